"""Circumstances: type, date, time, place, site, target, weapon and named victims of each happening."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.extract.agreement import LOOSE
from variorum.extract.attach import date_of, evidence_place, sentence_of
from variorum.extract.dates import find_dates, resolve
from variorum.extract.found import Found, Said, Spot, found
from variorum.extract.happenings import Happening
from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import Hit, phrase_table, words
from variorum.extract.place_told import Told
from variorum.extract.places import PlaceMention
from variorum.extract.scene import Dated, Scene
from variorum.extract.stages import stage
from variorum.extract.triggers import Trigger
from variorum.extract.victims import victims_of
from variorum.extract.voices import credit
from variorum.model.assertion import Polarity, Voice
from variorum.model.codebook import term
from variorum.model.report import Span
from variorum.model.value import PlaceKind, Text

#: a weapon that makes a bombing a narrower one
_WEAPON_TYPES = {
    "weapon:suicide-belt": "type:suicide-bombing",
    "weapon:vehicle-bomb": "type:vehicle-bombing",
    "weapon:drone": "type:drone-strike",
}


_MEANS = ("type:arson", "type:armed-assault")

#: what goes somewhere else than where it is told of
_TRANSPORT = frozenset({"flight", "fly", "train", "ferry", "plane", "trip"})


def of_happening(scene: Scene, happening: Happening) -> Iterator[Found]:
    """What the words around the triggers of `happening` say of it."""
    kinds = {c for t in happening.triggers for c in t.codes if c not in LOOSE}
    for trigger in happening.triggers:
        # a fire set, an assault: within a shooting or bombing they are how it went, not what it was
        if not kinds or trigger.codes[0] not in _MEANS:
            yield from _types(scene, trigger)
        yield from _recent(scene, trigger)
        yield from (_date(scene, trigger, d) for d in date_of(scene, trigger))
        yield from (_place(scene, trigger, p) for p in evidence_place(scene, trigger))
        for person in victims_of(scene, trigger):
            span = scene.parsed.span(list(person.tokens))
            yield found(scene, _at(scene, trigger, span), "victim", Text(span.quote), rule="victim: named")


def _at(scene: Scene, trigger: Trigger, span: Span) -> Spot:
    return Spot(sentence_of(scene, trigger), span, trigger.token)


def _presupposed(scene: Scene, trigger: Trigger) -> Said | None:
    """Who says what "the attack in X" takes for granted: the outlet, whoever is quoted around it.

    What somebody denies of a happening ("denied that dozens had died") leaves its place and date standing.
    """
    denied = credit(scene, trigger.start).polarity is Polarity.DENIED
    if (trigger.verbal or not trigger.definite) and not denied:
        return None
    return Said(voice=Voice((scene.outlet,)), polarity=Polarity.AFFIRMED, taken_for_granted=True)


def _types(scene: Scene, trigger: Trigger) -> Iterator[Found]:
    span = scene.report.span(trigger.start, trigger.end)
    spot = Spot(sentence_of(scene, trigger), span, trigger.token)
    how = stage(spot.sentence, trigger.token)
    said = _presupposed(scene, trigger) or Said()
    notes = (("stage", how),) if how else ()
    if notes:
        said = replace(said, notes=notes)
    for code in trigger.codes[:1]:
        yield found(scene, spot, "type", term(code), rule="type: trigger", said=said)


def _recent(scene: Scene, trigger: Trigger) -> Iterator[Found]:
    """ "the recent bombings": what UCDP GED 23.1 (appendix 2) counts as the three days before the report."""
    sentence = sentence_of(scene, trigger)
    for token in sentence.children(trigger.token, "amod"):
        if token.lower == "recent":
            spot = Spot(sentence, scene.parsed.span([token]), trigger.token)
            value = resolve(find_dates("recently")[0], published=scene.published)
            yield found(scene, spot, "date", value, rule="date: recent")


def _date(scene: Scene, trigger: Trigger, dated: Dated) -> Found:
    spot = Spot(sentence_of(scene, trigger), scene.report.span(dated.start, dated.end), trigger.token)
    said = _presupposed(scene, trigger)
    return found(scene, spot, "date", dated.value, rule="date: on the happening", said=said)


def _place(scene: Scene, trigger: Trigger, mention: PlaceMention) -> Found:
    spot = Spot(sentence_of(scene, trigger), scene.report.span(mention.start, mention.end), trigger.token)
    said = _presupposed(scene, trigger)
    return found(scene, spot, "place", mention.place, rule="place: of the happening", said=said)


def in_sentences(scene: Scene) -> Iterator[Found]:
    """Weapons, targets, sites and times of day, sentence by sentence; accounts decides whose they are."""
    for sentence in scene.sentences:
        yield from _weapons(scene, sentence)
        yield from _targets(scene, sentence)
        yield from _sites(scene, sentence)
        for span in scene.times:
            token = sentence.at(span.start, span.end)
            if token and sentence.span.covers(span):
                yield found(scene, Spot(sentence, span, token), "time", Text(span.quote), rule="time: of day")


def _spot(scene: Scene, sentence: Sentence, hit: Hit) -> Spot:
    return Spot(sentence, scene.parsed.span(list(hit.tokens)), hit.last)


def _weapons(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    for hit in phrase_table("weapon").hits(sentence):
        if hit.last.pos not in ("NOUN", "PROPN") or _of_no_use(sentence, hit.last):
            continue
        code = _worn(sentence, hit) or hit.value
        spot = _spot(scene, sentence, hit)
        yield found(scene, spot, "weapon", term(code), rule="weapon: named")
        if code in _WEAPON_TYPES:
            yield found(scene, spot, "type", term(_WEAPON_TYPES[code]), rule="type: by its weapon")


def _worn(sentence: Sentence, hit: Hit) -> str | None:
    """ "wore an explosive device": explosives on the body."""
    head = sentence.head(hit.last)
    worn = head.lemma in ("wear", "strap") and hit.last.dep in ("dobj", "nsubjpass")
    return "weapon:suicide-belt" if worn and hit.value.startswith("weapon:explosive") else None


def _of_no_use(sentence: Sentence, noun: Token) -> bool:
    """A weapon seized, feared, or only part of a name: "bomb squad", "gun laws"."""
    head = sentence.head(noun)
    if noun.dep == "compound":
        useful = set(phrase_lemmas()) | {"attack", "fire", "belt", "vest", "blast"}
        return head.lemma not in useful
    return head.lemma in ("seize", "find", "recover", "defuse", "discover", "confiscate", "smuggle", "ban")


def phrase_lemmas() -> frozenset[str]:
    """The nouns that name happenings."""
    from variorum.extract.phrases import lexicon  # noqa: PLC0415  # the raw table, for its keys only

    return frozenset(lexicon()["happening"]["noun"])


def _targets(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    for hit in phrase_table("target").hits(sentence):
        if hit.last.pos in ("NOUN", "PROPN") and _aimed_at(sentence, hit.last):
            yield found(scene, _spot(scene, sentence, hit), "target", term(hit.value), rule="target: named")


def _aimed_at(sentence: Sentence, noun: Token) -> bool:
    """A place or people where it happened: under "at", "on", "in", "near", or the object of an attack."""
    head = sentence.head(noun)
    if _of_the_hurt(sentence, noun) or _of_speakers(noun, head):
        return False
    if noun.dep == "pobj":
        return head.lower in (
            "at",
            "on",
            "in",
            "near",
            "outside",
            "inside",
            "against",
            "of",
            "into",
            "through",
        )
    return noun.dep in ("dobj", "nsubjpass", "conj", "compound", "appos") and noun.pos == "NOUN"


def _of_the_hurt(sentence: Sentence, noun: Token) -> bool:
    """ "Died in hospital", "taken to a clinic": where those are who were hurt elsewhere."""
    under = sentence.head(noun)
    if noun.lemma not in words("care", "houses", "words") or noun.dep != "pobj":
        return False
    return sentence.head(under).lemma in words("care", "verbs", "words")


def _of_speakers(noun: Token, head: Token) -> bool:
    """ "Hospital officials said": nobody attacked them."""
    return noun.dep == "compound" and head.dep == "nsubj" and head.lemma in words("care", "speakers", "words")


def _sites(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    for token in sentence.tokens:
        head = sentence.head(token)
        if (
            token.lemma not in words("site", "words")
            or token.dep != "pobj"
            or token.pos not in ("NOUN", "PROPN")
            or _of_the_hurt(sentence, token)
        ):
            continue
        if head.lower in ("at", "near", "outside", "inside", "in", "on", "into"):
            near = [*[t for t in sentence.children(token, "compound", "amod") if t.i < token.i], token]
            span = scene.parsed.span(near)
            yield found(scene, Spot(sentence, span, token), "site", Text(span.quote), rule="site: named")


def lead_place(scene: Scene, mention: PlaceMention, sentence: Sentence) -> Found | None:
    """A place named in the lead of a report whose happening has none of its own."""
    token = sentence.at(mention.start, mention.end)
    if token is None or mention.place.kind in (PlaceKind.REGION, PlaceKind.UNKNOWN):
        return None
    if mention.place.kind is PlaceKind.COUNTRY and token.dep in ("compound", "amod", "nmod"):
        # "a U.S. citizen" says whose, not where
        return None
    if _bound_for(sentence, token):
        return None
    spot = Spot(sentence, scene.report.span(mention.start, mention.end), token)
    said = Said(
        voice=Voice((scene.outlet,)),
        polarity=Polarity.AFFIRMED,
        notes=(("lead", "dateline" if dateline(sentence) else "yes"),),
        taken_for_granted=True,
    )
    return found(scene, spot, "place", mention.place, rule="place: named in the lead", said=said)


def told_place(scene: Scene, told: Told) -> Found | None:
    """The town of the main happening, told apart from it."""
    mention, sentence = told.mention, told.sentence
    token = sentence.at(mention.start, mention.end)
    if token is None:
        return None
    spot = Spot(sentence, scene.report.span(mention.start, mention.end), token)
    said = Said(
        voice=Voice((scene.outlet,)),
        polarity=Polarity.AFFIRMED,
        notes=(("lead", told.sign), *((("around", told.around),) if told.around else ())),
        taken_for_granted=True,
    )
    return found(scene, spot, "place", mention.place, rule="place: by what is told around it", said=said)


def _bound_for(sentence: Sentence, token: Token) -> bool:
    """ "flights to Faro, Turin and Athens": where something goes is not where it happened."""
    while token.dep == "conj":
        token = sentence.head(token)
    preposition = sentence.head(token)
    bound = token.dep == "pobj" and preposition.lower in ("to", "for")
    # "flights for the whole day, to Faro": the parser hangs "to" on any noun of the phrase
    return bound and any(t.lemma in _TRANSPORT for t in sentence.tokens[: preposition.i])


def dateline(sentence: Sentence) -> bool:
    """True for a sentence that names where a report was written, and tells nothing: "Kerman, Iran"."""
    return sentence.index == 0 and not any(t.pos in ("VERB", "AUX") for t in sentence.tokens)
