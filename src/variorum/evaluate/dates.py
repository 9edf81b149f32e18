"""The benchmark `dates`: time expressions in TimeBank and AQUAINT, found and resolved, as TempEval-3 counts.

TempEval-3, task A (UzZaman et al., SemEval 2013): an expression is found strictly if its span is just the
marked one, relaxed if it overlaps; an attribute's F1 counts the relaxed matches whose attribute is right, over
all given and all marked. The creation time of each document is given, as our publication date, and is not
scored. HeidelTime, the best at the value, had .776 there, on the Platinum set of 20 newswire texts, and knew
TimeBank and AQUAINT, which we are measured on, as its training data.

`in_scope` counts DATE and TIME alone; what TimeML calls DURATION and SET dates nothing. Our values are
written as TimeML writes them in timex.py; the sets go by their folders, and `all` is both.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from variorum.errors import BadInput
from variorum.evaluate.halves import half
from variorum.evaluate.outcome import Miss, Outcome, Tally, Task
from variorum.evaluate.reading import report_of
from variorum.evaluate.timex import Timex, length, timed, timexes
from variorum.extract.date_lengths import find_lengths
from variorum.extract.parse_cache import parses_kept
from variorum.extract.scene import Scene, scene
from variorum.extract.times import find_times
from variorum.model.report import Report

_AROUND = 50


@dataclass(frozen=True, slots=True)
class Marked:
    """A report with the time expressions marked in it, and the folder that it is from."""

    report: Report
    gold: tuple[Timex, ...]
    folder: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A report with what is marked and what we give."""

    marked: Marked
    given: tuple[Timex, ...]

    def pairs(self) -> Iterator[tuple[Timex, Timex | None]]:
        """Each marked expression with the first of ours that overlaps it and no earlier one."""
        taken: set[int] = set()
        for gold in self.marked.gold:
            over = (n for n, t in enumerate(self.given) if t.start < gold.end and gold.start < t.end)
            n = next((n for n in over if n not in taken), None)
            taken |= set() if n is None else {n}
            yield gold, None if n is None else self.given[n]


def evaluate(task: Task) -> Outcome:
    """The figures of all .tml files below `task.data`, or of a half of them; BadInput if there is none."""
    scored = score(task, half(marked_reports(task.data), task.set))
    folders = {row.marked.folder for row in scored}
    found = {name: figures([r for r in scored if r.marked.folder == name]) for name in sorted(folders)}
    return Outcome(
        {**figures(scored), **(found if len(found) > 1 else {})},
        len(scored),
        tuple(miss for row in scored for miss in misses(row)),
    )


def marked_reports(path: Path) -> list[Marked]:
    """The documents below `path`, or `path` itself, in the order of their names."""
    files = [path] if path.is_file() else sorted(path.rglob("*.tml"))
    if not files:
        raise BadInput("there are no .tml files", where=str(path), mend="give the folder that holds the set")
    return [_marked(file) for file in files]


def _marked(path: Path) -> Marked:
    try:
        root = ET.parse(path).getroot()  # noqa: S314  # a research set that the user put there
    except ET.ParseError as error:
        raise BadInput(f"not XML: {error}", where=str(path), mend="give the set's own file") from error
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or created is None:
        raise BadInput("no TEXT or DCT", where=str(path), mend="give TimeML as TempEval-3 has it")
    text = "".join(body.itertext())
    name = f"{path.parent.name}/{path.stem}"
    report = report_of(name, text, published=created.get("value", "")[:10])
    return Marked(report, tuple(_gold(body, 0)), path.parent.name)


def _gold(node: ET.Element, start: int) -> Iterator[Timex]:
    """The TIMEX3 elements below `node`, whose text begins at `start`."""
    at = start + len(node.text or "")
    for child in node:
        words = "".join(child.itertext())
        if child.tag == "TIMEX3" and words.strip():
            yield Timex(at, at + len(words), child.get("type", ""), child.get("value", ""))
        yield from _gold(child, at)
        at += len(words) + len(child.tail or "")


def score(task: Task, marked: Sequence[Marked]) -> list[Scored]:
    """Every report read by the task's engine and set against what is marked in it."""
    read = task.engine.map(partial(_read, task.cache), [m.report for m in marked])
    return [Scored(one, tuple(found)) for one, (_, found) in zip(marked, read, strict=True)]


def _read(cache: Path | None, report: Report) -> Iterator[Timex]:
    with parses_kept(cache):
        seen = scene(report)
    yield from sorted(given(seen), key=lambda t: (t.start, t.end))


def given(seen: Scene) -> Iterator[Timex]:
    """Our expressions: dates, times of day joined to the date beside them, and lengths apart from these."""
    text = seen.report.text
    dates = [t for d in seen.dates for t in timexes(d, text[d.start : d.end])]
    times = [timed(t, s.span.start, _day(seen)) for s in seen.sentences for t in find_times(s.span.quote)]
    dated = list(_joined(text, dates, times))
    yield from dated
    for sentence in seen.sentences:
        for found in find_lengths(sentence.span.quote):
            one = length(found, sentence.span.start, seen.published)
            if not any(t.start < one.end and one.start < t.end for t in dated):
                yield one


def _day(seen: Scene) -> str:
    return seen.published.isoformat() if seen.published else ""


def _joined(text: str, dates: Sequence[Timex], times: Iterable[Timex]) -> Iterator[Timex]:
    """ "9 a.m. Monday" is one expression: the time on the date's day."""
    free = list(dates)
    for time in times:
        beside = next((d for d in free if _beside(text, d, time)), None)
        if beside is None:
            if not any(d.start < time.end and time.start < d.end for d in free):
                yield time
            continue
        free.remove(beside)
        value = f"{beside.value[:10]}{time.value[10:]}" if time.value and beside.value else beside.value
        free.append(Timex(min(beside.start, time.start), max(beside.end, time.end), "TIME", value))
    yield from free


def _beside(text: str, day: Timex, time: Timex) -> bool:
    first, second = sorted((day, time), key=lambda t: t.start)
    gap = text[first.end : second.start].strip()
    return day.type in ("DATE", "TIME") and first.end <= second.start and gap in ("", "on", ",", "at")


def figures(rows: Sequence[Scored]) -> dict[str, float]:
    """Recall, precision and F1, overall and `in_scope`, with the number marked."""
    everything = _tallies(rows, lambda _t: True)
    scope = _tallies(rows, lambda t: t.in_scope)
    return {"reports": float(len(rows)), **everything, **{f"in_scope_{k}": v for k, v in scope.items()}}


def _tallies(rows: Sequence[Scored], kept: Callable[[Timex], bool]) -> dict[str, float]:
    strict = relaxed = value = type_ = Tally()
    for row in rows:
        mine = Tally(0, sum(kept(t) for t in row.given), sum(kept(t) for t in row.marked.gold))
        pairs = [(g, t) for g, t in row.pairs() if t and kept(g) and kept(t)]
        relaxed += mine + Tally(len(pairs))
        strict += mine + Tally(sum((g.start, g.end) == (t.start, t.end) for g, t in pairs))
        value += mine + Tally(sum(g.value == t.value for g, t in pairs))
        type_ += mine + Tally(sum(g.type == t.type for g, t in pairs))
    return {
        **strict.figures("strict"),
        **relaxed.figures("relaxed"),
        **value.figures("value"),
        "type_f": type_.f,
        "value_of_found": value.right / relaxed.right if relaxed.right else 0.0,
        "cases": relaxed.expected,
    }


def misses(row: Scored) -> Iterator[Miss]:
    """What is wrong in a report: expressions not found, given where none is, or with another value."""
    report = row.marked.report
    paired = {(t.start, t.end) for _, t in row.pairs() if t}
    for gold, ours in row.pairs():
        expected = f"{gold.type} {gold.value}"
        passage = _passage(report, gold)
        if ours is None:
            yield Miss(
                report.origin, f"not found: {gold.type}", passage, expected, "nothing", weight=_weight(gold)
            )
        elif ours.value != gold.value:
            told = f"{report.text[ours.start : ours.end]!r} {ours.type} {ours.value or 'left open'}"
            kind = f"value: {gold.type}, {'left open' if not ours.value else 'another'}"
            yield Miss(report.origin, kind, passage, expected, told, weight=_weight(gold))
    for ours in row.given:
        if (ours.start, ours.end) not in paired:
            given_ = f"{ours.type} {ours.value}"
            yield Miss(report.origin, "no time there", _passage(report, ours), "nothing", given_, weight=0.5)


def _weight(gold: Timex) -> float:
    return 1.0 if gold.in_scope else 0.3


def _passage(report: Report, at: Timex) -> str:
    text = report.text
    before, behind = text[max(0, at.start - _AROUND) : at.start], text[at.end : at.end + _AROUND]
    return f"{before}[{text[at.start : at.end]}]{behind}"
