"""Who is said to have done it, by whom and how firmly: one clause a claim, suggestion, blame or denial."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from variorum.model.assertion import Assertion, Certainty, Polarity, Role
from variorum.model.finding import Record
from variorum.model.value import Actor, Nothing
from variorum.publish.summary_words import listed, number

#: how an accusation is worded, by its certainty (contract: possible is a suggestion, probable a suspicion)
ACCUSED = {
    Certainty.CERTAIN: "blamed by",
    Certainty.PROBABLE: "suspected by",
    Certainty.POSSIBLE: "suggested by",
}
#: voices without a name, as people say them
_UNNAMED = {
    Role.AUTHORITY: "an authority",
    Role.PERPETRATOR: "a perpetrator",
    Role.EXPERT: "an expert",
    Role.WITNESS: "a witness",
    Role.VICTIM: "a victim",
    Role.MEDIA: "media",
    Role.UNKNOWN: "an unnamed voice",
}

Group = list[Assertion]


def responsibility(record: Record) -> tuple[str, ...]:
    """Clauses in the order of weight: claims, accusations, what is not disputed, denials."""
    clauses = (_claims, _branches, _blames, _non_disputes, _denials)
    return tuple(clause for make in clauses for clause in make(record))


def _claims(record: Record) -> Iterator[str]:
    for group in _grouped(record, "claim", lambda a: (*_actor(a), a.note("withdrawn") or "")):
        channels = listed(note for a in group if (note := a.note("channel")))
        over = f" over {channels}" if channels else ""
        did = "claim withdrawn by" if group[0].note("withdrawn") else "claimed by"
        yield f"{did} {_name(group)}{over} ({_reports(record, group)})"
    said = record.assertions("claim")
    # what an early report says of nobody having claimed is in the ledger; beside a claim it would mislead
    if said and all(isinstance(a.value, Nothing) for a in said):
        yield "said to be unclaimed"


def _branches(record: Record) -> Iterator[str]:
    if any(isinstance(a.value, Nothing) for a in record.assertions("branch")):
        yield "the claim names no branch"


def _blames(record: Record) -> Iterator[str]:
    for group in _grouped(record, "blame", lambda a: (*_actor(a), a.stance.certainty)):
        how = ACCUSED[group[0].stance.certainty]
        yield f"{_name(group)} {how} {_voices(group)} ({_reports(record, group)})"


def _non_disputes(record: Record) -> Iterator[str]:
    polarity = Polarity.NOT_DISPUTED
    for group in _grouped(record, "non_dispute", _actor, polarity=polarity):
        yield f"{_voices(group)} did not dispute that it was {_name(group)}"


def _denials(record: Record) -> Iterator[str]:
    def key(assertion: Assertion) -> tuple[str, ...]:
        own = assertion.note("own") == "yes"
        return (*_actor(assertion), "" if own else assertion.voice.primary.name)

    for group in _grouped(record, "denial", key, polarity=Polarity.DENIED):
        if group[0].note("own") == "yes":
            yield f"{_name(group)} denied its own involvement ({_reports(record, group)})"
        else:
            yield f"{_voices(group)} denied that {_name(group)} was involved ({_reports(record, group)})"


def _grouped(
    record: Record,
    field: str,
    key: Callable[[Assertion], tuple[str, ...]],
    *,
    polarity: Polarity = Polarity.AFFIRMED,
) -> list[Group]:
    """The assertions on actors with this polarity, grouped; those that most reports have come first."""
    groups: dict[tuple[str, ...], Group] = defaultdict(list)
    for assertion in record.assertions(field):
        if isinstance(assertion.value, Actor) and assertion.stance.polarity is polarity:
            groups[key(assertion)].append(assertion)
    return sorted(groups.values(), key=lambda group: -len({a.report_id for a in group}))


def _actor(assertion: Assertion) -> tuple[str, ...]:
    value = assertion.value
    return (value.id or value.name.casefold(),) if isinstance(value, Actor) else ("",)


def _name(group: Group) -> str:
    return next(a.value.name for a in group if isinstance(a.value, Actor))


def _voices(group: Iterable[Assertion]) -> str:
    return listed(said(a.voice.primary.name, a.voice.primary.role) for a in group)


def said(name: str, role: Role) -> str:
    """The name of a voice, or what it is where it has none."""
    return name or _UNNAMED[role]


def _reports(record: Record, group: Iterable[Assertion]) -> str:
    return number(count_reports(record, {a.report_id for a in group}), "report")


def count_reports(record: Record, ids: Iterable[str]) -> int:
    """How many reports these are, where a version that a later one replaces is not counted again."""
    earlier = {report.id: report.replaces for report in record.reports if report.replaces}
    return len({_first_version(identity, earlier) for identity in ids})


def _first_version(identity: str, earlier: dict[str, str]) -> str:
    while identity in earlier:
        identity = earlier[identity]
    return identity
