"""A policy of one's own: a short table in TOML, checked as it is read.

    name = "harbour-desk"
    base = "ged-23.1"

    [options]
    witnesses = 2
    attackers = "excluded"

    [rules]
    tolls = ["only_reading", "most_recent", "lowest"]
    group = ["graded"]

What the table does not settle goes by the base. docs/policies.md says what each key means.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic import Field as Bounds

from variorum.errors import BadInput
from variorum.model.codebook import TOLLS, Field, codebook
from variorum.model.identity import content_digest
from variorum.reconcile import attackers
from variorum.reconcile.case import Rule
from variorum.reconcile.groups import accused_branch
from variorum.reconcile.policies import POLICIES
from variorum.reconcile.policy import Policy, first
from variorum.reconcile.prefer import enough_witnesses
from variorum.reconcile.registry import RULES, fitting, named
from variorum.reconcile.rules import none_supported, side_by_side

#: digits of the digest in the name of a policy: enough to tell the versions of one table apart
_DIGITS = 8
#: the key for all five tolls in the table of rules
_ALL_TOLLS = "tolls"
_ADJUST = {"as told": None, "included": attackers.included, "excluded": attackers.excluded}
_NAME = r"^[a-z0-9][a-z0-9.-]{0,29}$"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Options(_Strict):
    """What holds for all tolls: independent witnesses that a figure needs, and whether attackers are counted."""

    witnesses: Annotated[int, Bounds(ge=1, le=100)] = 1
    attackers: Literal["as told", "included", "excluded"] = "as told"


class Table(_Strict):
    """The file: a name, the policy it is based on, options, and rules in their order by field."""

    name: Annotated[str, StringConstraints(pattern=_NAME)]
    base: str
    label: str = ""
    options: Options = Options()
    rules: dict[str, Annotated[list[str], Bounds(min_length=1)]] = {}


def policy_from(text: str, where: str) -> Policy:
    """The policy that a TOML text describes, its name with a digest of its content: "harbour-desk@1f0c22ab".

    BadInput says what is wrong at which line of `where`, and what can stand there.
    """
    page = _Page(text, where)
    table = page.table()
    if table.base not in POLICIES:
        raise page.wrong(f"there is no policy {table.base!r}", "base", POLICIES, table.base)
    base = POLICIES[table.base]
    chains = {name: chain for key, its in table.rules.items() for name, chain in page.chains(key, its)}
    digest = content_digest(table.model_dump(mode="json", exclude={"label"}), _DIGITS)
    return replace(
        base,
        name=f"{table.name}@{digest}",
        label=table.label or f"{table.name}, based on {base.label}",
        rules=_witnessed({**base.rules, **chains}, table.options.witnesses),
        adjust=_ADJUST[table.options.attackers],
    )


def _witnessed(chains: Mapping[str, tuple[Rule, ...]], least: int) -> dict[str, tuple[Rule, ...]]:
    """The chains, those of tolls with a rule first that asks for so many independent witnesses."""
    if least < 2:  # one witness is what every figure has
        return dict(chains)
    asking = partial(enough_witnesses, least=least)
    asked = {name: _after_none(chain, asking) for name, chain in chains.items() if name in ("Count", *TOLLS)}
    return {**chains, **asked}


def _after_none(chain: tuple[Rule, ...], rule: Rule) -> tuple[Rule, ...]:
    """The chain with a rule right after those that find that there is no value."""
    place = chain.index(none_supported) + 1
    return (*chain[:place], rule, *chain[place:])


def _chain(field: Field, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules between those that every chain begins with and one that always decides."""
    if field.name == "branch":
        return (*rules, accused_branch)
    chain = first(*rules)
    return (*chain[:-1], side_by_side) if field.many else chain


class _Page:
    """A file of a policy as text, to say of what is wrong in which line it stands."""

    def __init__(self, text: str, where: str) -> None:
        self._text = text
        self._where = where

    def table(self) -> Table:
        """The checked table; BadInput if the text is no TOML or does not fit the form."""
        try:
            return Table.model_validate(tomllib.loads(self._text))
        except tomllib.TOMLDecodeError as error:
            raise BadInput(
                f"no TOML: {error}", where=self._where, mend="docs/policies.md has an example"
            ) from None
        except ValidationError as error:
            raise self._unfit(error.errors()[0]) from None

    def _unfit(self, error: Any) -> BadInput:
        keys = [str(part) for part in error["loc"] if not isinstance(part, int)]
        key, allowed = keys[-1], list(Options.model_fields if keys[0] == "options" else Table.model_fields)
        if error["type"] == "extra_forbidden":
            return self.wrong(f"there is no key {'.'.join(keys)!r}", key, allowed, key)
        if error["type"] == "missing":
            return BadInput(f"{key!r} is missing", where=self._where, mend=f'add a line {key} = "..."')
        return self.wrong(f"{'.'.join(keys)}: {_plain(error['msg'])}", key, (), "")

    def chains(self, key: str, words: list[str]) -> Iterator[tuple[str, tuple[Rule, ...]]]:
        """The chain of a field, or of each toll."""
        fields = TOLLS if key == _ALL_TOLLS else (key,)
        known = [f.name for f in codebook().fields]
        if key not in (_ALL_TOLLS, *known):
            raise self.wrong(f"there is no field {key!r}", key, [_ALL_TOLLS, *known], key)
        field = codebook().field(fields[0])
        allowed = fitting(field.name, field.type)
        chain = _chain(field, [RULES[self._rule(key, word, allowed)] for word in words])
        yield from ((name, chain) for name in fields)

    def _rule(self, key: str, word: str, allowed: list[str]) -> str:
        found = [name for name in named(word) if name in allowed]
        if len(found) == 1:
            return found[0]
        if found:
            raise self.wrong(f"{word!r} can be several rules", key, found, word)
        what = f"the rule {word!r} is not for {key}" if named(word) else f"there is no rule {word!r}"
        raise self.wrong(what, key, allowed, word)

    def wrong(self, what: str, key: str, allowed: Iterable[str], written: str) -> BadInput:
        """What is wrong at a key, with the nearest of what can stand there, and all of it."""
        can = list(allowed)
        near = get_close_matches(written, [*can, *(name.partition(".")[2] for name in can)], n=1)
        mend = f"did you mean {near[0]!r}? " if near else ""
        listed = f"one of {', '.join(can)}" if can else "docs/policies.md has an example"
        return BadInput(what, where=f"{self._where}{self._line(key, written)}", mend=f"{mend}{listed}")

    def _line(self, key: str, written: str) -> str:
        """ ", line 7": where the key stands, or the word below it; nothing if neither is found."""
        lines = self._text.splitlines()
        starts = [n for n, line in enumerate(lines, 1) if re.match(rf'\s*"?{re.escape(key)}"?\s*[=.]', line)]
        if not starts:
            return ""
        below = [n for n, line in enumerate(lines, 1) if n >= starts[0] and f'"{written}"' in line]
        return f", line {(below or starts)[0]}"


def _plain(message: str) -> str:
    """What pydantic says, as the second half of a sentence."""
    return f"{message[:1].lower()}{message[1:]}".replace("string", "text")
