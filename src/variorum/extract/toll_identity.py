"""Which mentions are one person, so that nobody is counted twice.

"A 23-year-old man was shot", "John Smith, 23, died", "the victim" and "he" are one person; a woman, a
19-year-old, "another man" or a second name are not. A person is joined to the nearest one told before with
whom nothing disagrees: name, age, sex, being an attacker, or standing in one list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from variorum.extract.toll_who import Mention, phrase
from variorum.extract.toll_words import table

#: a person of this age or younger is no "man" or "woman"
_CHILD = 12


#: a person of this age or older is no "boy", "girl" or "child"
_ADULT = 19


@dataclass(slots=True)
class Person:
    """All mentions of one person."""

    mentions: list[Mention] = field(default_factory=list)

    def fits(self, mention: Mention) -> bool:
        """True if nothing told of this person disagrees with `mention`."""
        return all(_agree(mine, mention) for mine in self.mentions)

    @property
    def died(self) -> bool:
        """True if a mention says that this person died."""
        return any(m.patient.field == "killed" for m in self.mentions)

    @property
    def label(self) -> str:
        """The fullest name, else the words of the first mention that is no pronoun."""
        named = max((m.name for m in self.mentions), key=len)
        if named:
            return " ".join(named)
        told = next((m for m in self.mentions if not m.bare), self.mentions[0])
        return " ".join(t.lower for t in phrase(told.sentence, told.patient.token))


def _agree(mine: Mention, its: Mention) -> bool:
    if _apart(mine, its):
        return False
    if mine.sentence is its.sentence and (_beside(mine, its) or _beside(its, mine)):
        return False
    if mine.attacker != its.attacker and not (mine.bare or its.bare or mine.own or its.own):
        return False
    if mine.age is not None and its.age is not None and mine.age != its.age:
        return False
    return _one_sex(mine, its) and _one_name(mine.name, its.name)


def _beside(mine: Mention, its: Mention) -> bool:
    return any(t.i == its.patient.token.i for t in mine.patient.listed)


def _apart(mine: Mention, its: Mention) -> bool:
    """Two of one sentence, the second brought in by "a"; or a guard and a manager told of side by side."""
    if set(mine.name) & set(its.name):
        return False
    if mine.sentence is its.sentence and its.indefinite and mine.patient.token.i != its.patient.token.i:
        return True
    near = abs(mine.sentence.index - its.sentence.index) <= 1
    return near and mine.noun != its.noun and _particular(mine) and _particular(its)


def _particular(one: Mention) -> bool:
    """True where the noun is an office or trade: not "man", "victim", "wife" or a name."""
    words = table()["person"]
    general = {*words["male"], *words["female"], *words["kin"], *words["suspect"], *words["general"]}
    return not one.name and not one.bare and one.noun not in general


def _one_sex(mine: Mention, its: Mention) -> bool:
    if mine.sex and its.sex and mine.sex != its.sex:
        return False
    child = set(table()["person"]["child"])
    if {mine.noun, its.noun} & {"man", "woman"} and {mine.noun, its.noun} & child:
        return False
    pairs = ((mine, its), (its, mine))
    return not any(a.noun in child and b.age is not None and b.age >= _ADULT for a, b in pairs) and not any(
        a.noun in ("man", "woman") and b.age is not None and b.age <= _CHILD for a, b in pairs
    )


def _one_name(mine: tuple[str, ...], its: tuple[str, ...]) -> bool:
    """ "Smith" and "John Smith" are one name, "John Smith" and "Jane Smith" two."""
    if not mine or not its:
        return True
    if len(mine) == 1 or len(its) == 1:
        return bool(set(mine) & set(its))
    return mine[-1] == its[-1] and mine[0] == its[0]


def persons(mentions: Iterable[Mention]) -> list[Person]:
    """The persons, in the order in which they are first told of; each mention is of exactly one."""
    found: list[Person] = []
    for mention in mentions:
        home = _of_token(found, mention) or _home(found, mention)
        if home is None:
            home = Person()
            found.append(home)
        home.mentions.append(mention)
    return found


def _of_token(found: list[Person], mention: Mention) -> Person | None:
    """The person whom the same words already stand for: "shot and killed X" says two things of X."""
    token = mention.patient.token
    return next(
        (p for p in found for m in p.mentions if m.sentence is mention.sentence and m.patient.token is token),
        None,
    )


def _home(found: list[Person], mention: Mention) -> Person | None:
    """The person that a mention is of: by name, then by age, then the last one that it fits.

    Who is said to have died is rather one of those said so before: of a dead woman and her wounded
    daughter, "she was pronounced dead" is the woman.
    """
    fitting = [p for p in found if p.fits(mention)]
    for alike in (_same_name, _same_age):
        known = [p for p in fitting if any(alike(m, mention) for m in p.mentions)]
        if known:
            return known[-1]
    if mention.new and not mention.name:
        return None
    if _kin_of_victim(mention):
        fitting = [
            p
            for p in fitting
            if _not_just_told(p, mention) or any(m.noun == mention.noun for m in p.mentions)
        ]
    dead = [p for p in fitting if p.died] if mention.patient.field == "killed" else []
    return next(reversed(dead or fitting), None)


def _not_just_told(person: Person, mention: Mention) -> bool:
    return all(abs(m.sentence.index - mention.sentence.index) > 1 for m in person.mentions)


def _same_name(mine: Mention, its: Mention) -> bool:
    return bool(set(mine.name) & set(its.name))


def _same_age(mine: Mention, its: Mention) -> bool:
    return mine.age is not None and mine.age == its.age


def _kin_of_victim(mention: Mention) -> bool:
    """ "His wife was wounded": his being the victim told of before, she is another person."""
    passive = mention.patient.acted is None and mention.patient.rule != "toll: noun"
    return mention.noun in table()["person"]["kin"] and passive and mention.patient.field != "killed"
