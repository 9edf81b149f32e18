"""Series and their parts: what reports say of their own accounts, said of the incidents that these are in.

A report tells that one of its accounts is a part of another (field `part_of`, its note `of` the other's id). Nothing
else makes a part: likeness never does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from variorum.model.assertion import Assertion, Polarity
from variorum.model.incident import SeriesLink, SeriesRole

#: the field under which a report tells that one of its accounts is a part of another
FIELD = "part_of"
#: (part, whole)
_Pair = tuple[str, str]


def series_links(
    said: Iterable[Assertion], homes: Mapping[str, str], labels: Mapping[str, str]
) -> dict[str, tuple[SeriesLink, ...]]:
    """By incident id, the incidents that it is a part of and those that are parts of it, wholes first.

    `said` are assertions of the field `part_of`; `homes` the incident of each account, by account id; `labels` what
    the incidents are called. Where reports tell it both ways, the way that more of them tell counts, if any.
    """
    found = _pairs(said, homes)
    links: dict[str, list[SeriesLink]] = defaultdict(list)
    for (part, whole), told in sorted(found.items()):
        if _reports(told) > _reports(found.get((whole, part), [])):
            links[part].append(_link(SeriesRole.WHOLE, whole, labels, told))
            links[whole].append(_link(SeriesRole.PART, part, labels, told))
    return {name: tuple(sorted(its, key=_order)) for name, its in links.items()}


def _pairs(said: Iterable[Assertion], homes: Mapping[str, str]) -> dict[_Pair, list[Assertion]]:
    found: dict[_Pair, list[Assertion]] = defaultdict(list)
    for one in said:
        part, whole = homes.get(one.account_id), homes.get(one.note("of") or "")
        if part and whole and part != whole and one.stance.polarity is Polarity.AFFIRMED:
            found[part, whole].append(one)
    return found


def _reports(told: Iterable[Assertion]) -> int:
    return len({one.report_id for one in told})


def _link(role: SeriesRole, other: str, labels: Mapping[str, str], told: Iterable[Assertion]) -> SeriesLink:
    return SeriesLink(role, other, labels.get(other, other), tuple(sorted(told, key=lambda one: one.id)))


def _order(link: SeriesLink) -> tuple[bool, str]:
    return link.role is SeriesRole.PART, link.incident_id
