"""Our scorer against the official one: the answers of the systems of 1992 to TST3, scored again.

Both figures of a system are F of all templates from unrounded recall and precision; the reports print F of
rounded ones, which differs by up to a point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from variorum.errors import BadInput
from variorum.evaluate.muc4.history import History
from variorum.evaluate.muc4.official import OfficialReport, Place, read_report
from variorum.evaluate.muc4.score import Score, score
from variorum.evaluate.muc4.tally import Column
from variorum.evaluate.muc4.templates import SCORED, Template, read_templates
from variorum.evaluate.outcome import Miss, Outcome


@dataclass(frozen=True, slots=True)
class Rescored:
    """A system's official report, and its answers scored by us: with the judges' history, and by rule only."""

    name: str
    report: OfficialReport
    judged: Score | None
    ruled: Score

    @property
    def best(self) -> Score:
        """The score with the history if there is one."""
        return self.judged or self.ruled


def rescored(data: Path, keys: Sequence[Template], history: History | None) -> Iterator[Rescored]:
    """The systems below `data`, in the order of their names; BadInput if there are none."""
    folder = next((p for p in sorted(data.rglob("tst3-official")) if p.is_dir()), None)
    if folder is None:
        raise BadInput("no tst3-official", where=str(data), mend="give the folder with the answers of 1992")
    for system in sorted(p for p in (folder / "responses").iterdir() if p.is_dir()):
        report = read_report(_text(folder / "score-reports" / system.name))
        given = read_templates(_text(system))
        judged = score(keys, given, history) if history else None
        yield Rescored(system.name, report, judged, score(keys, given))


def _text(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="latin-1") for path in sorted(folder.iterdir()))


def comparison(systems: Sequence[Rescored]) -> Outcome:
    """The figures: by system F and pairs of templates, by slot F over all systems; misses are unlike cells."""
    ranked = sorted(systems, key=lambda one: -_official_f(one))
    figures = {
        **_summary(ranked),
        "systems": {one.name: _system(one) for one in ranked},
        "slots": {slot: _slot(slot, ranked) for slot in SCORED},
    }
    messages = {place[0] for one in systems for place in one.report.blocks}
    misses = tuple(miss for one in ranked for miss in _unlike(one))
    return Outcome(figures, len(messages) * len(systems), misses)


def _official_f(one: Rescored) -> float:
    return one.report.rows["ALL TEMPLATES"].f


def _our_f(scored: Score) -> float:
    return scored.rows["all_templates"].f


def _summary(ranked: Sequence[Rescored]) -> dict[str, float]:
    ours = {"rules": [_our_f(one.ruled) for one in ranked]}
    if all(one.judged for one in ranked):
        ours["history"] = [_our_f(one.best) for one in ranked]
    found: dict[str, float] = {}
    for name, scores in ours.items():
        gaps = [abs(f - _official_f(one)) for f, one in zip(scores, ranked, strict=True)]
        found |= {
            f"mean_difference_{name}": sum(gaps) / len(gaps),
            f"largest_difference_{name}": max(gaps),
            f"neighbours_swapped_{name}": float(sum(b < d for b, d in pairwise(scores))),
        }
    return found


def _system(one: Rescored) -> dict[str, float]:
    theirs = {place for place in one.report.blocks if place[1] and place[2]}
    ours = set(_pairs(one.best))
    judged = {"history_f": _our_f(one.judged)} if one.judged else {}
    return {
        "official_f": _official_f(one),
        **judged,
        "rules_f": _our_f(one.ruled),
        "difference": _our_f(one.best) - _official_f(one),
        "same_pairs": float(len(theirs & ours)),
        "other_pairs": float(len(theirs ^ ours)),
    }


def _slot(slot: str, systems: Sequence[Rescored]) -> dict[str, float]:
    theirs = sum((one.report.slots[slot] for one in systems if slot in one.report.slots), start=Column())
    ours = sum((one.best.slots[slot] for one in systems), start=Column())
    return {"official_f": theirs.f, "our_f": ours.f, "difference": ours.f - theirs.f}


def _pairs(scored: Score) -> dict[Place, Mapping[str, Column]]:
    """The columns of the pairs of templates, by place."""
    return {
        (one.key.message, one.key.number or 0, one.response.number or 0): one.columns
        for one in scored.aligned
        if one.key and one.response
    }


def _unlike(one: Rescored) -> Iterator[Miss]:
    """The slots of pairs of templates that both scorers made, and counted otherwise."""
    for place, columns in _pairs(one.best).items():
        for slot, theirs in one.report.blocks.get(place, {}).items():
            ours = columns.get(slot)
            if ours is not None and ours != theirs:
                credit = abs(ours.cor + 0.5 * ours.par - theirs.cor - 0.5 * theirs.par)
                where = f"{place[0]} key {place[1]} answer {place[2]}"
                yield Miss(place[0], slot, f"{one.name}: {where}", str(theirs), str(ours), weight=credit)
