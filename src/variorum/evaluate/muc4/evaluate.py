"""MUC-4: our answers, or anybody's, scored against the key of a set; and our scorer against the official one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from variorum.errors import BadInput
from variorum.evaluate.muc4.align import Aligned
from variorum.evaluate.muc4.compare import comparison, rescored
from variorum.evaluate.muc4.grouping import grouping
from variorum.evaluate.muc4.history import History, read_history
from variorum.evaluate.muc4.modern import modern
from variorum.evaluate.muc4.score import Score, score
from variorum.evaluate.muc4.templates import Fill, Template, read_templates
from variorum.evaluate.muc4.texts import SETS, messages, text_files
from variorum.evaluate.outcome import Miss, Outcome, Task
from variorum.evaluate.reading import read_all
from variorum.publish.muc4.templates import answers

#: characters of the report shown around an expected string
_AROUND = 200
#: the columns of the score report that are misses, in words
_KINDS = {"INC": "wrong", "PAR": "partly right", "MIS": "missing", "SPU": "spurious"}
_QUOTED = re.compile(r'"([^"]+)"')


def evaluate(task: Task) -> Outcome:
    """The official score of the answers to a set, the figures of the modern papers, and the grouping apart.

    Answers are read from `task.responses` if given, else made from the set's texts. The judges' history is
    used for answers of 1992 only: for ours every mismatch is decided by rule.
    """
    if task.set is None:
        raise BadInput("no set was named", where="--set", mend=f"name one of {', '.join(SETS)}")
    keys = read_key(task.data, task.set)
    there = text_files(task.data, task.set) or not task.responses
    texts = {m.id: m.report.text for m in messages(task.data, task.set)} if there else {}
    given = read_templates(_text(task.responses) if task.responses else _answered(task, task.set))
    history = _history(task.data) if task.history and task.responses else None
    scored = score(keys, given, history)
    reports = len({key.message for key in keys})
    found = figures(scored) | modern(keys, given) | {"grouping": grouping(keys, given)}
    return Outcome(found, reports, tuple(_misses(scored, texts)))


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

    By system the official F of all templates and ours, with the judges' history (unless the task leaves it
    out) and by rule only; over all the mean and the largest absolute difference, and how many neighbours in
    the official order we order otherwise. Misses are the slots of a pair of templates that we count otherwise.
    """
    history = _history(task.data) if task.history else None
    return comparison(list(rescored(task.data, read_key(task.data, "tst3"), history)))


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
            yield from _of_slots(one, one.key.message, texts)
        else:
            yield from (
                _of_template(one, template, texts) for template in (one.key, one.response) if template
            )


def _of_template(one: Aligned, template: Template, texts: dict[str, str]) -> Miss:
    """A whole template that is missing or spurious: the heaviest of errors."""
    said = "; ".join(f"{slot} {_shown(*fills)}" for slot, fills in template.slots.items())
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


def _of_slots(one: Aligned, message: str, texts: dict[str, str]) -> Iterator[Miss]:
    for slot, pairings in one.pairings.items():
        for pairing in pairings:
            kind = _KINDS.get(pairing.kind)
            if kind:
                wanted, given = _shown(pairing.expected), _shown(pairing.given)
                passage = _passage(texts.get(message, ""), wanted if pairing.expected else given)
                weight = 0.5 if pairing.kind == "PAR" else 1.0
                yield Miss(message, f"{slot} {kind}", passage, wanted, given, weight=weight)


def _shown(*fills: Fill | None) -> str:
    return ", ".join(str(fill) for fill in fills if fill) or "none"


def _passage(text: str, said: str) -> str:
    """The words of the report around the first quoted string that stands in it."""
    upper = text.upper()
    at = next((found for q in _QUOTED.findall(said) if (found := upper.find(q)) >= 0), 0)
    return " ".join(text[max(0, at - _AROUND) : at + _AROUND].split())
