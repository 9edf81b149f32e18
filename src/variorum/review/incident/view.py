"""What the page of an incident shows: fields and readings, each with the words that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.model.finding import Finding, Record, Status
from variorum.publish.detail import Detail, FieldDetail, ReadingDetail, Witness, detail, outlet_of
from variorum.publish.disputes import OPEN, differ, weight
from variorum.publish.dossier.edition import Edition, single
from variorum.publish.dossier.safe import anchor
from variorum.publish.summary_words import SERIES_WORDS
from variorum.review.decide.making import undisputed
from variorum.review.decide.state import field_state, record_state
from variorum.review.incident.texts import Text, key_of, texts

#: reports that stand beside each other: as many as can be read together
_BESIDE = 2
#: what a person need not look at again
_CLOSED = (Status.DECIDED,)


@dataclass(frozen=True, slots=True)
class Ref:
    """A highlight by its number on the page, where it stands, and whether it denies the value."""

    key: str
    anchor: str
    outlet: str
    quote: str
    denies: bool
    id: str = ""


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A reading of a field: `number` counts from 1, `shows` are the anchors of the reports to set beside each other."""

    number: int
    told: ReadingDetail
    refs: tuple[Ref, ...]
    shows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field; `matters` (0..1) is how much its dispute matters, 0 without one.

    `state` is told by decisions on it; `then` is the next field that nobody has decided, "" for none.
    """

    anchor: str
    told: FieldDetail
    open: bool
    matters: float
    readings: tuple[ReadingView, ...]
    state: str
    then: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """All highlights of the field, each once."""
        return tuple(dict.fromkeys(ref.key for reading in self.readings for ref in reading.refs))


@dataclass(frozen=True, slots=True)
class Tie:
    """Another incident that this one may be, or is a part of: how, its name, its id, and why."""

    how: str
    name: str
    id: str
    why: tuple[str, ...]
    twin: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """An account: what one of the reports tells of the incident, by its first words."""

    id: str
    siglum: str
    outlet: str
    label: str
    report: str


@dataclass(frozen=True, slots=True)
class View:
    """The page of an incident; `chosen` is the field and `reading` the number of the reading that it opens with.

    `state` is that of the whole incident, which decisions on it tell; `undisputed` how many fields can be accepted
    together.
    """

    told: Detail
    fields: tuple[FieldView, ...]
    texts: tuple[Text, ...]
    ties: tuple[Tie, ...]
    chosen: FieldView | None
    reading: int
    state: str
    accounts: tuple[Told, ...]
    undisputed: int

    @property
    def shown(self) -> tuple[Text, ...]:
        """The reports beside each other, in the order of the readings."""
        by_anchor = {text.anchor: text for text in self.texts}
        found = self.chosen.readings[self.reading - 1].shows if self.chosen and self.chosen.readings else ()
        return tuple(by_anchor[name] for name in found) or self.texts[:1]

    @property
    def rest(self) -> tuple[Text, ...]:
        """The other reports."""
        return tuple(text for text in self.texts if text not in self.shown)


def view(record: Record, policy: str, asked: tuple[str, int], named: Callable[[str], str | None]) -> View:
    """The view of a record. `asked` names the field ("" for the one that needs a person most) and the reading.

    `named` gives the name of an incident by its id, None where there is none such.
    """
    edition = single(record, (policy,), frozenset())
    told = detail(record, policy)
    settled = record.under(policy)
    fields = _followed([_field(edition, one, settled.get(one.field)) for one in told.fields])
    chosen = _chosen(fields, asked[0])
    number = asked[1] if chosen and 1 <= asked[1] <= len(chosen.readings) else 1
    ties = tuple(_ties(record, named))
    state, accounts = record_state(record, policy), tuple(_accounts(edition, record))
    return View(
        told,
        fields,
        texts(edition, record),
        ties,
        chosen,
        number,
        state,
        accounts,
        len(undisputed(record, policy)),
    )


def _followed(fields: Sequence[FieldView]) -> tuple[FieldView, ...]:
    """The fields, each with the one to go on to when it is decided."""
    open_ones = [i for i, f in enumerate(fields) if f.state and f.told.status not in _CLOSED]
    after = [
        next((j for j in (*(k for k in open_ones if k > i), *open_ones) if j != i), None)
        for i in range(len(fields))
    ]
    return tuple(
        replace(f, then="" if j is None else fields[j].told.field) for f, j in zip(fields, after, strict=True)
    )


def _accounts(edition: Edition, record: Record) -> Iterator[Told]:
    for one in record.accounts:
        outlet = outlet_of(record.report(one.report_id))
        yield Told(one.id, edition.sigla[one.report_id], outlet, one.label, anchor("r", one.report_id))


def _chosen(fields: Sequence[FieldView], name: str) -> FieldView | None:
    named = [f for f in fields if f.told.field == name]
    most = max(fields, key=lambda f: f.matters, default=None)
    return named[0] if named else most


def _field(edition: Edition, told: FieldDetail, finding: Finding | None) -> FieldView:
    disputed = finding is not None and finding.status in OPEN and differ(finding)
    return FieldView(
        anchor=anchor("f", told.field),
        told=told,
        open=disputed,
        matters=weight(finding) if finding is not None and disputed else 0.0,
        readings=tuple(_readings(edition, told.readings)),
        state=field_state(finding),
    )


def _readings(edition: Edition, told: Sequence[ReadingDetail]) -> Iterator[ReadingView]:
    homes = [tuple(dict.fromkeys(w.report for w in (*one.witnesses, *one.denied_by))) for one in told]
    for at, one in enumerate(told):
        beside = _beside(homes, at, chosen=[i for i, r in enumerate(told) if r.chosen])
        refs = (*_refs(edition, one.witnesses, denies=False), *_refs(edition, one.denied_by, denies=True))
        yield ReadingView(at + 1, one, refs, tuple(anchor("r", name) for name in beside))


def _beside(homes: Sequence[tuple[str, ...]], at: int, *, chosen: Sequence[int]) -> tuple[str, ...]:
    """A report of this reading, and another: one of the chosen reading, or of the next, or of this one too."""
    against = [i for i in (*chosen, *range(len(homes))) if i != at]
    others = [name for i in against for name in homes[i]] + list(homes[at][1:])
    first = homes[at][:1]
    return (*first, *(name for name in dict.fromkeys(others) if name not in first))[:_BESIDE]


def _refs(edition: Edition, witnesses: Iterable[Witness], *, denies: bool) -> Iterator[Ref]:
    for w in witnesses:
        key = key_of(edition.sigla[w.report], edition.numbers[w.id])
        yield Ref(key, anchor("w", w.id), w.outlet, w.quote, denies, w.id)


def _ties(record: Record, named: Callable[[str], str | None]) -> Iterator[Tie]:
    """Series first, which reports tell of, then twins, which are a guess."""
    for link in record.series:
        yield Tie(SERIES_WORDS[link.role], link.label, link.incident_id, tuple(a.original for a in link.said))
    for twin in record.incident.twins:
        name = named(twin.incident_id)
        if name is not None:
            yield Tie(
                f"may be the same ({twin.score:.2f}) as", name, twin.incident_id, twin.reasons, twin=True
            )
