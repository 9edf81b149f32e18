"""MUC-4: our answers, or anybody's, scored against the key of a set; and our scorer against the official one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from variorum.errors import BadInput
from variorum.evaluate.muc4.align import Aligned
from variorum.evaluate.muc4.history import History, read_history
from variorum.evaluate.muc4.modern import modern
from variorum.evaluate.muc4.official import read_report
from variorum.evaluate.muc4.score import Score, score
from variorum.evaluate.muc4.templates import SLOTS, Fill, Template, read_templates
from variorum.evaluate.muc4.texts import SETS, messages
from variorum.evaluate.outcome import Miss, Outcome, Task
from variorum.evaluate.reading import read_all
from variorum.publish.muc4 import answers

#: characters of the report shown around an expected string
_AROUND = 200
_QUOTED = re.compile(r'"([^"]+)"')


def evaluate(task: Task) -> Outcome:
    """The official score of the answers to a set, and the figures of the modern papers.

    Answers are read from `task.responses` if given, else made from the set's texts. The judges' history is
    used for answers of 1992 only: for ours every mismatch is decided by rule.
    """
    if task.set is None:
        raise BadInput("no set was named", where="--set", mend=f"name one of {', '.join(SETS)}")
    keys = read_key(task.data, task.set)
    texts = {m.id: m.report.text for m in messages(task.data, task.set)} if not task.responses else {}
    given = read_templates(_text(task.responses) if task.responses else _answered(task, task.set))
    history = _history(task.data) if task.history and task.responses else None
    scored = score(keys, given, history)
    reports = len({key.message for key in keys})
    return Outcome(figures(scored) | modern(keys, given), reports, tuple(_misses(scored, texts)))


def read_key(data: Path, name: str) -> tuple[Template, ...]:
    """The key of a set, found below `data` by its name; BadInput if there is none."""
    paths = sorted(p for p in data.rglob(f"key-{name}*") if p.is_file())
    if not paths:
        raise BadInput(f"no key of {name}", where=str(data), mend="give the folder that holds the MUC-4 keys")
    return tuple(template for path in paths for template in read_templates(_text(path)))


def figures(scored: Score) -> dict[str, object]:
    """The official figures in per cent: rows of totals, templates, slots."""
    return {
        **{name: column.figures() for name, column in scored.rows.items()},
        "templates": scored.templates.figures(),
        "slots": {slot: column.figures() for slot, column in scored.slots.items()},
    }


def official(task: Task) -> Outcome:
    """The answers of the systems of 1992 to TST3, scored by us, beside their official reports.

    Figures by system: the official F of all templates, ours, the difference; and over all the mean and the
    largest absolute difference, and how many neighbours in the official order we order otherwise.
    """
    keys, history = read_key(task.data, "tst3"), _history(task.data) if task.history else None
    rows = {
        name: (read_report(_text(report)).rows["ALL TEMPLATES"].f, score(keys, read_templates(text), history))
        for name, text, report in _systems(task.data)
    }
    pairs = {name: (theirs, ours.rows["all_templates"].f) for name, (theirs, ours) in rows.items()}
    ranked = sorted(pairs.values(), reverse=True)
    gaps = [abs(a - b) for a, b in ranked]
    return Outcome(
        {
            "mean_difference": sum(gaps) / len(gaps),
            "largest_difference": max(gaps),
            "neighbours_swapped": sum(b < d for (_, b), (_, d) in pairwise(ranked)),
            "systems": {
                name: {"official_f": a, "our_f": b, "difference": b - a}
                for name, (a, b) in sorted(pairs.items(), key=lambda item: -item[1][0])
            },
        },
        len({key.message for key in keys}) * len(pairs),
    )


def _systems(data: Path) -> Iterator[tuple[str, str, Path]]:
    folder = next((p for p in sorted(data.rglob("tst3-official")) if p.is_dir()), None)
    if folder is None:
        raise BadInput("no tst3-official", where=str(data), mend="give the folder with the answers of 1992")
    for system in sorted(p for p in (folder / "responses").iterdir() if p.is_dir()):
        reports = sorted((folder / "score-reports" / system.name).iterdir())
        yield system.name, "\n".join(_text(p) for p in sorted(system.iterdir())), reports[0]


def _history(data: Path) -> History | None:
    path = next(iter(sorted(data.rglob("judgement-history"))), None)
    return read_history(path) if path else None


def _text(path: Path) -> str:
    return path.read_text(encoding="latin-1")


def _answered(task: Task, name: str) -> str:
    read = read_all(task, [message.report for message in messages(task.data, name)])
    return "\n".join(answers(report, accounts) for report, accounts in read)


def _misses(scored: Score, texts: dict[str, str]) -> Iterator[Miss]:
    for one in scored.aligned:
        if one.key and one.response:
            yield from _of_slots(one, (one.key, one.response), texts)
        else:
            yield from (
                _of_template(one, template, texts) for template in (one.key, one.response) if template
            )


def _of_template(one: Aligned, template: Template, texts: dict[str, str]) -> Miss:
    """A whole template that is missing or spurious: the heaviest of errors."""
    said = "; ".join(f"{slot} {_shown(fills)}" for slot, fills in template.slots.items())
    text = texts.get(template.message, "")
    kind = "missing" if one.key else "spurious"
    return Miss(
        report=template.message,
        kind=f"template {kind}: {template.first('inc-type')}",
        passage=_passage(text, said),
        expected=said if one.key else "none",
        given=said if not one.key else "none",
        weight=float(sum(c.mis + c.spu for c in one.columns.values())),
    )


def _of_slots(one: Aligned, pair: tuple[Template, Template], texts: dict[str, str]) -> Iterator[Miss]:
    key, response = pair
    for slot in SLOTS[2:]:
        column = one.columns[slot]
        wrong = column.inc + column.mis + column.spu + 0.5 * column.par
        if wrong:
            wanted, given = _shown(key.fills(slot)), _shown(response.fills(slot))
            kind = "missing" if column.mis and not column.spu else "spurious" if column.spu else "wrong"
            passage = _passage(texts.get(key.message, ""), wanted if wanted != "none" else given)
            yield Miss(key.message, f"{slot} {kind}", passage, wanted, given, weight=wrong)


def _shown(fills: Iterable[Fill]) -> str:
    return ", ".join(str(fill) for fill in fills) or "none"


def _passage(text: str, said: str) -> str:
    """The words of the report around the first quoted string that stands in it."""
    upper = text.upper()
    at = next((found for q in _QUOTED.findall(said) if (found := upper.find(q)) >= 0), 0)
    return " ".join(text[max(0, at - _AROUND) : at + _AROUND].split())
