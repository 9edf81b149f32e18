"""When a report has its main happening, told outside the clause that names the happening.

"Officers were called to a home on Friday": reports of police news often name the day beside what the
police did, what was heard, or who was found. Each day that a report names gets the sum of the weights of
the signs around its names, each sign once; the day with the most is when it was. Days of an arrest, a
court, a death in hospital, a vigil or a statement are no sign.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from variorum.extract.found import Found, Said, Spot, found
from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.scene import Dated, Scene
from variorum.model.assertion import Polarity, Voice
from variorum.model.value import Granularity, PartialDate

#: the sum from which a day counts, and by how much it must lead another one. Weights were set by hand on an
#: eighth of the incidents of the Gun Violence Archive, by how often the day beside a sign is the true one.
ENOUGH, _LEAD = 2.0, 0.5
_WEIGHTS = {
    "happened": 4.0,
    "done": 4.0,
    "called to": 3.0,
    "happening beside": 3.0,
    "reported": 3.0,
    "found": 1.5,
    "brought": 2.0,
    "died": 1.0,
    "lead": 0.5,
}
#: what each further naming adds, and how many count
_AGAIN, _MOST = 0.2, 5
#: a report tells when it was early; days named further on are of what followed
_EARLY = 15
#: the title and two sentences: what a report opens with is its main happening
_OPENING = 2
_HAPPEN = frozenset({"happen", "occur", "unfold", "erupt", "transpire"})
#: what happens and is no happening of violence
_OTHERS = frozenset(
    {"arrest", "hearing", "vigil", "funeral", "trial", "autopsy", "arraignment", "sentencing", "conference",
     "meeting", "service", "interview", "search", "visitation", "death", "surrender", "investigation", "surgery"}
)  # fmt: skip
_CALLED = frozenset(
    {"respond", "call", "dispatch", "summon", "arrive", "rush", "receive", "alert", "answer", "get"}
)
_POLICE = frozenset(
    {"police", "officer", "deputy", "department", "office", "sheriff", "trooper", "authority", "paramedic", "medic",
     "firefighter", "crew", "responder", "dispatcher", "unit", "cop", "patrol", "they", "marshal", "detective",
     "investigator", "pd", "ems", "personnel", "squad", "guard"}
)  # fmt: skip
_HARMED = frozenset(
    {"shoot", "kill", "wound", "injure", "stab", "murder", "slay", "gun", "strike", "hit", "fire", "graze", "discharge",
     "attack", "rob", "ambush", "strangle", "bludgeon", "ring"}
)  # fmt: skip
_FIND = frozenset({"find", "discover"})
#: how somebody is found who was harmed
_FOUND_HOW = frozenset(
    {"dead", "shoot", "body", "victim", "wound", "man", "woman", "boy", "girl", "people", "slain", "unresponsive",
     "kill", "lie", "suffer", "bleed", "teen", "teenager", "person", "couple"}
)  # fmt: skip
_BRING = frozenset({"take", "transport", "airlift", "fly", "rush", "send", "hospitalize", "bring", "leave"})
_HURT = frozenset(
    {
        "hospital",
        "hospitalize",
        "injured",
        "dead",
        "wounded",
        "critical",
        "wound",
        "shoot",
        "shooting",
        "gunshot",
        "injury",
    }
)
_HELD = frozenset({"custody", "jail", "prison", "court"})
_BESIDE = frozenset(
    {"shooting", "gunfire", "shootout", "stabbing", "attack", "homicide", "murder", "slaying", "killing", "incident",
     "robbery", "shot", "gunshot", "gunfight", "ambush", "rampage", "massacre", "standoff", "accident", "bombing",
     "explosion", "blast", "assault", "tragedy", "violence", "altercation", "invasion"}
)  # fmt: skip
#: a sentence with one of these tells of another happening
_ANOTHER = frozenset(
    {"unrelated", "separate", "another", "previous", "similar", "earlier", "anniversary", "prior"}
)
#: words of the time of day, which the parser may hang a date on
_CLOCK = frozenset(
    {"a.m.", "p.m.", "a.m", "p.m", "am", "pm", "o'clock", "noon", "midnight", "morning", "night", "hours"}
)
_NEGATIVE = frozenset({"not", "never", "n't"})


@dataclass(frozen=True, slots=True)
class Told:
    """A day, the words that say most plainly that it was then, and the sign that says so."""

    dated: Dated
    sentence: Sentence
    sign: str


_Key = tuple[date | None, int | None]


def told_day(scene: Scene, aside: frozenset[int], within: Sequence[PartialDate] = ()) -> Told | None:
    """The day on which a report has its main happening; None if nothing tells, or two days are told alike.

    `aside` are the numbers of the sentences that tell of another happening; a day outside of all of the
    intervals `within`, which are known of the main one, does not count.
    """
    named: dict[_Key, list[Told]] = defaultdict(list)
    for sentence in scene.sentences[:_EARLY]:
        if sentence.index not in aside and not _of_another(sentence):
            for dated in scene.dates_in(sentence):
                if _is_day(dated) and _fits(dated.value, within):
                    named[_key(dated.value)] += _signs(sentence, dated)
    scored = sorted(((_score(rows), -n) for n, rows in enumerate(named.values())), reverse=True)
    if not scored or scored[0][0] < ENOUGH or (len(scored) > 1 and scored[0][0] - scored[1][0] < _LEAD):
        return None
    rows = list(named.values())[-scored[0][1]]
    return max(rows, key=lambda t: _WEIGHTS[t.sign])


def told_date(scene: Scene, told: Told) -> Found | None:
    """The day of the main happening, told apart from it."""
    token = told.sentence.at(told.dated.start, told.dated.end)
    if token is None:
        return None
    spot = Spot(told.sentence, scene.report.span(told.dated.start, told.dated.end), token)
    said = Said(
        voice=Voice((scene.outlet,)),
        polarity=Polarity.AFFIRMED,
        notes=(("lead", told.sign),),
        taken_for_granted=True,
    )
    return found(scene, spot, "date", told.dated.value, rule="date: by what is told around it", said=said)


def _key(value: PartialDate) -> _Key:
    return value.start, value.weekday if value.start is None else None


def _is_day(dated: Dated) -> bool:
    """True for a single day in the past, or a weekday that only its name is known of."""
    if dated.found.relation != "on" or dated.found.future:
        return False
    value = dated.value
    return value.granularity is Granularity.DAY if value.resolved else value.weekday is not None


def _fits(value: PartialDate, within: Sequence[PartialDate]) -> bool:
    known = [(w.start, w.end) for w in within if w.start and w.end]
    if value.start is None or not known:
        return True
    return any(start <= value.start <= end for start, end in known)


def _of_another(sentence: Sentence) -> bool:
    return any(t.lower in _ANOTHER for t in sentence.tokens)


def _score(rows: Sequence[Told]) -> float:
    signs = {t.sign for t in rows}
    return sum(_WEIGHTS[s] for s in signs) + _AGAIN * min(_MOST, max(0, len(rows) - 1))


def _signs(sentence: Sentence, dated: Dated) -> Iterator[Told]:
    token = sentence.at(dated.start, dated.end)
    if token is None or _counted(sentence, dated):
        return
    sign = _beside(sentence, token) or _by_verb(sentence, token)
    if sign:
        yield Told(dated, sentence, sign)
        if sentence.index <= _OPENING:
            yield Told(dated, sentence, "lead")


def _counted(sentence: Sentence, dated: Dated) -> bool:
    """ "The Tuesday before Christmas" is not the latest Tuesday."""
    behind = next((t for t in sentence.tokens if t.start >= dated.end), None)
    return behind is not None and behind.lower == "before"


def _beside(sentence: Sentence, token: Token) -> str | None:
    """ "The shooting on Sunday", "Sunday's shooting": the date hangs on the word for what happened."""
    head = sentence.head(token)
    while head.pos == "ADP" or head.lower in _CLOCK:
        if head.i == head.head:
            return None
        head = sentence.head(head)
    return "happening beside" if head.pos in ("NOUN", "PROPN") and head.lemma in _BESIDE else None


def _by_verb(sentence: Sentence, token: Token) -> str | None:
    """The sign of the verb whose clause the date stands in; None where it tells of something else."""
    if _in_name(sentence, token):
        return None
    verb = next((t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX")), None)
    if verb is None or any(t.lower in _NEGATIVE for t in sentence.children(verb, "neg")):
        return None
    return next((sign for sign, tells in _TESTS if tells(sentence, verb)), None)


def _in_name(sentence: Sentence, token: Token) -> bool:
    """A date inside a noun phrase is that phrase's: "9 October Avenue", "the Tuesday meeting"."""
    head = sentence.head(token)
    inside = token.dep in ("compound", "nummod", "amod", "nmod", "poss") and head.pos in ("NOUN", "PROPN")
    return inside and head.lower not in _CLOCK


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """The subjects of a verb; of a verb joined to another one, that one's."""
    own = sentence.children(verb, "nsubj", "nsubjpass")
    while not own and verb.dep in ("conj", "xcomp") and verb.i != verb.head:
        verb = sentence.head(verb)
        own = sentence.children(verb, "nsubj", "nsubjpass")
    return own


def _happened(sentence: Sentence, verb: Token) -> bool:
    took_place = verb.lemma == "take" and any(t.lemma == "place" for t in sentence.children(verb, "dobj"))
    broke_out = verb.lemma == "break" and any(t.lower == "out" for t in sentence.children(verb))
    is_it = verb.pos == "AUX" or verb.lemma == "be"
    subjects = {t.lemma for t in _subjects(sentence, verb)}
    if is_it:
        return bool(subjects & _BESIDE)
    return (took_place or broke_out or verb.lemma in _HAPPEN) and not subjects & _OTHERS


def _done(sentence: Sentence, verb: Token) -> bool:
    went_off = verb.lemma == "go" and any(t.lower == "off" for t in sentence.children(verb))
    return went_off or verb.lemma in _HARMED or verb.lemma in words("happening", "verb")


def _called(sentence: Sentence, verb: Token) -> bool:
    if verb.lemma not in _CALLED:
        return False
    objects = {t.lower for t in sentence.children(verb, "dobj")}
    if verb.lemma == "call" and objects & {"911", "police", "authorities", "deputies", "9-1-1"}:
        return True
    if verb.lemma in ("receive", "get", "answer") and not objects & {
        "call",
        "calls",
        "report",
        "reports",
        "alert",
    }:
        return False
    return any(t.lemma in _POLICE or t.lower in _POLICE for t in _subjects(sentence, verb))


def _reported(sentence: Sentence, verb: Token) -> bool:
    """ "The shooting was reported at 3 a.m. Sunday", "shots were heard"."""
    passive = sentence.children(verb, "nsubjpass")
    return verb.lemma in ("report", "hear") and any(t.lemma in _BESIDE for t in passive)


def _found(sentence: Sentence, verb: Token) -> bool:
    if verb.lemma not in _FIND:
        return False
    around = [t for t in sentence.tokens if t.head == verb.i]
    return any(t.lemma in _FOUND_HOW or t.lower in _FOUND_HOW for t in around)


def _brought(sentence: Sentence, verb: Token) -> bool:
    below = {t.lemma for t in sentence.subtree(verb)}
    return verb.lemma in _BRING and bool(below & _HURT) and not below & _HELD


def _died(_sentence: Sentence, verb: Token) -> bool:
    return verb.lemma == "die"


_TESTS = (
    ("happened", _happened),
    ("done", _done),
    ("called to", _called),
    ("reported", _reported),
    ("found", _found),
    ("brought", _brought),
    ("died", _died),
)
