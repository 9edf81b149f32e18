"""UW event factuality: how firmly the reader takes what a word tells, against people's scale of -3 to 3.

The set (Lee, Artzi, Choi and Zettlemoyer, EMNLP 2015) gives for words of news sentences the mean judgement
of several people: 3 certainly happened, -3 certainly did not. Our stance for a word is that of
`extract/realis.py`, and stands for the number in `SCALE`. The reader asserts what is ahead or left open as
possible at most (`extract/found.py`); what is negated is kept out by the rules of each field, and the
figures here measure realis and not those.

Figures: Pearson's r and mean absolute error, as the papers report them; the share whose sign is right among
those that people place beyond 0.5 either way; and how often what people take not to have happened (below
-0.5) came out as happened, `false_facts`.
"""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from variorum.errors import BadInput
from variorum.evaluate.outcome import Miss, Outcome, Task
from variorum.evaluate.reading import report_of
from variorum.extract.parse_cache import parses_kept
from variorum.extract.realis import Realis, Told, told
from variorum.extract.scene import scene
from variorum.model.assertion import Certainty
from variorum.model.report import Report

#: the number that a stance stands for: about the mean judgement of the words with it in the training part
SCALE = {
    (Realis.HAPPENED, Certainty.CERTAIN): 2.7,
    (Realis.HAPPENED, Certainty.PROBABLE): 2.6,
    (Realis.HAPPENED, Certainty.POSSIBLE): 2.0,
    (Realis.AHEAD, Certainty.CERTAIN): 2.3,
    (Realis.AHEAD, Certainty.PROBABLE): 2.1,
    (Realis.AHEAD, Certainty.POSSIBLE): 1.9,
    (Realis.OPEN, Certainty.CERTAIN): 1.4,
    (Realis.OPEN, Certainty.PROBABLE): 1.4,
    (Realis.OPEN, Certainty.POSSIBLE): 1.3,
    (Realis.NOT, Certainty.CERTAIN): -1.3,
    (Realis.NOT, Certainty.PROBABLE): -1.3,
    (Realis.NOT, Certainty.POSSIBLE): -0.8,
}
#: a judgement nearer to 0 than this takes no side
_UNDECIDED = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """A word of a sentence with people's judgement and our stance."""

    report: Report
    word: str
    judged: float
    ours: Told

    @property
    def number(self) -> float:
        """Our stance on the scale."""
        return SCALE[self.ours.realis, self.ours.certainty]


def evaluate(task: Task) -> Outcome:
    """Score the stance of every judged word of the set (dev unless another is asked for)."""
    sentences = list(_sentences(task.data, task.set or "dev"))
    cases: list[Case] = []
    for done, (_, found) in enumerate(task.engine.map(partial(_read, task.cache), sentences), 1):
        task.watch("read", done, len(sentences))
        cases += found
    misses = tuple(_miss(case) for case in cases if abs(case.number - case.judged) > 1)
    return Outcome(_figures(cases), len(sentences), misses)


Words = tuple[tuple[int, str, float], ...]


def _sentences(data: Path, part: str) -> Iterator[tuple[Report, Words]]:
    path = next((p for p in (data / f"{part}.jsonl", data) if p.is_file()), None)
    if path is None:
        raise BadInput(f"no {part}.jsonl", where=str(data), mend="give the folder that holds it, or the file")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        starts = [0]
        for token in row["text"].split(" "):
            starts.append(starts[-1] + len(token) + 1)
        judged = ((starts[t["span1"][0]], t["span_text"], float(t["label"])) for t in row["targets"])
        yield report_of(f"{part}-{number}", row["text"]), tuple(judged)


def _read(cache: Path | None, given: tuple[Report, Words]) -> Iterator[Case]:
    report, judged = given
    with parses_kept(cache):
        read = scene(report)
    for start, word, label in judged:
        sentence = read.parsed.sentence_at(start)
        token = next((t for t in sentence.tokens if t.start <= start < t.end), None) if sentence else None
        if sentence and token:
            yield Case(report, word, label, told(read, sentence, token))


def _figures(cases: list[Case]) -> dict[str, object]:
    ours, theirs = [c.number for c in cases], [c.judged for c in cases]
    sided = [c for c in cases if abs(c.judged) > _UNDECIDED]
    against = [c for c in cases if c.judged < -_UNDECIDED]
    by_stance: dict[str, list[float]] = defaultdict(list)
    for case in cases:
        by_stance[f"{case.ours.realis}, {case.ours.certainty}"].append(case.judged)
    return {
        "pearson": statistics.correlation(ours, theirs),
        "mean_absolute_error": statistics.fmean(abs(a - b) for a, b in zip(ours, theirs, strict=True)),
        "sign_right": sum((c.number > 0) == (c.judged > 0) for c in sided) / max(1, len(sided)),
        "false_facts": sum(c.ours.realis is Realis.HAPPENED for c in against) / max(1, len(against)),
        "words": float(len(cases)),
        "by_stance": {
            name: {"words": float(len(labels)), "mean_judgement": statistics.fmean(labels)}
            for name, labels in sorted(by_stance.items())
        },
    }


def _miss(case: Case) -> Miss:
    side = "happened" if case.judged > 1 else "not" if case.judged < -1 else "open"
    return Miss(
        report=case.report.origin,
        kind=f"{side}, taken as {case.ours.realis}",
        passage=f"{case.report.text} [{case.word}]",
        expected=f"{case.judged:+.1f}",
        given=f"{case.number:+.1f} ({case.ours.realis}, {case.ours.certainty})",
        weight=abs(case.number - case.judged),
    )
