"""What a report says of a series: how many it tells of as one, and that another of its happenings is a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.extract.attach import sentence_of
from variorum.extract.found import Found, Said, Spot, found
from variorum.extract.happenings import Happening
from variorum.extract.numbers import find_numbers
from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.scene import Scene
from variorum.extract.triggers import Trigger, above_of
from variorum.model.assertion import account_id
from variorum.model.report import Span
from variorum.model.value import Count, Text


def series(scene: Scene, told: Sequence[Happening], placed: Sequence[Found]) -> Iterator[Found]:
    """The number of each series, and of each part the words for its whole, and the day of the whole if it has none."""
    for happening in told:
        if happening.series:
            yield from (_number(scene, t) for t in happening.triggers if t.several)
        if happening.whole is not None:
            whole = told[happening.whole]
            yield _part(scene, happening, whole)
            yield from _dates(happening, whole, placed)


def _number(scene: Scene, trigger: Trigger) -> Found:
    span = _phrase(scene, trigger)
    numbers = find_numbers(span.quote)
    value = numbers[0].value if numbers else Count(2, None, None, "several")
    spot = Spot(sentence_of(scene, trigger), span, trigger.token)
    return found(scene, spot, "series", value, rule="series: several told of as one")


def _part(scene: Scene, part: Happening, whole: Happening) -> Found:
    named = next((t for t in whole.triggers if t.several), whole.head)
    spot = Spot(sentence_of(scene, named), _phrase(scene, named), named.token)
    head = scene.report.span(whole.head.start, whole.head.end)
    said = Said(notes=(("of", account_id(scene.report.id, head)),))
    item = found(
        scene, spot, "part_of", Text(spot.span.quote), rule="part of: told within a series", said=said
    )
    return Found(item.draft, part.head.sentence, part.head.token)


def _dates(part: Happening, whole: Happening, placed: Sequence[Found]) -> Iterator[Found]:
    """The day of the series, for a part that is told without one."""
    if any(part.owns(item.sentence, item.token) for item in placed if item.draft.field == "date"):
        return
    for item in placed:
        if item.draft.field == "date" and whole.owns(item.sentence, item.token):
            draft = replace(item.draft, rule="date: of the series", notes=(("lead", "series"),))
            yield Found(draft, part.head.sentence, part.head.token)


def _phrase(scene: Scene, trigger: Trigger) -> Span:
    """The words from the number, or from "a series of", to the happening."""
    sentence = sentence_of(scene, trigger)
    first = _first_word(sentence, trigger.token)
    return scene.report.span(min(first.start, trigger.start), trigger.end)


def _first_word(sentence: Sentence, token: Token) -> Token:
    above = above_of(sentence, token)
    top = above if above and above.lemma in words("series", "partitive", "words") else token
    return min((t for t in sentence.subtree(top) if t.i <= token.i), key=lambda t: t.i)
