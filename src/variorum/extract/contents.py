"""Contents: which words a cue says, within its sentence or in the quotation beside it."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.quotes import CLOSING, OPENING, just_before
from variorum.extract.scene import Scene
from variorum.model.assertion import Certainty

#: so many words at least are said where no quotation marks show that they are
_CLAUSE = 4


def certainty_of(token: Token) -> Certainty | None:
    """How firm a cue verb is, None if the verb is no cue. A denial is firm in what it denies."""
    for name in ("certain", "denying", "quoting"):
        if token.lemma in words("cue", name):
            return Certainty.CERTAIN
    if token.lemma in words("cue", "probable"):
        return Certainty.PROBABLE
    return Certainty.POSSIBLE if token.lemma in words("cue", "possible") else None


@dataclass(frozen=True, slots=True)
class Content:
    """A range of words that a cue says; `whole` if it is all that stands beside a cue set into a sentence."""

    start: int
    end: int
    whole: bool = False


def contents(scene: Scene, sentence: Sentence, verb: Token) -> list[Content]:
    """What the cue `verb` says: one range, or two around a cue in the middle; none if it says nothing."""
    found = _set_in(sentence, verb) or _below(sentence, verb)
    return found or (_beside(scene, sentence, verb) if verb.lemma in words("cue", "speaking") else [])


def _below(sentence: Sentence, verb: Token) -> list[Content]:
    """The clause below the verb, or the noun phrase of "confirmed 12 deaths"."""
    top = sentence.head(verb)
    clauses = _clauses(sentence, verb)
    if not clauses and verb.lemma in words("cue", "quoting"):
        clauses = [t for t in sentence.children(verb, "prep") if t.lower == "as"]
        clauses = clauses or _cited_for(sentence, verb)
        if not clauses and verb.dep == "advcl" and top.i < verb.i and not certainty_of(top):
            # "it was reported that 12 died, citing X": the parser hangs X on the deaths
            return [Content(sentence.subtree(top)[0].start, verb.start)]
    if not clauses and verb.lemma in words("cue", "nominal"):
        deps = ("dobj", "prep", "oprd", "attr", "dative")
        said = (t for t in sentence.children(verb, *deps) if t.i > verb.i)
        clauses = [t for t in said if _said_noun(sentence, verb, t)]
    return _around(sentence, verb, [t for c in clauses for t in _said_of(sentence, c)])


def _clauses(sentence: Sentence, verb: Token) -> list[Token]:
    clauses = [c for c in sentence.children(verb, "ccomp") if c.i != verb.i]
    if not clauses and verb.dep in ("acl", "advcl", "conj", "xcomp", "pcomp"):
        clauses = sentence.children(verb, "xcomp")
    if verb.lemma in words("cue", "denying"):
        denied = sentence.children(verb, "dobj")
        if denied:
            # "Dozens die in blast, police reject claim": what is told before is not what they reject
            clauses = [c for c in clauses if c.i > verb.i]
        # "denied reports that ...", "rejected the army's claim that ..."
        nouns = [n for n in denied if n.lemma in words("cue", "noun")]
        clauses = [t for n in nouns if (c := noun_clause(sentence, n)) for t in (n, c)] or clauses
    return clauses or _in_a_statement(sentence, verb)


def noun_clause(sentence: Sentence, noun: Token) -> Token | None:
    """The clause of "the claim that ..."; the parser may hang it on the verb before the noun."""
    below = sentence.children(noun, "acl", "ccomp", "relcl")
    if noun.dep == "dobj":
        below += [c for c in sentence.children(sentence.head(noun), "ccomp") if c.i > noun.i]
    thats = (c for c in below if any(t.lower == "that" for t in sentence.children(c, "mark")))
    return next(thats, None)


def _set_in(sentence: Sentence, verb: Token) -> list[Content]:
    """ "12 were found dead, police said, in the yard": what stands before the cue's own clause, and behind."""
    if verb.dep != "parataxis" or sentence.children(verb, "ccomp"):
        return []
    own = sentence.subtree(verb)
    before = Content(sentence.span.start, own[0].start, whole=True)
    rest = [t for t in _said_of(sentence, sentence.head(verb)) if t.i > own[-1].i and t.pos != "PUNCT"]
    behind = [Content(rest[0].start, rest[-1].end, whole=True)] if rest else []
    return [c for c in [before, *behind] if c.end > c.start]


def _around(sentence: Sentence, verb: Token, said: list[Token]) -> list[Content]:
    """The range of the words said; two ranges where the cue with its subject stands between them."""
    low = own_clause(sentence, verb)
    left, right = [t for t in said if t.i < low], [t for t in said if t.i > verb.i]
    if left and right and not _closes(sentence, low):
        left = []
    if not right or not left:
        left = right = left or right or said
        return [_range(said if said and said[0].i >= low else left)] if left else []
    return [_range(left), _range(right)]


def _range(tokens: list[Token]) -> Content:
    return Content(min(t.start for t in tokens), max(t.end for t in tokens))


def own_clause(sentence: Sentence, verb: Token) -> int:
    """The index of the first token of the cue with the subject before it."""
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    return min([verb.i, *(t.i for s in subjects for t in sentence.subtree(s))])


def _closes(sentence: Sentence, index: int) -> bool:
    """True if a comma or a quotation mark stands before the token at `index`."""
    return index > 0 and (
        sentence.tokens[index - 1].text in CLOSING or sentence.tokens[index - 1].text == ","
    )


def _beside(scene: Scene, sentence: Sentence, verb: Token) -> list[Content]:
    """The words beside a verb of speech that the parser hangs elsewhere: quoted, or a clause of their own."""
    subjects = sentence.children(verb, "nsubj")
    if not subjects or sentence.children(verb, "aux", "neg"):
        return []
    low = own_clause(sentence, verb)
    return [c for c in (_before(scene, sentence, verb, low), _after(sentence, verb)) if c]


def _before(scene: Scene, sentence: Sentence, verb: Token, low: int) -> Content | None:
    """ "If it was so, fine,” the mayor said": what stands before the cue's own clause."""
    before = [t for t in sentence.tokens[:low] if t.pos not in ("PUNCT", "SPACE")]
    if not before:
        quote = just_before(scene, sentence.tokens[low].start)
        return Content(*quote) if quote else None
    mark = sentence.tokens[low - 1].text
    hung = [t for t in sentence.children(verb, "prep", "advcl", "npadvmod", "advmod", "cc") if t.i < low]
    ends = all(t.pos in ("PUNCT", "SPACE") for t in sentence.tokens[verb.i + 1 :])
    clause = mark == "," and not hung and ends and len(before) >= _CLAUSE
    return Content(sentence.span.start, sentence.tokens[low - 1].start) if mark in CLOSING or clause else None


def _after(sentence: Sentence, verb: Token) -> Content | None:
    """ "said: “Never again.”", "said leaving could cost lives": a quotation, or a clause right behind."""
    heard = sentence.children(verb, "dobj", "dative", "prep", "npadvmod", "advmod", "nsubj")
    passed = {t.i for h in heard for t in sentence.subtree(h)}
    behind = [t for t in sentence.tokens[verb.i + 1 :] if t.i not in passed and t.text not in (",", ":")]
    if not behind:
        return None
    if behind[0].text in OPENING:
        return Content(behind[0].start, sentence.span.end)
    clauses = [c for c in sentence.children(verb, "xcomp") if c.i > verb.i and c.tag == "VBG"]
    return _range(sentence.subtree(clauses[0])) if clauses else None


def _said_noun(sentence: Sentence, verb: Token, phrase: Token) -> bool:
    """ "put the toll at 84" says something; "put a hand on", "raised money", "spoke to reporters" do not."""
    if verb.lemma == "speak":
        return phrase.lower == "of"
    if verb.lemma not in words("cue", "counting"):
        return True
    objects = {t.lemma for o in sentence.children(verb, "dobj", "nsubjpass") for t in sentence.subtree(o)}
    numbers = [p for to in sentence.children(verb, "prep") for p in sentence.children(to, "pobj")]
    stands_for_toll = objects == {"it"} and any(t.pos == "NUM" for t in numbers)
    return stands_for_toll or bool(words("cue", "counted") & objects)


def _in_a_statement(sentence: Sentence, verb: Token) -> list[Token]:
    """ "said in a statement that ...": the parser hangs the clause on the statement."""
    media = [p for t in sentence.children(verb, "prep") for p in sentence.children(t, "pobj")]
    media = [p for p in media if p.lemma in words("role", "medium")]
    clauses = [c for p in media for c in sentence.children(p, "acl")]
    return [c for c in clauses if any(t.lower == "that" for t in sentence.children(c, "mark"))]


def _said_of(sentence: Sentence, clause: Token) -> list[Token]:
    """The clause without another voice's joined to it: "X said ... but Y said ..."."""
    others = [
        c
        for c in sentence.children(clause, "conj", "advcl")
        if (
            c.dep == "conj"
            or {t.lower for t in sentence.children(c, "mark")} & {"while", "whereas", "although"}
        )
        and not certainty_of(clause)
        and certainty_of(c)
        and sentence.children(c, "nsubj")
        and _clauses(sentence, c)
    ]
    left = {t.i for c in others for t in sentence.subtree(c)}
    return [t for t in sentence.subtree(clause) if t.i not in left]


def _cited_for(sentence: Sentence, verb: Token) -> list[Token]:
    """ "X reported Y, citing Z": Z is credited with the clause that X reports."""
    head = sentence.head(verb)
    return sentence.children(head, "ccomp", "dobj") if verb.dep == "advcl" else []
