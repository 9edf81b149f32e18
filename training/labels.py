"""The names of what the reader learns: kinds of spans and groups of classes, in the order of the model's outputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

#: kinds of spans, by column of the output `spans`
KINDS = (
    "trigger", "assailant", "organisation", "target", "victim", "weapon", "where", "when", "killed",
    "wounded", "number", "place", "date", "source", "cue", "content",
)  # fmt: skip
KIND = {name: at for at, name in enumerate(KINDS)}
#: stands for a sentence among the kinds of group.onnx
SENTENCE = len(KINDS)
#: kinds that tell of a happening, and of an attribution: pairs are learnt within either
HAPPENING = frozenset(KINDS[:11])
ATTRIBUTION = frozenset(KINDS[13:])

#: the incident types of MUC-4 -> ours
TYPES = {
    "ATTACK": "type:attack",
    "BOMBING": "type:bombing",
    "ARSON": "type:arson",
    "KIDNAPPING": "type:kidnapping",
    "HIJACKING": "type:hijacking",
    "ROBBERY": "type:robbery",
}

#: the values of MUC-4's closed slots (taskdoc/template-doc-part1.v7) that its development keys use, in small
#: letters; a value beside them teaches nothing
_CLASSES: Mapping[str, tuple[str, ...]] = {
    "type": tuple(TYPES.values()),
    "stage": ("accomplished", "attempted", "threatened"),
    "category": ("terrorist act", "state-sponsored violence"),
    "confidence": (
        "reported as fact", "claimed or admitted", "suspected or accused", "suspected or accused by authorities",
        "possible",
    ),
    "effect": (
        "death", "injury", "no injury or death", "no injury", "no death", "regained freedom", "some damage",
        "destroyed", "no damage", "property taken from target", "money taken from target",
    ),
    "form": ("name", "description"),
    "victim_type": (
        "civilian", "political figure", "government official", "law enforcement", "legal or judicial",
        "active military", "security guard", "former government official", "diplomat", "former active military",
    ),
    "target_type": (
        "commercial", "other", "transport vehicle", "energy", "government office or residence",
        "organization office", "communications", "financial", "civilian residence",
        "diplomat office or residence", "transportation route", "political figure office or residence",
        "law enforcement facility",
    ),
    "weapon_type": (
        "bomb", "gun", "dynamite", "explosive", "machine gun", "vehicle bomb", "mortar", "rifle", "grenade",
        "aerial bomb", "torture", "cutting device", "rocket", "molotov cocktail", "fire", "mine",
    ),
}  # fmt: skip


class Group(NamedTuple):
    """A group of classes and its columns [first, last) in the output `classes`."""

    name: str
    first: int
    last: int
    classes: tuple[str, ...]


def _groups() -> tuple[Group, ...]:
    found: list[Group] = []
    for name, classes in _CLASSES.items():
        first = found[-1].last if found else 0
        found.append(Group(name, first, first + len(classes), classes))
    return tuple(found)


GROUPS = _groups()
GROUP = {group.name: at for at, group in enumerate(GROUPS)}
#: columns of the output `classes`
COLUMNS = GROUPS[-1].last


def class_of(group: str, value: str) -> int | None:
    """The number of a class within its group, None for a value that is not of the group."""
    classes = GROUPS[GROUP[group]].classes
    return classes.index(value) if value in classes else None
