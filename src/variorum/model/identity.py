"""Ids that derive from content, and the one JSON form of model objects."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

#: 64 bits of SHA-256: a million assertions collide with a chance of about 3 in 100 million
ID_DIGITS = 16


def to_plain(thing: Any) -> Any:
    """`thing` as dicts, lists, strings, numbers and None; a value of a union carries its class as `is`."""
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        fields = {f.name: to_plain(getattr(thing, f.name)) for f in dataclasses.fields(thing)}
        return {"is": type(thing).__name__, **fields}
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, tuple | list):
        return [to_plain(item) for item in thing]
    return thing


def canonical_json(thing: Any) -> str:
    """The one JSON text of `thing`: sorted keys, no spaces, no escapes of letters."""
    return json.dumps(to_plain(thing), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def content_id(prefix: str, *parts: Any) -> str:
    """An id made of `prefix` and the digest of the parts' canonical JSON."""
    return f"{prefix}_{content_digest(list(parts), ID_DIGITS)}"


def content_digest(thing: Any, digits: int) -> str:
    """The first so many hexadecimal digits of the SHA-256 of the one JSON text of `thing`."""
    return hashlib.sha256(canonical_json(thing).encode()).hexdigest()[:digits]


def from_plain(kind: Any, plain: Any) -> Any:
    """The model object of type `kind` that `to_plain` made `plain` of; TypeError where it does not fit."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _from_union(typing.get_args(kind), plain)
    if origin is tuple:
        return _from_sequence(typing.get_args(kind), plain)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        if not isinstance(plain, dict):
            raise TypeError(f"{plain!r} is no {kind.__name__}")
        hints = _hints(kind)
        return kind(**{name: from_plain(hints[name], value) for name, value in plain.items() if name != "is"})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    if kind is date:
        return date.fromisoformat(plain)
    if kind is float and isinstance(plain, int):
        return float(plain)
    if isinstance(kind, type) and not isinstance(plain, kind):
        raise TypeError(f"{plain!r} is no {kind.__name__}")
    return plain


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _from_union(kinds: tuple[Any, ...], plain: Any) -> Any:
    if plain is None and types.NoneType in kinds:
        return None
    candidates = [k for k in kinds if k is not types.NoneType]
    if isinstance(plain, dict) and "is" in plain:
        candidates = [k for k in candidates if getattr(k, "__name__", None) == plain["is"]]
    if not candidates:
        raise TypeError(f"none of {kinds} fits {plain!r}")
    return from_plain(candidates[0], plain)


def _from_sequence(kinds: tuple[Any, ...], plain: Any) -> Any:
    if not isinstance(plain, list | tuple):
        raise TypeError(f"{plain!r} is no list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(from_plain(kinds[0], item) for item in plain)
    return tuple(from_plain(k, item) for k, item in zip(kinds, plain, strict=True))
