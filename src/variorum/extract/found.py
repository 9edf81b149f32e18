"""What a rule found: a draft, and the token that decides which happening it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
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
    read = (given.certainty, mood(spot.sentence, spot.token))
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


def mood(sentence: Sentence, token: Token) -> Certainty:
    """How firm the words on the way from `token` up to its clause leave it: "may", "allegedly", "feared"."""
    way = [token]
    for above in sentence.ancestors(token):
        way.append(above)
        if above.pos in ("VERB", "AUX"):
            way += _believed(sentence, above)
            break
    near = [c for t in way for c in [t, *sentence.children(t, "aux", "advmod", "amod", "acomp")]]
    if any(t.lower in words("mood", "possible") for t in near):
        return Certainty.POSSIBLE
    probable = any(t.lower in words("mood", "probable") or t.lemma in ("appear", "seem") for t in near)
    return Certainty.PROBABLE if probable else Certainty.CERTAIN


def _believed(sentence: Sentence, verb: Token) -> list[Token]:
    """ "it is believed that ...", "is thought to have ...": nobody is credited, and it is not certain."""
    head = sentence.head(verb)
    passive = verb.dep in ("ccomp", "xcomp") and sentence.children(head, "auxpass")
    return [head] if passive else []


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
