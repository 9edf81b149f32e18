"""Column types that carry model objects as their canonical JSON and enums as their words."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, String, Text, TypeDecorator

from variorum.model.identity import canonical_json, from_plain

#: JSON texts up to this length are worth remembering: voices, stances and places repeat, offset maps never
_SHORT = 1_000
_WORDS = tuple[str, ...]


class Json(TypeDecorator[Any]):
    """A model object (or tuple of them) of type `kind`, stored as canonical JSON text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind
        # lists of ids are most of what is read, and need nothing made of them
        self.words = kind == _WORDS

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The JSON text of `value`."""
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """The object that the JSON text describes; objects are frozen, so equal texts may share one."""
        if value is None:
            return None
        if self.words:
            return tuple(json.loads(value))
        return _parse(self.kind, value) if len(value) <= _SHORT else _parse.__wrapped__(self.kind, value)


@lru_cache(maxsize=8_192)
def _parse(kind: Any, text: str) -> Any:
    return from_plain(kind, json.loads(text))


class Word(TypeDecorator[StrEnum]):
    """A member of a `StrEnum`, stored as its word."""

    impl = String(40)
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The word of `value`."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        """The member that the word names."""
        return None if value is None else self.kind(value)
