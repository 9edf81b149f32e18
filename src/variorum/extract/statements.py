"""Statements: who condemned, vowed, called for, warned; motives and assessments that a voice gives."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.extract.attribution import Attribution
from variorum.extract.blames import subject_or_agent
from variorum.extract.found import Found, Said, Spot, found
from variorum.extract.negation import negated
from variorum.extract.parse import Sentence, Token
from variorum.extract.parties import speaker
from variorum.extract.phrases import Hit, phrase_table
from variorum.extract.scene import Scene
from variorum.extract.voices import attributions, subject
from variorum.model.assertion import Role
from variorum.model.codebook import term
from variorum.model.report import Span
from variorum.model.value import Text

#: what a voice says of why it was done
_MOTIVES = frozenset(
    {
        "aim",
        "want",
        "seek",
        "motivate",
        "intend",
        "avenge",
        "retaliate",
        "motive",
        "revenge",
        "provoke",
        "incite",
    }
)
#: what is announced in a vow
_ANSWERS = frozenset(
    {
        "revenge",
        "retaliate",
        "retaliation",
        "respond",
        "response",
        "punish",
        "punishment",
        "consequence",
        "avenge",
        "answer",
        "pay",
        "hunt",
        "justice",
        "price",
        "vengeance",
    }
)
_VOWING = (Role.AUTHORITY, Role.PERPETRATOR)
_SPEAKING_ROLES = (Role.AUTHORITY, Role.PERPETRATOR, Role.EXPERT, Role.VICTIM, Role.WITNESS, Role.MEDIA)


def statements(scene: Scene) -> Iterator[Found]:
    """All statements, motives and assessments of a report."""
    for sentence in scene.sentences:
        for hit in phrase_table("statement").hits(sentence):
            yield from _stated(scene, sentence, hit)
        for token in sentence.tokens:
            yield from _no_comment(scene, sentence, token)
    for attribution in attributions(scene):
        yield from _assessed(scene, attribution)
        yield from _reported(scene, attribution)
        yield from _threatened(scene, attribution)


def _stated(scene: Scene, sentence: Sentence, hit: Hit) -> Iterator[Found]:
    """ "X condemned the attack": who, what, and the words; only where somebody is the subject."""
    verb = hit.tokens[0]
    if verb.pos != "VERB" or negated(sentence, verb):
        return
    source = subject_or_agent(sentence, verb)
    if source is not None:
        yield from _statement(scene, (sentence, verb, source), hit.value)


def _statement(scene: Scene, where: tuple[Sentence, Token, Token], code: str) -> Iterator[Found]:
    sentence, verb, source = where
    span = _clause(scene, sentence, verb)
    spot = Spot(sentence, span, verb)
    voice = speaker(scene, spot, source)
    if voice.outlets_own or (voice.primary.role is Role.UNKNOWN and not voice.primary.named):
        return
    said = Said(voice=voice, cue=scene.parsed.span([verb]))
    yield found(scene, spot, "statement", term(code), rule="statement: verb of statement", said=said)


def _clause(scene: Scene, sentence: Sentence, verb: Token) -> Span:
    """The verb and what it governs, without its subject and the clauses joined to it."""
    left = {
        t.i
        for c in sentence.children(verb, "nsubj", "conj", "cc", "advcl", "punct", "mark")
        for t in sentence.subtree(c)
    }
    not_done = sentence.children(verb, "aux", "neg") if negated(sentence, verb) else []
    first = min([verb.i, *(t.i for t in not_done)])
    tokens = [t for t in sentence.subtree(verb) if t.i not in left and t.i >= first]
    run = [t for n, t in enumerate(tokens) if n == 0 or all(i not in left for i in range(tokens[0].i, t.i))]
    return scene.parsed.span(run)


def _no_comment(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Found]:
    """ "officials have not commented on"."""
    refused = verb.lemma == "comment" and negated(sentence, verb)
    declined = verb.lemma in ("decline", "refuse") and any(
        t.lemma == "comment" for t in sentence.children(verb, "xcomp")
    )
    source = subject(sentence, verb) if (refused or declined) and verb.pos == "VERB" else None
    if source is not None:
        yield from _statement(scene, (sentence, verb, source), "statement:no-comment")


def _reported(scene: Scene, attribution: Attribution) -> Iterator[Found]:
    """What a source relayed by a medium claims: "an unnamed source claiming to have seen footage"."""
    if len(attribution.links) < 2 or attribution.links[-1].span is None:
        return
    sentence = scene.sentences[attribution.sentence]
    if not any(t.pos == "VERB" for t in sentence.inside(attribution.start, attribution.end)):
        return
    span = scene.report.span(attribution.start, attribution.end)
    spot = Spot(sentence, span, attribution.head)
    yield found(scene, spot, "statement", term("statement:reported"), rule="statement: relayed by a medium")


def _threatened(scene: Scene, attribution: Attribution) -> Iterator[Found]:
    """ "affirmed that the soldiers will take revenge": a vow in other words."""
    if not attribution.links:
        return
    sentence = scene.sentences[attribution.sentence]
    inside = sentence.inside(attribution.start, attribution.end)
    will = any(t.lower in ("will", "'ll", "’ll", "shall") and t.dep == "aux" for t in inside)
    if not will or not any(t.lemma in _ANSWERS for t in inside) or attribution.links[-1].role not in _VOWING:
        return
    span = scene.parsed.span(_trim(inside))
    spot = Spot(sentence, span, attribution.head)
    yield found(scene, spot, "statement", term("statement:vowed"), rule="statement: vow in other words")


def _assessed(scene: Scene, attribution: Attribution) -> Iterator[Found]:
    """What an expert says, as motive where it speaks of aims, else as assessment; motives by others too."""
    if not attribution.links:
        return
    sentence = scene.sentences[attribution.sentence]
    inside = sentence.inside(attribution.start, attribution.end)
    role = attribution.links[-1].role
    motive = any(t.lemma in _MOTIVES and t.pos in ("VERB", "NOUN") for t in inside)
    if not inside or (role is not Role.EXPERT and not (motive and role in _SPEAKING_ROLES)):
        return
    field = "motive" if motive and _wants(inside) else "assessment"
    if field == "assessment" and role is not Role.EXPERT:
        return
    span = scene.parsed.span(_trim(inside))
    yield found(
        scene,
        Spot(sentence, span, attribution.head),
        field,
        Text(span.quote),
        rule=f"{field}: what a voice says of it",
    )


def _wants(inside: list[Token]) -> bool:
    return any(t.lemma in ("want", "seek", "intend", "avenge", "motivate", "motive") for t in inside)


def _trim(tokens: list[Token]) -> list[Token]:
    start = next((n for n, t in enumerate(tokens) if t.dep != "mark" and t.pos != "PUNCT"), 0)
    end = len(tokens)
    while end - 1 > start and tokens[end - 1].pos == "PUNCT":
        end -= 1
    return tokens[start:end]
