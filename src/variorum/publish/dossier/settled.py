"""Settled fields: what each policy made of the readings of a field, and why the others lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model.assertion import Assertion, Certainty, Polarity, Stance
from variorum.model.codebook import codebook
from variorum.model.finding import Finding, Reading, Record, Status
from variorum.model.value import Count, Value
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.evidence import Ref, reference
from variorum.publish.dossier.words import exactly, field_label, firmness, many, value_words
from variorum.publish.summary_words import first_words, triple

#: wordings of a reading that are quoted beside it, and their length: the evidence has them all in full
MOST_WORDINGS, MOST_LETTERS = 3, 60
#: the states that a coder has to look at
OPEN = tuple(s.value for s in (Status.DISPUTED, Status.RANGE, Status.SUPERSEDED, Status.NONE_SUPPORTED))


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A distinct value with its witnesses and the words as written.

    `fate` says why it was chosen or not, `ended` where it is said that it stands no more.
    """

    id: str
    value: str
    words: tuple[str, ...]
    firm: tuple[str, ...]
    chosen: bool
    fate: str
    voices: tuple[str, ...]
    as_of: str
    lineages: int
    refs: tuple[Ref, ...]
    denied: tuple[Ref, ...]
    ended: tuple[Ref, ...]
    given: Value
    role: str

    @property
    def count(self) -> Count | None:
        """The value where it is a count."""
        return self.given if isinstance(self.given, Count) else None


@dataclass(frozen=True, slots=True)
class Settled:
    """A field under one policy; without a finding `status` is "not settled" and there are no readings.

    `values` has (words, how firmly said) for each value that the finding rests on; `figure` is the number
    that stands for a count, `triple` its low–best–high.
    """

    policy: str
    status: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    value: Value | None
    figure: str
    triple: str | None
    exact: tuple[str, ...]
    sentence: str
    rule: str
    citation: str
    readings: tuple[ReadingView, ...]
    chosen: frozenset[str]

    @property
    def toll(self) -> Count | None:
        """The value where it is a count."""
        return self.value if isinstance(self.value, Count) else None


#: positions of policies in the order of the edition
Policies = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a reading, and under which policies."""

    policies: Policies
    chosen: bool
    why: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of the record under every policy, in the order of the edition's policies."""

    name: str
    label: str
    settled: tuple[Settled, ...]

    @property
    def stated(self) -> tuple[tuple[Policies, Settled], ...]:
        """Each finding once, with the policies that come to it by the same rule and for the same reason."""
        same: dict[Settled, list[int]] = {}
        for position, settled in enumerate(self.settled):
            same.setdefault(replace(settled, policy="", readings=(), chosen=frozenset()), []).append(position)
        return tuple((tuple(who), self.settled[who[0]]) for who in same.values())

    @property
    def readings(self) -> tuple[tuple[ReadingView, tuple[Fate, ...]], ...]:
        """Each reading once, with what becomes of it under the policies."""
        views: dict[str, ReadingView] = {}
        fates: dict[str, dict[tuple[bool, str], list[int]]] = {}
        for position, settled in enumerate(self.settled):
            for view in settled.readings:
                views.setdefault(view.id, view)
                fates.setdefault(view.id, {}).setdefault((view.chosen, view.fate), []).append(position)
        return tuple((view, _fates(fates[identity])) for identity, view in views.items())

    @property
    def open(self) -> bool:
        """True where some policy finds that readings differ or none holds."""
        return any(s.status in OPEN for s in self.settled)


def _fates(same: Mapping[tuple[bool, str], Sequence[int]]) -> tuple[Fate, ...]:
    return tuple(Fate(tuple(who), chosen, why) for (chosen, why), who in same.items())


def won(fates: Iterable[Fate]) -> Policies:
    """The policies that choose a reading."""
    return tuple(sorted(position for fate in fates if fate.chosen for position in fate.policies))


def field_view(edition: Edition, record: Record, name: str) -> FieldView:
    """The field `name` of a record under every policy."""
    known = {a.id: a for a in record.assertions()}
    settled = (_settled(edition, known, record.under(p).get(name), p) for p in edition.policies)
    return FieldView(name, field_label(name), tuple(settled))


def _settled(edition: Edition, known: dict[str, Assertion], finding: Finding | None, policy: str) -> Settled:
    if finding is None:
        return Settled(policy, "not settled", (), None, "", None, (), "", "", "", (), frozenset())
    value = finding.value
    chosen = [r for r in finding.readings if r.id in finding.chosen]
    return Settled(
        policy=policy,
        status=finding.status.value,
        values=_values(finding, chosen, known),
        value=value,
        figure=_figure(value),
        triple=triple(value) if isinstance(value, Count) else None,
        exact=tuple(exactly(value)),
        sentence=finding.sentence,
        rule=finding.rule,
        citation=finding.citation,
        readings=tuple(_reading(edition, finding, r, known) for r in finding.readings),
        chosen=frozenset(i for r in chosen for i in r.assertions),
    )


def _figure(value: Value | None) -> str:
    """The best figure of a count, or its words where it has none or is only a floor: "84", "at least 84"."""
    if not isinstance(value, Count):
        return ""
    floor = value.high is None and value.best == value.low
    return value_words(value) if value.best is None or floor else str(value.best)


def _values(
    finding: Finding, chosen: list[Reading], known: dict[str, Assertion]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The values to show: of a field that holds several, each reading that the finding rests on."""
    if many(finding.field) and chosen:
        return tuple((value_words(r.value), _firm(r, known)) for r in chosen)
    if finding.value is None and not chosen:
        return ()
    firm = tuple(dict.fromkeys(word for r in chosen for word in _firm(r, known)))
    value = chosen[0].value if finding.value is None else finding.value
    return ((value_words(value), firm),)


def _firm(reading: Reading, known: dict[str, Assertion]) -> tuple[str, ...]:
    """How firmly a reading's value is said, each word once; "" (said plainly) outdoes mere hedges."""
    found = tuple(dict.fromkeys(firmness(known[i]) for i in reading.assertions if i in known))
    plain = reading.stance == Stance(Polarity.AFFIRMED, Certainty.CERTAIN) and "" in found
    return () if plain else tuple(filter(None, found))


def _reading(
    edition: Edition, finding: Finding, reading: Reading, known: dict[str, Assertion]
) -> ReadingView:
    losses = {loss.reading_id: loss.reason for loss in finding.losses}
    enders = [loss.ended.by for loss in finding.losses if loss.ended and loss.reading_id == reading.id]
    chosen = reading.id in finding.chosen
    behind = [known[i] for i in reading.assertions if i in known]
    against = [known[i] for i in reading.denied_by if i in known]
    return ReadingView(
        id=reading.id,
        value=value_words(reading.value),
        words=_as_written(behind),
        firm=_firm(reading, known),
        chosen=chosen,
        fate=losses.get(reading.id, "the finding rests on it" if chosen else "not chosen"),
        voices=tuple(reading.voices),
        as_of=_days(reading),
        lineages=len(reading.lineages),
        refs=_refs(edition, behind),
        denied=_refs(edition, against),
        ended=_refs(edition, [known[i] for i in enders if i in known]),
        given=reading.value,
        role=behind[0].voice.primary.role.value if behind else "unknown",
    )


def _as_written(assertions: Iterable[Assertion]) -> tuple[str, ...]:
    """The words of the reports for a reading, each once, the first few of them."""
    found = dict.fromkeys(first_words(a.original, MOST_LETTERS) for a in assertions)
    return tuple(list(found)[:MOST_WORDINGS])


def _refs(edition: Edition, assertions: Iterable[Assertion]) -> tuple[Ref, ...]:
    return tuple(reference(edition, a) for a in assertions)


def _days(reading: Reading) -> str:
    """The days of the earliest and the latest as-of."""
    days = tuple(dict.fromkeys(d for d in (reading.first, reading.last) if d))
    return " to ".join(days)


def rows(record: Record) -> dict[str, tuple[Assertion, ...]]:
    """The assertions that belong to each row of the record, in the codebook's order, parts after wholes.

    A finding's readings say what belongs to it ("killed/children", or the claim behind a group); what no
    finding takes up stands under its own field, so that nothing that is said goes unseen.
    """
    every = {a.id: a for a in record.assertions()}
    found: dict[str, dict[str, Assertion]] = {}
    taken: set[str] = set()
    for finding in record.findings:
        for identity in _of_finding(finding):
            if identity in every:
                found.setdefault(finding.field, {})[identity] = every[identity]
                if every[identity].field == finding.field.split("/")[0]:
                    taken.add(identity)
        found.setdefault(finding.field, {})
    for assertion in every.values():
        if assertion.id not in taken:
            found.setdefault(assertion.field, {})[assertion.id] = assertion
    return {name: _in_order(found[name], every) for name in sorted(found, key=_field_order)}


def _of_finding(finding: Finding) -> tuple[str, ...]:
    return tuple(i for r in finding.readings for i in (*r.assertions, *r.denied_by))


def _in_order(found: dict[str, Assertion], every: dict[str, Assertion]) -> tuple[Assertion, ...]:
    order = {identity: i for i, identity in enumerate(every)}
    return tuple(sorted(found.values(), key=lambda a: order[a.id]))


def _field_order(name: str) -> tuple[int, str]:
    order = {f.name: i for i, f in enumerate(codebook().fields)}
    return order.get(name.split("/", maxsplit=1)[0], len(order)), name
