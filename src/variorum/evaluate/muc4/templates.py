"""MUC-4 templates: answer keys and answers in the official format, read and written.

The format is that of the MUC-4 task documentation (`taskdoc/template-doc-part1.v7`): 25 slots, `-` for no
fill, `*` for a slot that does not apply or a report without a template, `?` before an optional fill, `/`
between alternatives, `:` before a cross-reference, strings in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from variorum.publish.muc4.terms import SLOTS as TITLES

#: the slots by number, under the names of the official score reports
SLOTS = (
    "message-id", "template-id", "inc-date", "inc-loc", "inc-type", "inc-stage", "inc-instr-id",
    "inc-instr-type", "perp-inc-cat", "perp-ind-id", "perp-org-id", "perp-org-conf", "phys-tgt-id",
    "phys-tgt-type", "phys-tgt-num", "phys-tgt-nation", "phys-tgt-effect", "phys-tgt-total-num",
    "hum-tgt-name", "hum-tgt-desc", "hum-tgt-type", "hum-tgt-num", "hum-tgt-nation", "hum-tgt-effect",
    "hum-tgt-total-num",
)  # fmt: skip
#: the slots that are scored, all but the message's own
SCORED = SLOTS[2:]
#: slots whose fill has no cross-reference: a colon in them is part of the fill
_WHOLE = frozenset({"inc-date", "inc-loc"})
_LINE = re.compile(r"^\s*(\d{1,2})\.\s+([A-Z ]+: ?[A-Z ]+?)(?:\s{2,}|\t|\s*$)(.*)$")
_EMPTY = frozenset({"", "-", "*"})
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\([^()]*\)|[^"]')


class Option(NamedTuple):
    """One way to fill: the value (strings keep their quotes) and the string that it refers to, or ""."""

    value: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """A fill with its alternatives. `optional` ones count only where they are answered."""

    options: tuple[Option, ...]
    optional: bool = False

    def __str__(self) -> str:
        return " / ".join(f"{o.value}: {o.tag}" if o.tag else o.value for o in self.options)


@dataclass(frozen=True, slots=True)
class Template:
    """A template of a message; one without a number says that the message is irrelevant."""

    message: str
    number: int | None
    optional: bool
    slots: dict[str, tuple[Fill, ...]]

    def fills(self, slot: str) -> tuple[Fill, ...]:
        """The fills of `slot`, none where it is empty."""
        return self.slots.get(slot, ())

    def first(self, slot: str) -> str:
        """The value of the first option of the first fill, "" if there is none."""
        return next((f.options[0].value for f in self.fills(slot)), "")


def read_templates(text: str) -> tuple[Template, ...]:
    """The templates of a key or an answer file, in order."""
    return tuple(_template(lines) for lines in _blocks(text))


def _blocks(text: str) -> Iterator[dict[int, list[str]]]:
    block: dict[int, list[str]] = {}
    number = -1
    for line in text.splitlines():
        if line.lstrip().startswith(";"):
            continue
        found = _LINE.match(line)
        if found:
            number = int(found[1])
            if number == 0 and block:
                yield block
                block = {}
            block[number] = [found[3]]
        elif line[:1].isspace() and line.strip() and number >= 0:
            block[number].append(line.strip())
    if block:
        yield block


def _template(block: dict[int, list[str]]) -> Template:
    message = " ".join(block.get(0, [""])).split()
    number = " ".join(block.get(1, ["*"]))
    digits = re.search(r"\d+", number)
    slots = {name: tuple(_fills(name, block[at])) for at, name in enumerate(SLOTS) if at > 1 and at in block}
    return Template(
        message=message[0] if message else "",
        number=int(digits[0]) if digits else None,
        optional="OPTIONAL" in number.upper(),
        slots={name: fills for name, fills in slots.items() if fills},
    )


def _fills(slot: str, lines: list[str]) -> Iterator[Fill]:
    for text in _joined(lines):
        optional = text.startswith("?")
        bare = text.lstrip("? ").strip()
        if bare.strip("*- ") and bare not in _EMPTY:
            options = tuple(_options(bare, whole=slot in _WHOLE))
            if options:
                yield Fill(options, optional)


def _joined(lines: list[str]) -> Iterator[str]:
    """One text a fill: a line that leaves a quote open, or ends or begins with a slash, goes on."""
    text = ""
    for line in (line.strip() for line in lines):
        if text and (_open(text) or text.endswith(("/", ":")) or line.startswith(("/", ":"))):
            text = f"{text} {line}"
        else:
            if text:
                yield text
            text = line
    if text:
        yield text


def _open(text: str) -> bool:
    return len(re.findall(r'(?<!\\)"', text)) % 2 == 1


def _options(text: str, *, whole: bool) -> Iterator[Option]:
    """The alternatives of one fill; one cross-reference stands for all values before it, and the reverse."""
    waiting: list[str] = []
    values: list[str] = []
    for lefts, tag in (_halves(part, whole=whole) for part in _split(text, "/")):
        if tag:
            values = [*waiting, *lefts]
            waiting = []
            yield from (Option(one, tag) for one in values)
        elif values:
            yield from (Option(value, one) for value in values for one in lefts)
        else:
            waiting.extend(lefts)
    yield from (Option(one) for one in waiting)


def _halves(part: str, *, whole: bool) -> tuple[list[str], str]:
    """The values of a part, several where they stand in brackets, and its cross-reference, if it has one."""
    if whole:
        return [_plain(_unwrapped(part))], ""
    left, *right = _split(part, ":")
    values = [_plain(one) for one in _split(_unwrapped(left), "/")]
    return values, _plain(right[0]) if right else ""


def _unwrapped(text: str) -> str:
    """`text` without the brackets around the whole of it, which the key puts round alternative ranges."""
    depth = 0
    for at, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth == 0:
            return text[1:-1] if at == len(text) - 1 and at else text
    return text


def _split(text: str, mark: str) -> list[str]:
    """`text` cut at `mark`, where it stands outside quotes and brackets."""
    parts = [""]
    for token in _TOKEN.findall(text):
        if token == mark:
            parts.append("")
        else:
            parts[-1] += token
    return [part.strip() for part in parts if part.strip()]


def _plain(text: str) -> str:
    return " ".join(text.replace('\\"', "'").split())


def write_templates(templates: Iterable[Template]) -> str:
    """The templates in the official format, a blank line after each."""
    return "\n".join("\n".join(_lines(template)) + "\n" for template in templates)


def _lines(template: Template) -> Iterator[str]:
    number = "*" if template.number is None else str(template.number)
    yield _line(0, template.message)
    yield _line(1, number + (" (OPTIONAL)" if template.optional else ""))
    none = "*" if template.number is None else "-"
    for at, name in enumerate(SLOTS[2:], 2):
        fills = [("? " if fill.optional else "") + _written(fill) for fill in template.fills(name)] or [none]
        yield _line(at, fills[0])
        yield from (" " * 36 + fill for fill in fills[1:])


def _line(number: int, fill: str) -> str:
    return f"{f'{number}.':<4}{TITLES[number]:<32}{fill}"


def _written(fill: Fill) -> str:
    return " / ".join(f"{o.value}: {o.tag}" if o.tag else o.value for o in fill.options)
