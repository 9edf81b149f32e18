"""What a rule found: a draft, and the token that decides which happening it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.realis import Realis, mood, realis
from variorum.extract.scene import Scene
from variorum.extract.voices import credit, weakest
from variorum.model.assertion import Certainty, Draft, Polarity, Stance, Voice
from variorum.model.report import Span
from variorum.model.value import PartialDate, Value


@dataclass(frozen=True, slots=True)
class Found:
    """A draft with its sentence and the token by which it is attached to a happening."""

    draft: Draft
    sentence: int
    token: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How something is said, where a rule knows it better than the words around tell."""

    voice: Voice | None = None
    polarity: Polarity | None = None
    certainty: Certainty = Certainty.CERTAIN
    cue: Span | None = None
    notes: tuple[tuple[str, str], ...] = ()
    taken_for_granted: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a report a value stands: the sentence, the words, the token it is attached by."""

    sentence: Sentence
    span: Span
    token: Token


def found(  # noqa: PLR0913  # what every rule names: where, which field, which value, by which rule
    scene: Scene, spot: Spot, field: str, value: Value, *, rule: str, said: Said | None = None
) -> Found:
    """A draft of `field` at `spot`, with voice, stance and as-of taken from the words around it.

    What `said` gives goes before what is read; certainties add up to the weakest.
    """
    said = said or Said()
    given = credit(scene, spot.span.start)
    # a rule that knows the voice has read the verb: "would not comment" is said firmly
    open_ = Certainty.CERTAIN if said.voice else _left_open(spot)
    read = (given.certainty, mood(spot.sentence, spot.token), open_)
    certainty = weakest(said.certainty, *(() if said.taken_for_granted else read))
    draft = Draft(
        field=field,
        value=value,
        span=spot.span,
        context=spot.sentence.span,
        voice=said.voice or given.voice,
        stance=Stance(said.polarity or given.polarity, certainty),
        rule=rule,
        cue=said.cue or (None if said.taken_for_granted else given.cue),
        as_of=None if said.taken_for_granted else as_of(scene, spot),
        notes=said.notes,
    )
    return Found(draft, spot.sentence.index, spot.token)


def _left_open(spot: Spot) -> Certainty:
    """What is said to lie ahead, or under "if" or "would", is possible at most."""
    itself = spot.token.pos == "VERB" or spot.token.lemma in words("happening", "noun")
    ahead = realis(spot.sentence, spot.token, happening=itself) in (Realis.OPEN, Realis.AHEAD)
    return Certainty.POSSIBLE if ahead else Certainty.CERTAIN


def as_of(scene: Scene, spot: Spot) -> PartialDate | None:
    """When it was so, by the words: "as of Thursday", or a date on the cue ("said on Friday")."""
    dates = scene.dates_in(spot.sentence)
    stated = [d.value for d in dates if d.found.relation in ("as of", "by")]
    if stated:
        return stated[0]
    attribution = credit(scene, spot.span.start).attribution
    if attribution is None:
        return None
    for dated in dates:
        token = spot.sentence.at(dated.start, dated.end)
        above = [] if token is None else [token, *spot.sentence.ancestors(token)][:3]
        if dated.found.relation == "on" and any(t.i == attribution.head.i for t in above):
            return dated.value
    return None
