"""How to read the page: its words, its voices, its states, and the rules that were used."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.assertion import Role
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.words import field_label

WORDS = (
    ("report", "one published text, with its outlet and time; each has a letter (A, B, ...) on this page"),
    ("voice", "whom a report credits for what it says, as a chain from the outlet to who said it first"),
    ("account", "what one report says about one happening"),
    ("incident", "the happening in the world, to which accounts are linked"),
    (
        "assertion",
        "one voice, in one report, gives one value for one field; “A 12” is the twelfth of report A",
    ),
    ("reading", "one distinct value of a field, with all assertions behind it"),
    ("lineage", "reports that are one witness, such as a wire text and its rewrites; it counts once"),
    ("policy, finding", "a named rule for settling readings, and what it makes of them; it is not the truth"),
    ("claim", "always a claim of responsibility; a denial and a blame are entries of their own"),
    ("as of", "the time for which a voice gives a figure, which may be earlier than the report"),
    ("low–best–high", "the least, the best and the most that a figure allows; “?” is an open end"),
)
FIRMNESS = (
    ("claimed", "said by those who say that they did it"),
    ("alleged", "said of a named attacker, group or branch by somebody else; nobody has proved it here"),
    (
        "accused, suspected, suggested",
        "blame that is stated, held likely, or only held possible by its voice",
    ),
    ("probable, possible", "the voice itself hedges"),
    (
        "doubted",
        "the trained reader gives these words this small a share, 0 to 1, of being what a rule took them for",
    ),
    ("denied, not disputed, not known", "the voice denies it, lets it stand, or says that it does not know"),
)
STATES = (
    ("agreed", "independent witnesses give compatible readings: other lineages and other voices"),
    ("single", "one witness gives a reading: one lineage, or several that rest on one voice"),
    ("range", "readings differ and are given as a range"),
    ("disputed", "readings contradict each other; the policy chose, the others are kept"),
    ("superseded", "a later reading took the place of an earlier one"),
    ("none supported", "something is said, but the policy takes none of it as supported"),
    ("not settled", "the policy has no finding on this field"),
)
ROLES = {
    Role.AUTHORITY: "officials, ministries, police, armies",
    Role.PERPETRATOR: "those who say that they did it or stand accused of it, and their channels",
    Role.EXPERT: "people asked for their knowledge",
    Role.WITNESS: "people who saw it",
    Role.VICTIM: "people it happened to, and those who speak for them",
    Role.MEDIA: "the outlet itself, or a medium it quotes",
    Role.UNKNOWN: "not said who",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that settled some fields under a policy."""

    policy: str
    rule: str
    citation: str
    fields: tuple[str, ...]


def rules(edition: Edition) -> tuple[Rule, ...]:
    """The rules that were used on this page, the run's own policy first."""
    found: dict[tuple[int, str, str], list[str]] = {}
    position = {policy: i for i, policy in enumerate(edition.policies)}
    for record in (*edition.main, *edition.background):
        for finding in record.findings:
            key = (position[finding.policy], finding.rule, finding.citation)
            found.setdefault(key, []).append(field_label(finding.field))
    return tuple(
        Rule(edition.policies[i], rule, citation, tuple(dict.fromkeys(fields)))
        for (i, rule, citation), fields in sorted(found.items())
    )
