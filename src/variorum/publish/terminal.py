"""What others wrote, made safe to show on a terminal: it moves no cursor, hides nothing, turns no text."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

_T = TypeVar("_T")

#: control characters but for tab and line end (an ESC begins a command to the terminal, so does U+009B), and
#: the marks that change the direction of text (Unicode Standard Annex 9), with which words can be disguised
_UNSAFE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """`text` with U+FFFD for every character that a terminal would obey and not show."""
    return _UNSAFE.sub("\ufffd", text)


def all_safe(thing: _T) -> _T:
    """The same structure of dataclasses and tuples with every string in it made safe."""
    made: Any = thing
    if isinstance(thing, str):
        made = safe(thing)
    elif isinstance(thing, tuple | list):
        made = type(thing)(all_safe(item) for item in thing)
    elif isinstance(thing, dict):
        made = {key: all_safe(value) for key, value in thing.items()}
    elif is_dataclass(thing) and not isinstance(thing, type):
        made = replace(thing, **{f.name: all_safe(getattr(thing, f.name)) for f in fields(thing)})
    return made  # type: ignore[no-any-return]
