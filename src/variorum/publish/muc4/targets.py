"""The targets of a MUC-4 template: the people and things of an account, each once, with what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from variorum.model.assertion import Account, Assertion, Polarity
from variorum.model.value import Text
from variorum.publish.muc4.terms import PEOPLE_EFFECTS, THING_EFFECTS

#: words for people that say nothing once others are described
_VAGUE = frozenset({"PEOPLE", "PERSON", "PERSONS", "VICTIM", "VICTIMS", "BODY", "BODIES", "MEMBERS", "OTHERS",
                    "DEAD", "WOUNDED", "INJURED", "HOSTAGE", "HOSTAGES", "MAN", "MEN", "CIVILIANS", "INDIVIDUAL",
                    "INDIVIDUALS", "LIVES", "CORPSES", "SOMEONE", "LEADER", "LEADERS", "CIVILIAN"})  # fmt: skip


@dataclass(slots=True)
class Target:
    """Somebody or something attacked: the words, and all notes of the assertions about it."""

    words: str
    named: bool = False
    roles: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    nations: list[str] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)
    former: bool = False

    @property
    def kind(self) -> str:
        """The kind said most tellingly: any other goes before "civilian"."""
        telling = [k for k in self.kinds if k != "civilian"]
        return next(iter([*telling, *self.kinds]), "civilian")

    @property
    def number(self) -> str:
        """The first number that is not just "more than one"."""
        return next((n for n in self.numbers if n != "plural"), "PLURAL")

    def effect(self, order: Iterable[str]) -> str | None:
        """The strongest effect, in the words of the set list's order."""
        return next((e for e in order if e in self.effects), None)


def fill(text: str) -> str:
    """Words as a MUC string: in capitals, one space between."""
    return " ".join(text.upper().replace('"', "'").split())


def people(account: Account) -> list[Target]:
    """The people attacked, named ones first merged by name, then described ones by their words."""
    found: list[Target] = []
    for said in _affirmed(account, "harmed"):
        _add(found, said)
    found = [t for t in found if "assailant" not in t.kinds]
    civil = [t for t in found if t.named or t.kind not in ("military", "police")]
    if civil:
        # soldiers who fell beside them are no targets of terrorism (1.0, 1)
        found = civil
    telling = [t for t in found if t.words not in _VAGUE]
    return [t for t in found if t.words not in _VAGUE or not _covered(t, telling)]


def things(account: Account) -> list[Target]:
    """The things attacked, each once."""
    found: list[Target] = []
    for said in _affirmed(account, "struck"):
        _add(found, said)
    civil = [t for t in found if t.kind not in ("military",)]
    return civil or found


def _affirmed(account: Account, name: str) -> list[Assertion]:
    return [
        a for a in account.of(name) if a.stance.polarity is Polarity.AFFIRMED and isinstance(a.value, Text)
    ]


def _add(found: list[Target], said: Assertion) -> None:
    words = fill(said.value.text if isinstance(said.value, Text) else "")
    named = said.note("named") == "yes"
    target = next((t for t in found if _same(t, words, named=named)), None)
    if target is None:
        target = Target(words, named)
        found.append(target)
    if len(words) > len(target.words):
        target.words = words
    for notes, key in (
        (target.kinds, "kind"),
        (target.numbers, "number"),
        (target.nations, "nation"),
        (target.effects, "effect"),
    ):
        if value := said.note(key):
            notes.append(value)
    if role := said.note("role"):
        target.roles.append(fill(role))
    target.former = target.former or said.note("former") == "yes"


def _same(target: Target, words: str, *, named: bool) -> bool:
    if target.named != named:
        return False
    if named:
        ours, theirs = set(target.words.split()), set(words.split())
        return ours <= theirs or theirs <= ours
    return _head(target.words) == _head(words) and (
        set(target.words.split()) <= set(words.split()) or set(words.split()) <= set(target.words.split())
    )


def _head(words: str) -> str:
    return words.split(" OF ", maxsplit=1)[0].rsplit(maxsplit=1)[-1]


def _covered(vague: Target, telling: list[Target]) -> bool:
    """True if the vague words may well mean those told of otherwise: the same number, or no number."""
    if vague.number in ("PLURAL", "1"):
        return bool(telling)
    return any(t.number == vague.number for t in telling) or len(telling) == int_or(vague.number)


def int_or(text: str) -> int:
    """The number, 0 where it is none."""
    return int(text) if text.isdigit() else 0


def people_effect(target: Target) -> str | None:
    """The effect on people in MUC's words."""
    found = target.effect(PEOPLE_EFFECTS)
    return PEOPLE_EFFECTS[found] if found else None


def thing_effect(target: Target) -> str | None:
    """The effect on a thing in MUC's words."""
    found = target.effect(THING_EFFECTS)
    return THING_EFFECTS[found] if found else None
