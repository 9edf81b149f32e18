"""The policy gtd-2019: the rules of the GTD codebook of October 2019."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from variorum.model.finding import Record
from variorum.model.value import Actor
from variorum.reconcile.actors import actor_key
from variorum.reconcile.attackers import and_attackers, with_attackers
from variorum.reconcile.case import Case, Ruling, count_of
from variorum.reconcile.confidence import Confidence, muc_confidence
from variorum.reconcile.evidence import witnesses
from variorum.reconcile.groups import BRANCH, competing, how, uncertain
from variorum.reconcile.pile import Pile
from variorum.reconcile.policy import Policy, first
from variorum.reconcile.rules import only_reading
from variorum.reconcile.tolls import (
    lowest,
    numbered,
    spread,
    undated_words,
    why_not_lowest,
    why_not_majority,
    why_not_recent,
)
from variorum.reconcile.weigh import latest, majority
from variorum.reconcile.words import count_words, number_of

_BOOK = "GTD codebook, October 2019"
_TOLL = f"{_BOOK}, number of fatalities and injuries (nkill, nwound)"
_PERPETRATORS = f"{_BOOK}, number of perpetrators (nperps)"
_GROUP = f"{_BOOK}, p. 44 (gname) and guncertain"
#: gname, gname2, gname3
_GROUPS = 3


def most_recent_independent(case: Case) -> Ruling | None:
    """The figure of the most recent independent source.

    GTD codebook, October 2019, number of fatalities (nkill), rule 1. Not where its validity is doubtful or
    the number rests on the perpetrators' own claims. The time is that of the origin of a lineage: a
    rewrite is no newer than what it repeats.
    """
    recent = latest(numbered(case.current))
    if len(recent) != 1:
        return None
    chosen = recent[0]
    newest = tuple(e for e in chosen.sound if e.moment.day == max(s.moment.day or "" for s in chosen.sound))
    because = f"the most recent independent report ({witnesses(newest, 2)}){undated_words(case)}"
    return _toll(case, chosen, because, why_not_recent())


def majority_figure(case: Case) -> Ruling | None:
    """The figure that more than half of the lineages give.

    GTD codebook, October 2019, number of fatalities (nkill), rule 2: where several sources are equally
    recent, or there are doubts about the most recent. A lineage counts once.
    """
    contenders = _contenders(case)
    chosen = majority(contenders)
    if chosen is None:
        return None
    lines = number_of(len(chosen.lineages), "lineage")
    because = f"the majority figure, of {lines} ({_why_majority(case)}; {witnesses(chosen.support)})"
    return _toll(case, chosen, because, why_not_majority(chosen))


def lowest_figure(case: Case) -> Ruling | None:
    """The lowest figure, unless it comes from a questionable source.

    GTD codebook, October 2019, number of fatalities (nkill), rule 3: where there is no majority.
    """
    contenders = _contenders(case)
    if not contenders:
        return None
    chosen = lowest(contenders)
    because = f"the lowest figure, as no majority gives another ({witnesses(chosen.support)})"
    return _toll(case, chosen, because, why_not_lowest(chosen))


def only_figure_and_attackers(case: Case) -> Ruling | None:
    """The one figure that there is, or that is left, and the attackers who died, where it leaves them out.

    GTD codebook, October 2019, number of fatalities (nkill): the total includes victims and perpetrators.
    """
    found = only_reading(case)
    if found is None or case.ground.alone == (0, 0) or found.chosen[0].scope != "excluded":
        return None
    value, because = and_attackers(case, found.chosen[0], found.because)
    return replace(found, value=value, because=because, citation=_TOLL)


def _contenders(case: Case) -> list[Pile]:
    """The equally recent readings; without times those free of doubts; at last all."""
    told = numbered(case.current)
    return latest(told) or [p for p in told if p.sound] or told


def _why_majority(case: Case) -> str:
    recent = latest(numbered(case.current))
    if recent:
        return f"{len(recent)} figures are equally recent"
    if any(p.sound for p in case.current):
        return "no report has a time"
    return "every figure is doubtful"


def _toll(case: Case, chosen: Pile, because: str, lost: Callable[[Pile], str]) -> Ruling:
    """The ruling for a toll: GTD's totals count the perpetrators, so one that does is preferred.

    GTD codebook, October 2019, number of fatalities (nkill): the total includes victims and perpetrators.
    """
    whole = with_attackers(case, chosen)
    if whole is None:
        value, because = and_attackers(case, chosen, because)
        return Ruling(chosen=(chosen,), value=value, because=because, lost=lost, citation=_TOLL)
    told = f"{count_words(count_of(chosen))} without the attackers is {because}"
    return Ruling(
        chosen=(whole, chosen),
        value=spread(case, whole),
        because=f"the total with the attackers ({witnesses(whole.support, 2)}); {told}",
        lost=lost,
        citation=_TOLL,
    )


def majority_count(case: Case) -> Ruling | None:
    """The number of perpetrators that more than half of the lineages give.

    GTD codebook, October 2019, number of perpetrators (nperps): majority, then lowest.
    """
    chosen = majority(numbered(case.current))
    if chosen is None:
        return None
    because = f"the majority figure, of {number_of(len(chosen.lineages), 'lineage')}"
    return Ruling(
        chosen=(chosen,),
        value=spread(case, chosen),
        because=f"{because} ({witnesses(chosen.support)})",
        lost=why_not_majority(chosen),
        citation=_PERPETRATORS,
    )


def lowest_count(case: Case) -> Ruling | None:
    """The lowest number of perpetrators where no majority gives one.

    GTD codebook, October 2019, number of perpetrators (nperps): majority, then lowest.
    """
    told = numbered(case.current)
    if not told:
        return None
    chosen = lowest(told)
    because = f"the lowest figure, as no majority gives another ({witnesses(chosen.support)})"
    return Ruling(
        chosen=(chosen,),
        value=spread(case, chosen),
        because=because,
        lost=why_not_lowest(chosen),
        citation=_PERPETRATORS,
    )


def attributions(case: Case) -> Ruling | None:
    """Up to three competing attributions, claims or accusations, the firmest first.

    GTD codebook, October 2019, p. 44 (gname, gname2, gname3); guncertain is 1 where it is speculation or a
    dubious claim. A branch does not compete with its group.
    """
    chosen = tuple(competing(case)[:_GROUPS])
    if not chosen:
        return None
    marks = (f"guncertain{n} {int(uncertain(p, case))}" for n, p in enumerate(chosen, 1))
    because = f"{how(chosen[0], case)}; {', '.join(marks)}"
    return Ruling(
        chosen=chosen,
        value=chosen[0].value,
        because=because,
        citation=_GROUP,
        lost=lambda p: f"not among the first three: {how(p, case)}",
    )


def guncertain(record: Record, actor: Actor) -> int:
    """1 if the attribution to `actor` is speculation or a dubious claim, else 0.

    GTD codebook, October 2019, guncertain1 to guncertain3. Firm are a claim that nobody denies and what an
    outlet states as fact.
    """
    key = actor_key(actor)
    found = muc_confidence(record, key)
    accused = (a.value for a in record.assertions("denial"))
    denied = any(isinstance(a, Actor) and actor_key(a) == key for a in accused)
    return int(denied or found not in (Confidence.FACT, Confidence.CLAIMED))


GTD = Policy(
    name="gtd-2019",
    label="Global Terrorism Database, codebook of October 2019",
    rules={
        "attackers": first(only_reading, majority_count, lowest_count),
        "Count": first(
            only_figure_and_attackers, only_reading, most_recent_independent, majority_figure, lowest_figure
        ),
        "group": first(attributions),
        "branch": BRANCH,
    },
)
