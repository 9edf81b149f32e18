"""The lines in which judgements travel from store to store, one JSON object each: docs/judgements.md."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from typing import Any

from variorum.errors import BadInput, BadState
from variorum.model.codebook import codebook
from variorum.model.identity import canonical_json, from_plain, to_plain
from variorum.model.judgement import Judgement, judgement
from variorum.model.value import Nothing

#: raised with every change of what a judgement holds: its id derives from that
FORMAT = 1
#: letters of what is wrong that are told: more is the line itself over again
_TOLD = 120


def line(one: Judgement) -> str:
    """The judgement in one line, keys sorted, without spaces: the same judgement is the same line."""
    return canonical_json({"format": FORMAT, **to_plain(one)})


def judgement_of(text: bytes, where: str) -> Judgement:
    """The judgement that a line holds; BadInput if it holds none, or another than was written."""
    plain = _object(text, where)
    if plain.pop("format", None) != FORMAT:
        raise BadInput(f"not a judgement of format {FORMAT}", where=where, mend=_EXPORT)
    try:
        found: Judgement = from_plain(Judgement, plain)
        datetime.fromisoformat(found.at)
        whole = _made_again(found)
    except (TypeError, ValueError, LookupError, BadState) as error:
        what = f"no judgement: {str(error)[:_TOLD]}"
        raise BadInput(what, where=where, mend=_EXPORT) from None
    if whole != found:
        raise BadInput("the line was changed: its id is another's", where=where, mend=_EXPORT)
    _check_fields(found, where)
    return found


_EXPORT = "take the line as `variorum judgements export` writes it"


def _object(text: bytes, where: str) -> dict[str, Any]:
    try:
        found = json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise BadInput("not a JSON object", where=where, mend=_EXPORT)
    return found


def _refused(word: str) -> float:
    """NaN and Infinity are no JSON."""
    raise ValueError(word)


def _made_again(one: Judgement) -> Judgement:
    """The same judgement with the id that its content has."""
    content = {f.name: getattr(one, f.name) for f in fields(one) if f.name not in ("id", "verdict", "left")}
    return judgement(one.verdict, one.left, **content)


def _check_fields(one: Judgement, where: str) -> None:
    """BadInput for a field that there is not, for what none of them can hold, or what stands nowhere."""
    types, mend = {f.name: f.type for f in codebook().fields}, "the fields are those of docs/architecture.md"
    named = [one.field, *(anchor.field for anchor in one.anchors), one.draft.field if one.draft else None]
    unknown = [name for name in named if name is not None and name.partition("/")[0] not in types]
    if unknown:
        raise BadInput(f"there is no field {unknown[0]!r}", where=where, mend=mend)
    if one.draft is None:
        return
    if not one.anchors:
        raise BadInput("it names no words of a report", where=where, mend=_EXPORT)
    name, given = one.draft.field, type(one.draft.value)
    if given is not Nothing and given.__name__ != types.get(name):
        raise BadInput(f"{name} holds no {given.__name__}", where=where, mend=mend)
