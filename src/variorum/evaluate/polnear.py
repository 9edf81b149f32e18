"""PolNeAR: who is credited with which words, against attributions marked by hand.

PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018) marks in each report spans of source, cue and content.
Our answer is what the reader credits tolls and blames by: `attributions` of `extract/voices.py`. Its source
is the words beside the cue that name or stand for the voice. The set marks no attribution within the content
of another, so ours within another of ours are left out. Quotation marks and stops at a span's edges are not
counted, nor an article before it.

Figures: for source, cue, content, recall, precision and F1 of spans that are equal (`exact`) and that share a
character (`overlap`), each answer paired with one gold span at most; for the triple (`all`), where the three
of one attribution are equal, or overlap. `content_tokens` counts words within contents, so that half a
content is half right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from variorum.errors import BadInput
from variorum.evaluate.outcome import Miss, Outcome, Tally, Task
from variorum.evaluate.reading import report_of
from variorum.extract.attribution import Attribution
from variorum.extract.parse_cache import parses_kept
from variorum.extract.scene import scene
from variorum.extract.voices import attributions
from variorum.model.report import Report

ROLES = ("source", "cue", "content")
_EDGE = " \t\n\"'“”‘’`.,;:-—–"
#: the name of a span; its words may hold line breaks, and then take lines of their own
_SPAN = re.compile(r"T\d+")
_EVENT = re.compile(r"E\d+")
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attributed:
    """An attribution as ranges: of its source, its cue and its content; each may have several parts or none."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]

    def of(self, role: str) -> tuple[Range, ...]:
        """The ranges of a role."""
        ranges: tuple[Range, ...] = getattr(self, role)
        return ranges


Match = Callable[[tuple[Range, ...], tuple[Range, ...]], bool]


def evaluate(task: Task) -> Outcome:
    """Score the attributions of the set (dev unless another is asked for)."""
    gold = list(_gold(task.data, task.set or "dev"))
    found = [
        (report, wanted, read)
        for (report, wanted), (_, read) in zip(gold, _read_all(task, [r for r, _ in gold]), strict=True)
    ]
    figures: dict[str, object] = {}
    for name, match in (("exact", _equal), ("overlap", _overlap)):
        for role in (*ROLES, "all"):
            tally = sum((_tally(w, r, role, match) for _, w, r in found), Tally())
            figures |= tally.figures(f"{role}_{name}")
    figures |= sum((_words(report, w, r) for report, w, r in found), Tally()).figures("content_tokens")
    figures["attributions"] = float(sum(len(w) for _, w, _ in found))
    misses = tuple(miss for report, w, r in found for miss in _misses(report, w, r))
    return Outcome(figures, len(found), misses)


def _gold(data: Path, part: str) -> Iterator[tuple[Report, list[Attributed]]]:
    folder = next((p for p in (data / part, data) if (p / "text").is_dir()), None)
    texts = sorted((folder / "text").glob("*.txt")) if folder else []
    if folder is None or not texts:
        raise BadInput(
            "no folder text with reports", where=str(data), mend=f"give the folder that holds {part}/text"
        )
    for path in texts:
        text = path.read_bytes().decode()
        # the marks' file has the text's name, and four digits of a digest behind it
        marks = next(iter(sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))), None)
        if marks is None:
            raise BadInput("no attributions", where=str(path), mend="give the whole set, with its .ann files")
        yield report_of(path.stem, text), list(_attributed(marks.read_text(encoding="utf-8"), text))


def _attributed(marks: str, text: str) -> Iterator[Attributed]:
    spans: dict[str, tuple[Range, ...]] = {}
    lines = [line.split("\t") for line in marks.splitlines() if line]
    for name, rest, *_ in (line for line in lines if _SPAN.fullmatch(line[0])):
        ranges = (part.split() for part in rest.partition(" ")[2].split(";"))
        spans[name] = tuple(_trimmed(text, int(low), int(high)) for low, high in ranges)
    for _, rest, *_ in (line for line in lines if _EVENT.fullmatch(line[0])):
        roles: dict[str, tuple[Range, ...]] = {}
        for role, name in (pair.split(":") for pair in rest.split()):
            key = role.rstrip("0123456789").lower()
            roles[key] = (*roles.get(key, ()), *spans.get(name, ()))
        yield Attributed(*(tuple(sorted(roles.get(role, ()))) for role in ROLES))


def _trimmed(text: str, start: int, end: int) -> Range:
    whole = (start, end)
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    # the colon of a headline is a cue
    return (start, end) if start < end else whole


def _read_all(task: Task, reports: list[Report]) -> Iterator[tuple[Report, list[Attributed]]]:
    for done, found in enumerate(task.engine.map(partial(_read, task.cache), reports), 1):
        task.watch("read", done, len(reports))
        yield found


def _read(cache: Path | None, report: Report) -> Iterator[Attributed]:
    with parses_kept(cache):
        found = attributions(scene(report))
    # the set marks none within another's content; a cue with several quotations is one attribution
    outer = [a for a in found if not any(b.covers(a.cue.start) and b.cue != a.cue for b in found)]
    for _, parts in groupby(outer, key=lambda a: a.cue):
        yield _ours(report.text, list(parts))


def _ours(text: str, parts: list[Attribution]) -> Attributed:
    first = parts[0]
    sources = [first.mention] if first.mention else [link.span for link in first.links if link.span]
    return Attributed(
        source=tuple(_trimmed(text, s.start, s.end) for s in sources[-1:]),
        cue=(_trimmed(text, first.cue.start, first.cue.end),),
        content=tuple(sorted(_trimmed(text, one.start, one.end) for one in parts)),
    )


def _equal(a: tuple[Range, ...], b: tuple[Range, ...]) -> bool:
    return a == b


def _overlap(a: tuple[Range, ...], b: tuple[Range, ...]) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def _tally(wanted: list[Attributed], given: list[Attributed], role: str, match: Match) -> Tally:
    roles = ROLES if role == "all" else (role,)
    if role != "all":
        wanted, given = _with(wanted, role), _with(given, role)
    pairs = _pairs(wanted, given, lambda a, b: all(_fits(match, a.of(r), b.of(r)) for r in roles))
    return Tally(len(pairs), len(given), len(wanted))


def _with(found: Iterable[Attributed], role: str) -> list[Attributed]:
    """The attributions that have the role, each of its spans once: one source may have two contents."""
    return list({one.of(role): one for one in found if one.of(role)}.values())


def _fits(match: Match, a: tuple[Range, ...], b: tuple[Range, ...]) -> bool:
    return (not a and not b) or match(a, b)


def _pairs(
    wanted: list[Attributed], given: list[Attributed], fits: Callable[[Attributed, Attributed], bool]
) -> list[tuple[int, int]]:
    """The pairs that fit, in text order, each used once."""
    left, pairs = list(range(len(given))), []
    for number, one in enumerate(wanted):
        hit = next((n for n in left if fits(one, given[n])), None)
        if hit is not None:
            left.remove(hit)
            pairs.append((number, hit))
    return pairs


def _words(report: Report, wanted: list[Attributed], given: list[Attributed]) -> Tally:
    ours, theirs = (_covered(report.text, found) for found in (given, wanted))
    return Tally(len(ours & theirs), len(ours), len(theirs))


def _covered(text: str, found: list[Attributed]) -> set[int]:
    ranges = (r for one in found for r in one.content)
    return {m.start() for low, high in ranges for m in _WORD.finditer(text, low, high)}


def _misses(report: Report, wanted: list[Attributed], given: list[Attributed]) -> Iterator[Miss]:
    hits = _pairs(wanted, given, lambda a, b: all(_fits(_overlap, a.of(r), b.of(r)) for r in ROLES))
    missed = [w for n, w in enumerate(wanted) if n not in {a for a, _ in hits}]
    false = [g for n, g in enumerate(given) if n not in {b for _, b in hits}]
    for one in missed:
        near = next((g for g in false if _overlap(one.cue, g.cue)), None)
        yield Miss(
            report.origin, _kind(one, near), _passage(report, one), _said(report, one), _said(report, near)
        )
    for one in false:
        if not any(_overlap(one.cue, w.cue) for w in missed):
            yield Miss(
                report.origin, "no attribution there", _passage(report, one), "none", _said(report, one)
            )


def _kind(wanted: Attributed, given: Attributed | None) -> str:
    if given is None:
        return "cue not found" if wanted.source else "cue without a source not found"
    return next(f"wrong {role}" for role in ROLES if not _fits(_overlap, wanted.of(role), given.of(role)))


def _said(report: Report, one: Attributed | None) -> str:
    if one is None:
        return "none"
    parts = (" + ".join(report.text[a:b] for a, b in one.of(role)) or "-" for role in ROLES)
    return " | ".join(parts)


def _passage(report: Report, one: Attributed) -> str:
    low = min((r[0] for role in ROLES for r in one.of(role)), default=0)
    return " ".join(report.text[max(0, low - 100) : low + 400].split())
