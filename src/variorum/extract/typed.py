"""Values as a person writes them for a field ("at least 84", "3 January 2024", "Kerman", "bombing").

The grammars are those that read reports, so that what is typed means what it would mean in one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from variorum.errors import BadInput
from variorum.extract.actors import find_actors
from variorum.extract.date_resolve import resolve
from variorum.extract.dates import find_dates
from variorum.extract.numbers import find_numbers
from variorum.extract.places import resolve_name
from variorum.model.codebook import codebook
from variorum.model.value import Actor, ActorKind, Place, PlaceKind, Text, Value

#: fields whose actors are people, where no list knows the name
_PEOPLE = frozenset({"perpetrator"})
#: terms named in a line of help
_NAMED = 12


def typed(field: str, words: str, *, published: date | None = None) -> Value:
    """The value that `words` give for a field of the codebook, or for a part of a toll ("killed/children").

    `published` is the day of the report, from which "on Wednesday" counts. BadInput where the words give none.
    """
    name = field.partition("/")[0]
    said = " ".join(words.split())
    known = {f.name: f for f in codebook().fields}
    if name not in known:
        raise BadInput("no such field", where=field, mend=f"the fields are {', '.join(known)}")
    if not said:
        raise BadInput("no value given", where=field, mend="write the value as a report would")
    return _MAKERS[known[name].type](name, said, published)


def _count(name: str, said: str, published: date | None) -> Value:  # noqa: ARG001  # as all makers
    found = find_numbers(said)
    if len(found) != 1:
        raise BadInput("not one number", where=f"{name}: {said}", mend="write 84, at least 84, or 80 to 90")
    return found[0].value


def _date(name: str, said: str, published: date | None) -> Value:
    found = find_dates(said)
    if len(found) != 1:
        raise BadInput("not one date", where=f"{name}: {said}", mend="write 2024-01-03 or 3 January 2024")
    return resolve(found[0], published=published)


def _place(name: str, said: str, published: date | None) -> Value:  # noqa: ARG001
    return resolve_name(said) or Place(said, PlaceKind.UNKNOWN)


def _actor(name: str, said: str, published: date | None) -> Value:  # noqa: ARG001
    whole = [m.actor for m in find_actors(said) if m.end - m.start == len(said)]
    return whole[0] if whole else Actor(said, ActorKind.PERSON if name in _PEOPLE else ActorKind.UNKNOWN)


def _term(name: str, said: str, published: date | None) -> Value:  # noqa: ARG001
    own = {t for code, t in codebook().terms.items() if code.startswith(f"{name}:")}
    fits = [t for t in own if said.casefold() in (t.label.casefold(), t.code, t.code.partition(":")[2])]
    if not fits:
        labels = sorted(t.label for t in own)
        more = " ..." if len(labels) > _NAMED else ""
        raise BadInput("no such term", where=f"{name}: {said}", mend=", ".join(labels[:_NAMED]) + more)
    return fits[0]


def _text(name: str, said: str, published: date | None) -> Value:  # noqa: ARG001
    return Text(said)


_MAKERS: Mapping[str, Callable[[str, str, date | None], Value]] = {
    "Count": _count,
    "PartialDate": _date,
    "Place": _place,
    "Actor": _actor,
    "Term": _term,
    "Text": _text,
}
