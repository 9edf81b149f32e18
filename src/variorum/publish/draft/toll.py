"""How many were killed, wounded, missing, kidnapped, arrested and attacked: whose figures, as of when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.model.assertion import Certainty
from variorum.model.codebook import TOLLS
from variorum.model.finding import Ending, Reading
from variorum.model.value import Count, Nothing, Value
from variorum.publish.draft.clause import Clause, Sentence, Told, sentences
from variorum.publish.draft.phrases import HEDGES, voices, when_said
from variorum.reconcile.evidence import Evidence
from variorum.reconcile.individuals import NOT_WHOLE
from variorum.reconcile.words import count_words

#: parts that are no part by name: of whom it is said only that they are some of the whole
_UNNAMED_PARTS = frozenset({"of them", *NOT_WHOLE})
#: what a voice did with a figure that stands no more
_ENDED = {
    Ending.SUPERSEDED: "earlier gave",
    Ending.CORRECTED: "earlier gave",
    Ending.WITHDRAWN: "withdrew a figure of",
    Ending.TAKEN_BACK: "gave and took back",
}


def tolls(told: Told) -> Iterator[Sentence]:
    """A sentence for each toll, then those for its named parts, then the number of attackers."""
    for field in TOLLS:
        yield from sentences(_toll(told, field))
        for name in told.findings:
            if name.startswith(f"{field}/") and name.partition("/")[2] not in _UNNAMED_PARTS:
                yield from sentences(_toll(told, name))
    yield from sentences(_toll(told, "attackers"))


def _toll(told: Told, field: str) -> Iterator[Clause]:
    """The chosen figure first, then what was counted with it, then the others."""
    readings = (*told.chosen(field), *told.others(field))
    figures = [(r, r.value) for r in readings if isinstance(r.value, Count)]
    for place, (reading, value) in enumerate(figures):
        its = told.behind(reading)
        if place:
            yield _gave(its, value, _verb_of(told, field, reading))
        else:
            yield _first(its, _people(field, value, reading.stance.certainty))
        yield from (_gave(more, more[0].value) for more in told.joined(reading))
        yield from _denied(told, reading)
    yield from _not_known(told, field)


def _first(its: Sequence[Evidence], words: str) -> Clause:
    """ "84 people were killed, Iranian authorities said (as of 4 January 2024)"."""
    verb = "reported" if all(e.assertion.voice.outlets_own for e in its) else "said"
    return Clause(f"{words}{_scope(its)}, {voices(its)} {verb} ({when_said(its)})", tuple(its))


def _gave(its: Sequence[Evidence], value: Value, verb: str = "gave") -> Clause:
    """ "the mayor gave 90 to 99 (published 5 January 2024)"."""
    hedge = HEDGES.get(its[0].assertion.stance.certainty, "")
    figure = count_words(value) if isinstance(value, Count) else "no figure"
    return Clause(f"{voices(its)} {verb} {hedge}{figure}{_scope(its)} ({when_said(its)})", tuple(its))


def _verb_of(told: Told, field: str, reading: Reading) -> str:
    """What became of a figure that was not chosen, as what its voice did."""
    losses = (loss for loss in told.findings[field].losses if loss.reading_id == reading.id)
    return next((_ENDED[loss.ended.how] for loss in losses if loss.ended), "gave")


def _people(field: str, value: Count, certainty: Certainty) -> str:
    """ "84 people were killed", "1 attacker was killed", "no people were wounded", "3 children were among the killed"."""
    whole, _, part = field.partition("/")
    one = (value.low if value.high is None else value.high) == 1
    verb = _verb(one, certainty)
    if whole == "attackers":
        return f"there {verb} {_number(value, 'attacker' if one else 'attackers')}"
    if part == "attackers":
        return f"{_number(value, 'attacker' if one else 'attackers')} {verb} {whole}"
    if not part or part.startswith("at "):
        return f"{_number(value, 'person' if one else 'people')} {verb} {whole} {part}".rstrip()
    return f"{_number(value, part)} {verb} among the {'dead' if whole == 'killed' else whole}"


def _number(value: Count, noun: str) -> str:
    if value.low == value.high == 0:
        return f"no {noun}"
    if value.low is None and value.high is None:
        return f"{noun} in a number that is not told"
    return f"{count_words(value)} {noun}"


def _verb(one: bool, certainty: Certainty) -> str:
    if certainty is Certainty.POSSIBLE:
        return "may have been"
    probably = " probably" if certainty is Certainty.PROBABLE else ""
    return f"{'was' if one else 'were'}{probably}"


def _scope(its: Sequence[Evidence]) -> str:
    """Whether the figure has the attackers, where all who give it say so."""
    scopes = {e.scope for e in its}
    told = {"included": ", attackers included", "excluded": ", not counting the attackers"}
    return told.get(scopes.pop() or "", "") if len(scopes) == 1 else ""


def _denied(told: Told, reading: Reading) -> Iterator[Clause]:
    its = told.against(reading)
    if its:
        yield Clause(f"{voices(its)} denied that figure ({when_said(its)})", its)


def _not_known(told: Told, field: str) -> Iterator[Clause]:
    """That somebody says that the number is not known."""
    finding = told.findings.get(field)
    for reading in finding.readings if finding is not None else ():
        its = told.behind(reading)
        if isinstance(reading.value, Nothing) and its:
            words = f"{voices(its)} said that the number of {field.partition('/')[0]} was not known"
            yield Clause(f"{words} ({when_said(its)})", its)
