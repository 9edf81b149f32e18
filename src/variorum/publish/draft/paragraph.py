"""The paragraph: its sentences in order, their citations numbered, each resolved to words in a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from variorum.model.assertion import Assertion
from variorum.model.finding import Record
from variorum.publish.detail import outlet_of
from variorum.publish.draft.clause import Clause, Sentence, told
from variorum.publish.draft.scene import scene
from variorum.publish.draft.toll import tolls
from variorum.publish.draft.who import who
from variorum.reconcile.evidence import Evidence

#: places that a clause cites where it has not more voices than that; `variorum explain` has the others
_CITED = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A clause as it stands in the paragraph: what joins it to the one before, its words, its citations.

    `assertions` are all that it rests on, `citations` the numbers of those that are cited.
    """

    lead: str
    words: str
    citations: tuple[int, ...]
    assertions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """What a number resolves to: words of a report, at characters [start, end) of its text."""

    number: int
    report: str
    outlet: str
    title: str | None
    published: str | None
    url: str | None
    start: int
    end: int
    quote: str
    context: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """An incident in sentences under a policy. `text` is the whole, with citations in brackets."""

    incident: str
    policy: str
    text: str
    sentences: tuple[tuple[Part, ...], ...]
    citations: tuple[Citation, ...]


def draft(record: Record, policy: str) -> Paragraph:
    """The paragraph of an incident; by template alone, so the same record gives the same words."""
    known = told(record, policy)
    found: tuple[Sentence, ...] = (*scene(known), *tolls(known), *who(known))
    numbers = _Numbers()
    parts = tuple(tuple(_part(clause, numbers) for clause in _opened(sentence)) for sentence in found)
    return Paragraph(
        incident=record.incident.id,
        policy=policy,
        text=" ".join(_sentence(sentence) for sentence in parts),
        sentences=parts,
        citations=tuple(_citation(record, said, n) for n, said in numbers.cited()),
    )


class _Numbers:
    """Gives the words at a span of a report one number, in the order in which they are asked for."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._first: dict[int, Assertion] = {}

    def of(self, said: Assertion) -> int:
        """The number of the words that an assertion rests on."""
        number = self._numbers.setdefault(
            (said.report_id, said.span.start, said.span.end), len(self._numbers) + 1
        )
        self._first.setdefault(number, said)
        return number

    def cited(self) -> Iterable[tuple[int, Assertion]]:
        """The numbers in order, each with its first assertion."""
        return self._first.items()


def _opened(sentence: Sentence) -> Iterator[Clause]:
    """The clauses, the first with a capital and nothing before it."""
    first, *rest = sentence
    yield replace(first, words=first.words[:1].upper() + first.words[1:], lead="")
    yield from rest


def _part(clause: Clause, numbers: _Numbers) -> Part:
    return Part(
        lead=clause.lead,
        words=clause.words,
        citations=tuple(sorted({numbers.of(e.assertion) for e in _cited(clause.evidence)})),
        assertions=tuple(e.assertion.id for e in clause.evidence),
    )


def _cited(evidence: Iterable[Evidence]) -> list[Evidence]:
    """The first of each voice, then of each further report, up to `_CITED`."""
    voices: dict[str, Evidence] = {}
    reports: dict[str, Evidence] = {}
    for one in evidence:
        voices.setdefault(one.name, one)
        reports.setdefault(one.report, one)
    return list(dict.fromkeys([*voices.values(), *reports.values()]))[: max(_CITED, len(voices))]


def _sentence(parts: Iterable[Part]) -> str:
    return "".join(f"{p.lead}{p.words} [{', '.join(map(str, p.citations))}]" for p in parts) + "."


def _citation(record: Record, said: Assertion, number: int) -> Citation:
    report = record.report(said.report_id)
    return Citation(
        number=number,
        report=report.id,
        outlet=outlet_of(report),
        title=report.title,
        published=report.published.iso if report.published else None,
        url=report.url,
        start=said.span.start,
        end=said.span.end,
        quote=said.original,
        context=said.context.quote,
    )
