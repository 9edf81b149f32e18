"""Rows beside incidents: what each gives for a field, rows without an incident, incidents without a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.coding.datasets import Dataset, dataset
from variorum.model.assertion import Assertion
from variorum.model.codebook import codebook
from variorum.model.finding import Finding, Reading, Record
from variorum.model.value import Value
from variorum.publish.compare.standing import Standing, known, one, standing
from variorum.publish.dossier.words import value_words
from variorum.publish.summary import block
from variorum.publish.summary_words import field_label, listed, words
from variorum.reconcile.fields import part_field
from variorum.run.coded import Match
from variorum.settings import DEFAULT_POLICY

#: fields of which the codebooks write several chosen readings, each in a column of its own
_SEVERAL = frozenset({"type", "group"})
#: fields in words of their own, which nothing can compare
_WORDS = "Text"
_NUMBER = "Count"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that a value is coded by: its column and words, and the assertion made of it."""

    assertion: str
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a row and its incident: what is coded, what the reports come to, how the two stand.

    `elsewhere` is the reading of some reports that agrees with what is coded where their finding does not.
    """

    field: str
    label: str
    standing: Standing
    coded: str
    cells: tuple[Cell, ...]
    reported: str
    status: str
    sentence: str
    elsewhere: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A row beside the incident that it fits, with how sure that is (0..1) and why."""

    row: str
    report: str
    outlet: str
    origin: str
    policy: str
    incident: str
    what: str
    when: str
    where: str
    score: float
    reasons: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def parts(self) -> int:
        """In how many fields they do not agree."""
        return sum(line.standing != Standing.AGREE for line in self.lines)


@dataclass(frozen=True, slots=True)
class Alone:
    """A row that fits no incident, or an incident that no row of a dataset fits.

    `perhaps` names what it may be after all, with how sure that is.
    """

    id: str
    outlet: str
    origin: str
    what: str
    when: str
    where: str
    perhaps: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Tables and reports compared: what has both, the rows without an incident, the incidents without a row."""

    pairs: tuple[Pair, ...]
    rows: tuple[Alone, ...]
    incidents: tuple[Alone, ...]


def comparison(
    found: Iterable[Match],
    records: Iterable[Record],
    *,
    against: str | None = None,
    policy: str | None = None,
) -> Comparison:
    """The rows of the dataset `against` (its short name or what it is called; None: of all) beside the records.

    Findings are those of `policy`; None: of the policy that follows the dataset's own rules.
    """
    wanted = (m for m in found if against is None or against.casefold() in _names(m))
    chosen = sorted(wanted, key=lambda m: (_outlet(m), m.report.title or "", m.report.id))
    fitting: dict[str, list[Match]] = {}
    for match in chosen:
        if match.sure and match.incident_id:
            fitting.setdefault(match.incident_id, []).append(match)
    main = [(r, fitting.get(r.incident.id, ())) for r in records]
    outlets = list(dict.fromkeys(_outlet(m) for m in chosen))
    return Comparison(
        pairs=tuple(_pair(record, match, policy) for record, its in main for match in its),
        rows=tuple(_row_alone(match) for match in chosen if not match.sure),
        incidents=tuple(_incidents_alone(main, outlets, policy or DEFAULT_POLICY)),
    )


def _names(match: Match) -> tuple[str, str]:
    return str(match.report.dataset), _outlet(match).casefold()


def _outlet(match: Match) -> str:
    return match.report.outlet or str(match.report.dataset)


def _pair(record: Record, match: Match, policy: str | None) -> Pair:
    known_as = dataset(str(match.report.dataset))
    chosen = policy or known_as.policy
    summary = block(record, chosen)
    return Pair(
        row=match.report.title or match.report.id,
        report=match.report.id,
        outlet=_outlet(match),
        origin=match.report.origin,
        policy=chosen,
        incident=record.incident.id,
        what=summary.what,
        when=summary.when,
        where=summary.where,
        score=match.score,
        reasons=match.reasons,
        lines=tuple(_lines(known_as, match, record.under(chosen))),
    )


def _lines(known_as: Dataset, match: Match, findings: Mapping[str, Finding]) -> Iterator[Line]:
    coded: dict[str, list[Assertion]] = {}
    for said in match.account.assertions:
        coded.setdefault(part_field(said.field, said.note("part"), said.note("attackers")), []).append(said)
    order = [f.name for f in codebook().fields if f.type != _WORDS]
    names = known_as.fields | {name for name in coded if name.partition("/")[0] in order}
    for name in sorted(names, key=lambda n: (order.index(n.partition("/")[0]), n)):
        line = _line(known_as, name, coded.get(name, ()), findings.get(name))
        if line is not None:
            yield line


def _line(known_as: Dataset, name: str, coded: Sequence[Assertion], finding: Finding | None) -> Line | None:
    """What both say of one field; None if neither says anything."""
    told = known(_values(finding))
    mine = tuple(dict.fromkeys(said.value for said in coded))
    if not told and not known(mine):
        return None
    how = standing(known_as.name, mine, told)
    return Line(
        field=name,
        label=field_label(name),
        standing=how,
        coded=listed((value_words(v) for v in mine), most=len(mine)),
        cells=tuple(Cell(a.id, a.rule.partition(": ")[2], a.original) for a in coded),
        reported=listed((value_words(v) for v in told), most=len(told)),
        status=finding.status.value if finding is not None else "",
        sentence=finding.sentence if finding is not None else "",
        elsewhere=_elsewhere(known_as.name, coded, finding) if how is not Standing.AGREE else "",
    )


def _values(finding: Finding | None) -> Iterator[Value | None]:
    """The value that the policy settled on and, where there can be several, the other chosen ones.

    Of a toll the chosen figures themselves: how far the policy widens them is no figure that anybody gave.
    """
    if finding is None:
        return
    whole = codebook().field(finding.field.partition("/")[0])
    chosen = [r.value for r in finding.readings if r.id in finding.chosen]
    if not (chosen and whole.type == _NUMBER):
        yield finding.value
    if whole.many or finding.field in _SEVERAL or whole.type == _NUMBER:
        yield from chosen


def _elsewhere(name: str, coded: Sequence[Assertion], finding: Finding | None) -> str:
    """The reading that agrees with what is coded and was not chosen, who gives it, and why it was not."""
    readings = finding.readings if finding is not None else ()
    agreeing = [r for r in readings if any(one(name, a.value, r.value) is Standing.AGREE for a in coded)]
    left = [r for r in agreeing if finding is not None and r.id not in finding.chosen]
    return "; ".join(_reading(r, finding) for r in left)


def _reading(reading: Reading, finding: Finding | None) -> str:
    losses = finding.losses if finding is not None else ()
    why = next((loss.reason for loss in losses if loss.reading_id == reading.id), "")
    return f"{value_words(reading.value)} is given by {listed(reading.voices) or 'nobody'}" + (
        f": {why}" if why else ""
    )


def _row_alone(match: Match) -> Alone:
    values = {said.field: words(said.value) for said in reversed(match.account.assertions)}
    return Alone(
        id=match.report.title or match.report.id,
        outlet=_outlet(match),
        origin=match.report.origin,
        what=values.get("type", ""),
        when=values.get("date", ""),
        where=values.get("place", ""),
        perhaps=f"{match.incident_id} ({match.score:.2f})" if match.incident_id else "",
    )


def _incidents_alone(
    records: Iterable[tuple[Record, Sequence[Match]]], outlets: Sequence[str], policy: str
) -> Iterator[Alone]:
    """The incidents that reports are mainly about, for each dataset that has no row of them."""
    for record, its in records:
        if record.incident.background:
            continue
        held = {_outlet(match) for match in its}
        summary = block(record, policy)
        seen = (summary.what, summary.when, summary.where)
        yield from (Alone(record.incident.id, name, "", *seen) for name in outlets if name not in held)
