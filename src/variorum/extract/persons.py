"""Names of persons in noun phrases, and the words for the office that each holds."""

from __future__ import annotations

from functools import lru_cache

from variorum.extract.parse import Sentence, Token
from variorum.extract.roles import kind_of_people, kind_of_thing
from variorum.extract.scene import Scene
from variorum.model.report import Span

#: words before a name that are its title, not part of it
TITLES = frozenset(
    [
        "president",
        "colonel",
        "general",
        "captain",
        "major",
        "lieutenant",
        "sergeant",
        "mayor",
        "governor",
        "senator",
        "judge",
        "bishop",
        "archbishop",
        "father",
        "minister",
        "ambassador",
        "doctor",
        "dr",
        "mr",
        "mrs",
        "ms",
        "msgr",
        "col",
        "gen",
        "lt",
        "sgt",
        "capt",
        "maj",
        "rev",
        "reverend",
        "monsignor",
        "commander",
        "priest",
        "engineer",
        "deputy",
        "congressman",
        "brigadier",
        "admiral",
        "corporal",
        "cardinal",
        "sister",
        "consul",
        "attorney",
        "prosecutor",
        "retired",
        "secretary",
        "chairman",
        "director",
        "professor",
        "don",
        "dona",
        "former",
        "justice",
        "magistrate",
        "comrade",
        "lawyer",
        "policeman",
        "guerrilla",
        "peasant",
        "businessman",
        "leader",
        "candidate",
        "liberal",
        "conservative",
        "jesuit",
        "national",
        "journalist",
    ]
)
#: longer names are more than one name, run together
_LONGEST = 6


def name_of(scene: Scene, sentence: Sentence, token: Token) -> tuple[tuple[int, int], str] | None:
    """Where the person at `token` is named, without title, and the fullest name that the report gives."""
    own = _name_tokens(scene, sentence, token) or _apposed(scene, sentence, token)
    if not own:
        return None
    short = scene.report.text[own[0].start : own[-1].end]
    return (own[0].start, own[-1].end), fullest(scene, short)


def _apposed(scene: Scene, sentence: Sentence, token: Token) -> list[Token]:
    """ "the mayor of the town, X Y": the name beside a common noun for one person."""
    if token.tag != "NN" or kind_of_people(sentence, token) is None:
        return []
    for beside in sentence.children(token, "appos"):
        name = _name_tokens(scene, sentence, beside)
        if name:
            return name
    return []


def _name_tokens(scene: Scene, sentence: Sentence, token: Token) -> list[Token]:
    if token.pos != "PROPN" or not token.text[:1].isupper() or scene.actor_at(token):
        return []
    if token.entity != "PERSON" and not _looks_personal(scene, sentence, token):
        return []
    run = [token]
    for before in reversed(sentence.tokens[max(0, token.i - _LONGEST) : token.i]):
        if (kind_of_people(sentence, before) and before.entity != "PERSON") or before.entity == "DATE":
            break
        inner = before.lower in ("de", "del", "la", "los", "y", "von", "las") or before.text == "-"
        if (
            not (before.pos == "PROPN" or inner)
            or before.lower.rstrip(".") in TITLES
            or scene.actor_at(before)
        ):
            break
        run.insert(0, before)
    for after in sentence.tokens[token.i + 1 : token.i + 3]:
        if after.pos != "PROPN" or after.entity != "PERSON":
            break
        run.append(after)
    while run and (run[0].lower in ("de", "del", "la", "los", "y", "von", "las") or run[0].text == "-"):
        run.pop(0)
    return run if run and run[-1].lower.rstrip(".") not in TITLES else []


def _looks_personal(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """True for a name that another mention shows to be a person's, or that a title stands before."""
    before = sentence.tokens[token.i - 1] if token.i else None
    if before is not None and before.lower.rstrip(".") in TITLES:
        return True
    if kind_of_people(sentence, token) or kind_of_thing(sentence, token):
        return False
    if token.entity in ("GPE", "LOC", "NORP", "DATE", "FAC"):
        return False
    return _surnames(scene, token.text)


def _surnames(scene: Scene, word: str) -> bool:
    return any(t.text == word and t.entity == "PERSON" for s in scene.sentences for t in s.tokens)


def fullest(scene: Scene, short: str) -> str:
    """The longest name of a person in the report that holds every word of `short`."""
    words = set(short.split())
    best = short
    for name in names(scene):
        have = name.split()
        if words <= set(have) and len(have) > len(best.split()) and len(have) <= _LONGEST:
            best = name
    return best


@lru_cache(maxsize=4)
def names(scene: Scene) -> tuple[str, ...]:
    """The names of persons that the recogniser saw, without titles, in text order."""
    return tuple(dict.fromkeys(_all_names(scene)))


def _all_names(scene: Scene) -> list[str]:
    found = []
    for sentence in scene.sentences:
        run: list[Token] = []
        for token in [*sentence.tokens, None]:
            if (
                token is not None
                and token.entity == "PERSON"
                and token.lower.rstrip(".") not in TITLES
                and token.pos != "PUNCT"
            ):
                run.append(token)
                continue
            if run:
                found.append(" ".join(scene.report.text[run[0].start : run[-1].end].split()))
            run = []
    return [f.removesuffix("'s") for f in found]


def role_of(scene: Scene, sentence: Sentence, token: Token) -> tuple[Span, Token] | None:
    """The words for the office of the person at `token`: a title or noun before the name, or beside it."""
    if token.pos != "PROPN" and kind_of_people(sentence, token):
        return _span(scene, sentence, token)
    for beside in sentence.children(token, "appos"):
        if kind_of_people(sentence, beside) and beside.pos in ("NOUN", "PROPN"):
            return _span(scene, sentence, beside)
    head = sentence.head(token)
    if token.dep == "appos" and kind_of_people(sentence, head):
        return _span(scene, sentence, head)
    return _before_name(scene, sentence, token)


#: kinds by which an office is known, the most telling first
_TELLING = (
    "official",
    "diplomat",
    "legal",
    "political",
    "police",
    "military",
    "guard",
    "assailant",
    "civilian",
)


def _before_name(scene: Scene, sentence: Sentence, token: Token) -> tuple[Span, Token] | None:
    """ "former defense minister General X": everything from the left edge of the phrase to the name."""
    name = _name_tokens(scene, sentence, token)
    if not name:
        return None
    left = [t.i for t in sentence.subtree(token) if t.i < name[0].i]
    start = name[0].i
    while start > 0 and start - 1 in left and _in_role(sentence.tokens[start - 1]):
        start -= 1
    run = list(sentence.tokens[start : name[0].i])
    kinds = {kind: t for t in reversed(run) if (kind := kind_of_people(sentence, t))}
    head = next((kinds[k] for k in _TELLING if k in kinds), None)
    return (scene.parsed.span(run), head) if head else None


def _in_role(token: Token) -> bool:
    plain = token.pos in ("NOUN", "PROPN", "ADJ", "ADP", "PART")
    return (plain and token.lower not in ("by", "with", "against", "for")) or token.text in ("-", ".")


def _span(scene: Scene, sentence: Sentence, head: Token) -> tuple[Span, Token]:
    left = [t for t in sentence.children(head, "compound", "amod", "nmod") if t.i < head.i]
    start = min([head.i, *(t.i for t in left)])
    end = head.i
    for of in sentence.children(head, "prep"):
        inside = sentence.subtree(of)
        if of.lower in ("of", "for") and of.i == head.i + 1 and len(inside) <= 6:
            end = max(t.i for t in inside)
    return scene.parsed.span(list(sentence.tokens[start : end + 1])), head
