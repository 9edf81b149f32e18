"""Profiles as bytes, so that the store can keep them: JSON lists in the order of the fields.

What packs and unpacks a type is put together once, from its annotations; a profile takes some 40 us.
The words around an account are left out: they only serve its keys.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from variorum.link.compare.profile import Profile

Way = Callable[[Any], Any]


def pack(profile: Profile) -> bytes:
    """The profile as bytes, without its words."""
    bare = dataclasses.replace(profile, words=frozenset()) if profile.words else profile
    return json.dumps(_packer(Profile)(bare), ensure_ascii=False, separators=(",", ":")).encode()


def unpack(packed: bytes) -> Profile:
    """The profile that `pack` made the bytes of."""
    found: Profile = _unpacker(Profile)(json.loads(packed))
    return found


def _same(value: Any) -> Any:
    return value


def _fields(kind: Any) -> list[tuple[str, Any]]:
    """The fields that a value is made of, without those that follow from them."""
    hints = typing.get_type_hints(kind)
    return [(f.name, hints[f.name]) for f in dataclasses.fields(kind) if f.init]


def _optional(kind: Any) -> Any:
    """The other type of `X | None`; None if it is no such type."""
    if typing.get_origin(kind) not in (types.UnionType, typing.Union):
        return None
    (inner,) = (k for k in typing.get_args(kind) if k is not types.NoneType)
    return inner


def _item(kind: Any) -> Any:
    """The type of the items of a tuple of any length or a frozenset; None for other types."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    many = origin is frozenset or (origin is tuple and len(args) == 2 and args[1] is Ellipsis)
    return args[0] if many else None


@cache
def _packer(kind: Any) -> Way:
    if (inner := _optional(kind)) is not None:
        way = _packer(inner)
        if way is _same:
            return way
        return lambda value: None if value is None else way(value)
    if (item := _item(kind)) is not None:
        return _pack_items(_packer(item), in_order=typing.get_origin(kind) is tuple)
    if dataclasses.is_dataclass(kind):
        return _pack_fields([(name, _packer(hint)) for name, hint in _fields(kind)])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    return date.toordinal if kind is date else _same


def _pack_fields(ways: list[tuple[str, Way]]) -> Way:
    names = [name for name, _ in ways]
    # most fields are words and numbers, of which nothing need be made
    some = [(at, way) for at, (_, way) in enumerate(ways) if way is not _same]

    def packed(value: Any) -> list[Any]:
        row = [getattr(value, name) for name in names]
        for at, way in some:
            row[at] = way(row[at])
        return row

    return packed


def _pack_items(way: Way, *, in_order: bool) -> Way:
    if in_order:
        return lambda value: [way(one) for one in value]
    # a set has no order of its own: the bytes need one
    return lambda value: sorted((way(one) for one in value), key=repr)


@cache
def _unpacker(kind: Any) -> Way:
    if (inner := _optional(kind)) is not None:
        way = _unpacker(inner)
        if way is _same:
            return way
        return lambda value: None if value is None else way(value)
    if (item := _item(kind)) is not None:
        return _unpack_items(_unpacker(item), typing.get_origin(kind))
    if typing.get_origin(kind) is tuple:
        return tuple
    if dataclasses.is_dataclass(kind):
        return _unpack_fields(kind, [_unpacker(hint) for _, hint in _fields(kind)])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return date.fromordinal if kind is date else _same


def _unpack_fields(kind: Any, ways: list[Way]) -> Way:
    some = [(at, way) for at, way in enumerate(ways) if way is not _same]

    def unpacked(row: list[Any]) -> Any:
        for at, way in some:
            row[at] = way(row[at])
        return kind(*row)

    return unpacked


def _unpack_items(way: Way, many: Any) -> Way:
    if way is _same:
        return many  # type: ignore[no-any-return]
    return lambda value: many(map(way, value)) if value else many()
