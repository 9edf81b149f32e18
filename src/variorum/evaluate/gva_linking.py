"""Linking measured on reports whose incidents are known: B-cubed, adjusted Rand index, and warnings of twins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from variorum.evaluate.gva_clusters import adjusted_rand, b_cubed
from variorum.evaluate.outcome import Tally
from variorum.evaluate.settled import Read, main_account
from variorum.link.linker import Corpus, link
from variorum.model.assertion import Account
from variorum.model.incident import Incident

Names = Mapping[str, str]


def linking(groups: Sequence[Sequence[Read]]) -> dict[str, object]:
    """B-cubed and adjusted Rand index of our incidents over all reports, against the given groups.

    A report is in the incident of its main account; one without is in that of its first account that is linked,
    and by itself if it has none. `twins`: of the pairs of our incidents that share a group, the share
    that are named as likely twins (recall), and the share of warnings that name such a pair (precision).
    """
    found = incidents(groups)
    homes = {m.account_id: i.id for i in found for m in i.links}
    gold = {r.id: str(n) for n, group in enumerate(groups) for r, _ in group}
    given = {r.id: home(r.id, those, homes) for group in groups for r, those in group}
    return {
        "b_cubed": b_cubed(given, gold).figures(),
        "ari": adjusted_rand(given, gold),
        "twins": twins(found, given, gold).figures(),
    }


def incidents(groups: Sequence[Sequence[Read]]) -> list[Incident]:
    """The incidents of all reports together, without the grouping."""
    reports = {r.id: r for group in groups for r, _ in group}
    accounts = [a for group in groups for _, those in group for a in those]
    corpus = Corpus(tuple(reports[i] for i in sorted(reports)), tuple(sorted(accounts, key=lambda a: a.id)))
    return [i for i in link(corpus) if isinstance(i, Incident)]


def home(report: str, accounts: Sequence[Account], homes: Names) -> str:
    """The incident that a report is in, its own id where it is in none."""
    first = main_account(accounts)
    ordered = [*([first] if first else []), *accounts]
    return next((homes[a.id] for a in ordered if a.id in homes), report)


def twins(found: Sequence[Incident], given: Names, gold: Names) -> Tally:
    """The warnings of likely twins against the pairs of incidents that share a group of reports."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for report, incident in given.items():
        groups[gold[report]].add(incident)
    split = {frozenset(pair) for those in groups.values() for pair in combinations(sorted(those), 2)}
    ours = set(given.values())
    warned = {
        frozenset((i.id, t.incident_id)) for i in found for t in i.twins if {i.id, t.incident_id} <= ours
    }
    return Tally(len(warned & split), len(warned), len(split))
