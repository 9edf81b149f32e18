"""MUC-4 as examples: the key gives strings, and here they are found in the text.

A template's fills are looked for everywhere. A sentence counts for a template by how many of its fills stand in
it, one more if it has a word for the type. A name of a victim is marked wherever it stands; other fills where their
sentence counts two, else at their first place; their other places stay open, as does a victim's last name alone.
Triggers are silver: words of the lexicon for the type, in sentences with a fill. Reports without a template are
marked all through: nothing in them is a happening to report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from training.examples import Example, Mark, Range, Told
from training.labels import HAPPENING, TYPES, class_of
from training.words import numbers, places_of, triggers
from variorum.evaluate.muc4.strings import essential
from variorum.evaluate.muc4.templates import Fill, Template, read_templates
from variorum.evaluate.muc4.texts import Message, messages
from variorum.extract.dates import find_dates, resolve
from variorum.extract.trained.windows import sentences
from variorum.model.report import Report

#: slot -> kind, the slots whose fills are words of the text
_KINDS = {
    "inc-instr-id": "weapon",
    "perp-ind-id": "assailant",
    "perp-org-id": "organisation",
    "phys-tgt-id": "target",
    "hum-tgt-name": "victim",
    "hum-tgt-desc": "victim",
}
#: slot -> (group, the slots that its cross-references name)
_CLASSED = {
    "inc-instr-type": ("weapon_type", ("inc-instr-id",)),
    "perp-org-conf": ("confidence", ("perp-org-id",)),
    "phys-tgt-type": ("target_type", ("phys-tgt-id",)),
    "phys-tgt-effect": ("effect", ("phys-tgt-id",)),
    "hum-tgt-type": ("victim_type", ("hum-tgt-name", "hum-tgt-desc")),
    "hum-tgt-effect": ("effect", ("hum-tgt-name", "hum-tgt-desc")),
}
_NUMBERED = {"death": "killed", "injury": "wounded"}
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
#: a number of people stands this near before what it counts, in characters
_NEAR = 40


def examples(data: Path, part: str) -> Iterator[Example]:
    """The reports of a set (dev, tst1 or tst2) with their templates; BadInput where there is none."""
    keys: dict[str, list[Template]] = {}
    for path in sorted(data.rglob(f"key-{part}*")):
        for template in read_templates(path.read_text(encoding="latin-1")):
            keys.setdefault(template.message, []).append(template)
    for message in messages(data, part):
        if message.id in keys:
            yield example(message, [t for t in keys[message.id] if t.number is not None])


@dataclass(slots=True)
class _Page:
    """A report being marked: its sentences, what is marked, what is left open."""

    report: Report
    cut: tuple[Range, ...]
    marks: dict[tuple[str, int, int], Mark] = field(default_factory=dict)
    open: list[tuple[str, int, int]] = field(default_factory=list)

    def sentence(self, start: int) -> int:
        """The number of the sentence that holds `start`, -1 if none does."""
        return next((n for n, (low, high) in enumerate(self.cut) if low <= start < high), -1)

    def mark(self, one: Mark) -> None:
        """Mark a span, or add what is new to it."""
        key = (one.kind, one.start, one.end)
        old = self.marks.get(key)
        self.marks[key] = (
            Mark(*key, old.ids | one.ids, {**one.classes, **old.classes}) if old is not None else one
        )


def example(message: Message, templates: list[Template]) -> Example:
    """One report with its templates."""
    report = message.report
    cut = tuple(s for p in report.passages for s in sentences(report.text, p.start, p.end))
    page = _Page(report, cut)
    told: Counter[tuple[int, str]] = Counter()
    for template in templates:
        told += _Placed(page, template).marked()
    if templates:
        page.open += _left_open(page)
    return Example(
        set="muc",
        name=message.id,
        text=report.text,
        told=tuple(_told(page, templates, told)),
        known=HAPPENING,
        marks=tuple(page.marks[key] for key in sorted(page.marks)),
        open=tuple(page.open),
        relevant=bool(templates),
        classes=_common(_of_template(t) for t in templates),
    )


def _of_template(template: Template) -> dict[str, str]:
    """The classes of the happening as a whole."""
    kind = TYPES.get(template.first("inc-type").split(" / ")[0])
    found = {"type": kind, "stage": template.first("inc-stage").lower()}
    return {group: value for group, value in found.items() if value and class_of(group, value) is not None}


class _Placed:
    """A template's fills, at the places where their words stand."""

    def __init__(self, page: _Page, template: Template) -> None:
        self.page, self.template = page, template
        self.id = str(template.number)
        self.type = TYPES.get(template.first("inc-type"), "")
        self.found = {(slot, n): _found(fill, page) for slot, n, fill in self._fills()}
        self.scores = self._scores()

    def _fills(self) -> Iterator[tuple[str, int, Fill]]:
        for slot in _KINDS:
            yield from ((slot, n, fill) for n, fill in enumerate(self.template.fills(slot)))

    def _scores(self) -> Counter[int]:
        """How many fills stand in each sentence."""
        near: Counter[int] = Counter()
        for places in self.found.values():
            near.update({self.page.sentence(start) for start, _ in places})
        return near

    def marked(self) -> Counter[tuple[int, str]]:
        """Mark all; gives how much each sentence counts for this template."""
        words = self._trigger_words()
        counts = self.scores + Counter({s for s, _ in words if self.scores[s]})
        for (slot, n), places in self.found.items():
            self._mark_fill(slot, self.template.fills(slot)[n], places, counts)
        for sentence, (start, end) in words:
            if self.scores[sentence]:
                self.page.mark(Mark("trigger", start, end, frozenset([self.id]), _of_template(self.template)))
        self._mark_where(counts)
        self._mark_when(counts)
        return Counter({(sentence, self.id): count for sentence, count in counts.items() if sentence >= 0})

    def _trigger_words(self) -> list[tuple[int, Range]]:
        text = self.page.report.text
        patterns = (p for p, code in triggers() if code in ("", self.type))
        found = (m.span() for p in patterns for m in p.finditer(text))
        return [(self.page.sentence(start), (start, end)) for start, end in found]

    def _mark_fill(self, slot: str, fill: Fill, places: list[Range], counts: Counter[int]) -> None:
        kind = _KINDS[slot]
        chosen = places if slot == "hum-tgt-name" else self._best(places, counts)
        classes = self._classes(slot, fill)
        for start, end in chosen:
            self.page.mark(Mark(kind, start, end, frozenset([self.id]), classes))
        self.page.open += [(kind, *place) for place in places if place not in chosen]
        if slot == "hum-tgt-name":
            self._open_last_names(fill)
        self._mark_numbers(fill, chosen, classes)

    def _best(self, places: list[Range], counts: Counter[int]) -> list[Range]:
        told = [place for place in places if counts[self.page.sentence(place[0])] > 1]
        return told or places[:1]

    def _classes(self, slot: str, fill: Fill) -> dict[str, str]:
        found = (
            {"form": "name" if slot == "hum-tgt-name" else "description"} if slot.startswith("hum") else {}
        )
        if slot in ("perp-ind-id", "perp-org-id"):
            found["category"] = self.template.first("perp-inc-cat").lower()
        # a description names whom it describes: what is said of the name is said of it
        ours = {words for option in fill.options for words in option}
        for other, (group, named) in _CLASSED.items():
            for given in self.template.fills(other) if slot in named else ():
                if any(option.tag in ours for option in given.options):
                    found.setdefault(group, given.options[0].value.lower())
        return {group: value for group, value in found.items() if class_of(group, value) is not None}

    def _open_last_names(self, fill: Fill) -> None:
        for option in fill.options:
            last = option.value.strip('"').split()[-1:]
            self.page.open += [
                ("victim", *place) for word in last for place in places_of(word, self.page.report.text)
            ]

    def _mark_numbers(self, fill: Fill, places: list[Range], classes: dict[str, str]) -> None:
        ours = {option.value for option in fill.options}
        told = [n for n in self.template.fills("hum-tgt-num") if any(o.tag in ours for o in n.options)]
        wanted = {int(o.value) for n in told for o in n.options if o.value.isdecimal()} - {1}
        kind = _NUMBERED.get(classes.get("effect", ""), "number")
        text = self.page.report.text
        for start, end in places:
            for low, high, value in numbers(text, max(0, start - _NEAR), end):
                if value in wanted:
                    self.page.mark(Mark(kind, low, high, frozenset([self.id])))

    def _mark_where(self, counts: Counter[int]) -> None:
        """The most exact name of the place that stands in a sentence that counts."""
        for names in _place_names(self.template):
            for name in names:
                places = places_of(name, self.page.report.text)
                told = [p for p in places if counts[self.page.sentence(p[0])]]
                for start, end in told:
                    self.page.mark(Mark("where", start, end, frozenset([self.id])))
                self.page.open += [("where", *place) for place in places if place not in told]
                if told:
                    break

    def _mark_when(self, counts: Counter[int]) -> None:
        """The dates in sentences that count whose day is that of the template, within a day."""
        days = _days(self.template)
        published = self.page.report.published
        if not days or not published:
            return
        text = self.page.report.text
        for sentence in sorted(s for s, count in counts.items() if count and s >= 0):
            start, end = self.page.cut[sentence]
            for found in find_dates(text[start:end]):
                value = resolve(found, published=date.fromisoformat(published.day))
                low, high = start + found.start, start + found.end
                if value.start is None or value.end is None:
                    self.page.open.append(("when", low, high))
                elif value.start <= days[1] and value.end >= days[0] and (value.end - value.start).days < 8:
                    self.page.mark(Mark("when", low, high, frozenset([self.id])))


def _found(fill: Fill, page: _Page) -> list[Range]:
    """Where any of the alternatives stands; where none does, their essential words."""
    values = [option.value.strip('"') for option in fill.options]
    found = {place for value in values for place in places_of(value, page.report.text)}
    if not found:
        short = (" ".join(essential(value)) for value in values)
        found = {place for value in short for place in places_of(value, page.report.text)}
    inside = {place for place in found if page.sentence(place[0]) >= 0}
    return sorted(p for p in inside if not any(o != p and o[0] <= p[0] and p[1] <= o[1] for o in inside))


def _place_names(template: Template) -> Iterator[list[str]]:
    """For each place of the template its names, the most exact first."""
    for fill in template.fills("inc-loc"):
        for option in fill.options:
            for one in re.split(r"\s-\s", option.value):
                names = [re.sub(r"\([^)]*\)", "", name).strip() for name in one.split(":")]
                yield [name for name in reversed(names) if name.strip("- ")]


def _days(template: Template) -> tuple[date, date] | None:
    """The first and last day that the template gives, a day wider on both sides; None where it gives none."""
    found = [
        date(1900 + int(year), _MONTHS.index(month) + 1, min(int(day), 28 if month == "FEB" else 30))
        for fill in template.fills("inc-date")
        for day, month, year in _DAY.findall(fill.options[0].value)
        if month in _MONTHS and int(day) > 0
    ]
    # "- 30 DEC 89" is some day before; only the day itself is a date to look for
    if not found or template.first("inc-date").lstrip().startswith("-"):
        return None
    return min(found) - timedelta(days=1), max(found) + timedelta(days=1)


def _left_open(page: _Page) -> Iterator[tuple[str, int, int]]:
    """In a report with templates: words of the lexicon and numbers that got no mark."""
    text = page.report.text
    for pattern, _ in triggers():
        yield from (("trigger", *m.span()) for m in pattern.finditer(text))
    for start, end in page.cut:
        for low, high, _ in numbers(text, start, end):
            yield from ((kind, low, high) for kind in ("killed", "wounded", "number"))


def _told(page: _Page, templates: list[Template], told: Counter[tuple[int, str]]) -> Iterator[Told]:
    """A sentence is relevant if it counts two for a template, irrelevant if nothing that could be of any is in it."""
    classes = {str(t.number): _of_template(t) for t in templates}
    unsure = {page.sentence(start) for kind, start, _ in page.open if kind in ("trigger", "victim")}
    for number, (start, end) in enumerate(page.cut):
        counts = {name: told[number, name] for name in classes if told[number, name]}
        ids = [name for name, count in counts.items() if count > 1]
        relevant = True if ids else None if counts or number in unsure else False
        yield Told(start, end, relevant, frozenset(ids), _common(classes[name] for name in ids))


def _common(classes: Iterable[dict[str, str]]) -> dict[str, str]:
    """The classes that all agree on."""
    first, *rest = [*classes] or [{}]
    return {group: value for group, value in first.items() if all(one.get(group) == value for one in rest)}
