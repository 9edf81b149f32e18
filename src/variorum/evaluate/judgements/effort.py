"""What deciding costs people: seconds for an incident, keys for a field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from variorum.evaluate.judgements.work import Work
from variorum.evaluate.outcome import Figures
from variorum.model.judgement import Judgement

#: judgements that one person made in one moment: one act, whose effort each of them bears
Act = Sequence[Judgement]


def effort(work: Work) -> dict[str, Figures]:
    """For all, and for each person: how much they decided, and at what effort where the pages could count it."""
    acts = _acts(work.made)
    people = sorted({by for by, _ in acts})
    each = {by: _figures(work, [a for (who, _), a in acts.items() if who == by]) for by in people}
    return {"all": _figures(work, list(acts.values())), **each}


def _acts(made: Iterable[Judgement]) -> dict[tuple[str, str], list[Judgement]]:
    found: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for one in made:
        found[one.by, one.at].append(one)
    return found


def _figures(work: Work, acts: Sequence[Act]) -> Figures:
    """The median of an incident's seconds: some will have had lunch on one."""
    seconds = _seconds(work, acts)
    keys = [(act[0].effort.keys, fields) for act in acts if act[0].effort and (fields := _fields(act))]
    found: dict[str, float] = {"judgements": sum(map(len, acts)), "incidents": len(_incidents(work, acts))}
    if seconds:
        found["seconds_per_incident"] = median(seconds)
    if keys:
        found["keys_per_field"] = sum(n for n, _ in keys) / sum(fields for _, fields in keys)
    return found


def _seconds(work: Work, acts: Iterable[Act]) -> list[float]:
    """The seconds that each person spent on each incident."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    for act in acts:
        incident = work.incident(act[0])
        if act[0].effort and incident:
            found[act[0].by, incident] += act[0].effort.seconds
    return list(found.values())


def _incidents(work: Work, acts: Iterable[Act]) -> set[str]:
    return {incident for act in acts for one in act if (incident := work.incident(one))}


def _fields(act: Act) -> int:
    """How many fields an act decided; who joins or parts accounts decides none."""
    return sum(one.about_field or one.amends for one in act)
