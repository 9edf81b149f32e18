"""Lineages in steps: new reports are looked up in the index that the store keeps; what they touch is made anew.

The index lies in the store as link/ dumps it. Reports that came since are added to it again at each step,
until there are so many that it is dumped anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from json import dumps, loads

from variorum.link.lineage.index import Index
from variorum.link.lineage.lineages import grouped
from variorum.link.lineage.trace import Trace
from variorum.link.moment import order
from variorum.model.incident import MERGING, Derived, Lineage
from variorum.model.report import Report
from variorum.store import Entered, Traced, Traces

#: more new reports than this at once are traced together with all others: one by one would take longer
ONE_BY_ONE = 200
#: reports that may have come since the index was dumped; adding one again takes a quarter of a millisecond
TAIL = 400
#: where the orders of the indexed reports lie among the parts of the index
_ORDERS = -1


def trace_step(traces: Traces, *, anew: bool) -> Traced:
    """The lineages that new reports change; of all reports where there are many new ones, or `anew`."""
    new = traces.untraced()
    if anew or len(new) > ONE_BY_ONE or traces.altered():
        return _all(traces)
    return _some(traces, new) if new else Traced()


def _all(traces: Traces) -> Traced:
    trace = Trace()
    reports = sorted(traces.reports(traces.all()), key=order)
    trace.add(reports)
    found = dict(zip((r.id for r in reports), trace.derivations([r.id for r in reports]), strict=True))
    return Traced(
        anew=True,
        entered=[Entered(n, r.id) for n, r in enumerate(reports)],
        index=_dumped(trace),
        found={name: its for name, its in found.items() if its},
        old=traces.lineages(),
        new=list(grouped(reports, (one for its in found.values() for one in its))),
    )


def _dumped(trace: Trace) -> dict[int, bytes]:
    return {**dict(enumerate(trace.index.dump())), _ORDERS: dumps(trace.orders).encode()}


class _Held(dict[str, Report]):
    """Reports by id, fetched from the store when they are asked for."""

    def __init__(self, traces: Traces) -> None:
        super().__init__()
        self._traces = traces

    def fetch(self, ids: Iterable[str]) -> None:
        """Get these and those that they replace, all at once."""
        new = list(self._traces.reports(sorted(set(ids) - self.keys())))
        self.update((r.id, r) for r in new)
        replaced = {r.replaces for r in new if r.replaces} - self.keys()
        self.update((r.id, r) for r in self._traces.reports(sorted(replaced)))

    def __missing__(self, identity: str) -> Report:
        self.fetch([identity])
        return self[identity]


def _some(traces: Traces, new: Sequence[str]) -> Traced:
    trace, held = _resumed(traces)
    touched: set[str] = set()
    first, tail = traces.number(), len(traces.tail())
    held.fetch(new)
    for identity in new:
        trace.add([held[identity]])
        touched |= trace.touched(held[identity])
    held.fetch(touched)
    ordered = sorted(touched)
    found = dict(zip(ordered, trace.derivations(ordered), strict=True))
    old, lines = _lineages(traces, found)
    return Traced(
        entered=[Entered(first + n, identity) for n, identity in enumerate(new)],
        index=_dumped(trace) if tail + len(new) > TAIL else None,
        found=found,
        old=old,
        new=lines,
    )


def _resumed(traces: Traces) -> tuple[Trace, _Held]:
    """The trace as the last step left it."""
    parts, held = traces.index(), _Held(traces)
    orders = [(moment, identity) for moment, identity in loads(parts.pop(_ORDERS, b"[]"))]
    index = Index.load(parts[n] for n in sorted(parts)) if parts else Index()
    trace = Trace.resumed(index, orders, held)
    tail = traces.tail()
    held.fetch(tail)
    trace.add(held[identity] for identity in tail)
    return trace, held


def _lineages(traces: Traces, found: dict[str, tuple[Derived, ...]]) -> tuple[list[Lineage], list[Lineage]]:
    """The lineages that hold a report of which a derivation comes or goes, as they were and as they are.

    A lineage is made of the derivations of its members, at whichever report they were found.
    """
    before = [one for _, one in traces.found_at(list(found))]
    after = [one for its in found.values() for one in its]
    near = found.keys() | {name for one in (*before, *after) for name in _ends(one)}
    old = traces.lineages(sorted(near))
    inside = near.union(*(line.report_ids for line in old))
    held = [(at, one) for at, one in traces.found_of(sorted(inside)) if at not in found]
    mine = [(at, one) for at, its in found.items() for one in its if one.report_id in inside]
    edges = [*held, *mine]
    # origins outside only give the order in which derivations are told
    wanted = inside | {one.origin_id for _, one in edges}
    ordered = sorted(traces.heads(sorted(wanted)), key=order)
    rank = {report.id: n for n, report in enumerate(ordered)}
    edges.sort(key=lambda edge: rank.get(edge[0], len(rank)))
    lines = grouped(ordered, (one for _, one in edges))
    return old, [line for line in lines if line.origin_id in inside]


def _ends(one: Derived) -> Iterator[str]:
    """The reports whose lineage the derivation is in."""
    yield one.report_id
    if one.kind in MERGING:
        yield one.origin_id
