"""Sets that are coded a report, not marked in it: PITF, gva, HRDsAttack. Their labels are silver.

Half of PITF and of gva teaches: the rows with an even number, counted from 0 (`half` 0). The other half is for
measuring.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from training.examples import Example, Mark, Range
from training.sets.marked import told_of
from training.words import numbers, places_of, weapons
from variorum.evaluate import gva_set, hrdsattack, pitf
from variorum.evaluate.reading import report_of
from variorum.extract.dates import find_dates, resolve
from variorum.model.report import Report

Open = tuple[str, int, int]

_DEAD = re.compile(
    r"\b(?:kill|dead|die|death|fatal|massacr|murder|slain|behead|bod(?:y|ies)|execut|slaughter)\w*", re.I
)
_HURT = re.compile(r"\b(?:wound|injur|hurt|hospital|shot|victim|surviv|critical)\w*", re.I)
_WORDS = {"killed": _DEAD, "wounded": _HURT}
#: a toll stands this near to a word of death or hurt, in characters
_NEAR = 60
_SENSE = {
    "Firearms": ("weapon:firearm", "weapon:automatic-rifle", "weapon:handgun"),
    "Explosives": ("weapon:explosive", "weapon:vehicle-bomb", "weapon:remote-bomb", "weapon:landmine",
                   "weapon:grenade", "weapon:dynamite"),
    "Suicide Bombing": ("weapon:suicide-belt", "weapon:explosive", "weapon:vehicle-bomb"),
    "Heavy Weapons": ("weapon:projectile", "weapon:aircraft", "weapon:drone"),
    "Primitive Weapons": ("weapon:melee", "weapon:knife"),
}  # fmt: skip
_CAPITAL = re.compile(r"\b[A-Z][\w'’-]*")
_LOWER = re.compile(r"\b[a-z]{4,}\b")
#: words for people, which may stand for a coded person
_PEOPLE = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|boys?|girls?|victims?|suspects?|gunm[ae]n|teen\w*|officers?|deput(?:y|ies)|child\w*|son|father"
    r"|mother|daughter|brother|sister|husband|wife|he|she|him|her|they|them|who|person|people|shooters?|student"
    r"|male|female|individuals?|driver|friends?|toddler|baby|infant|robbers?|intruders?|trooper)s?\b",
    re.I,
)
_AGED = re.compile(
    r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})(?:, (?:of [A-Z]\w+, )?| \()(?P<age>\d{1,2})\b(?! (?:a\.m|p\.m|other|people))"
    r"|\b(?P<year>\d{1,2})-year-old(?P<who>(?: (?:man|woman|boy|girl|male|female|child|teenager|student|father|mother"
    r"|son|daughter|brother))?(?: [A-Z][\w.'’-]+){0,3})"
)


def extracts(data: Path, half: int = 0) -> Iterator[Example]:
    """PITF: tolls, weapons, and the group that is coded, where its name stands in the extract."""
    path = next(iter(sorted(data.rglob("pitf*.jsonl"))))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for n, (case, row) in enumerate(zip(pitf.cases_of(path), rows, strict=True)):
        if n % 2 == half:
            yield _extract(case, row)


def _extract(case: pitf.Case, row: Mapping[str, str]) -> Example:
    report = report_of(case.name, case.text)
    marks, left_open, known = _tolls(case.text, {"killed": case.deaths, "wounded": case.injured})
    group = row.get("Perp Non-State Ideological") or ""
    named = [Mark("organisation", *place) for place in places_of(group, case.text)]
    armed = list(_armed(case))
    return Example(
        set="pitf",
        name=case.name,
        text=case.text,
        told=told_of(report),
        known=frozenset({*known, *(["organisation"] if named else []), *(["weapon"] if armed else [])}),
        marks=(*marks, *named, *armed),
        open=(*left_open, *_loose(case.text, "weapon")),
    )


def _armed(case: pitf.Case) -> Iterator[Mark]:
    for code in _SENSE.get(case.weapon, ()):
        found = weapons().get(code)
        yield from (Mark("weapon", *m.span()) for m in found.finditer(case.text)) if found else ()


def _loose(text: str, kind: str) -> Iterator[Open]:
    """Words for weapons: what is not of the coded class may be one all the same."""
    yield from ((kind, *m.span()) for one in weapons().values() for m in one.finditer(text))


def _tolls(text: str, coded: Mapping[str, int | None]) -> tuple[list[Mark], list[Open], set[str]]:
    """Numbers that equal the coded ones beside a word of death or hurt; other numbers beside one stay open."""
    marks: list[Mark] = []
    left_open: list[Open] = []
    for kind, value in coded.items():
        for start, end, number in numbers(text, 0, len(text)):
            near = _beside(text, (start, end), _WORDS[kind])
            if value and number == value and near:
                marks.append(Mark(kind, start, end))
            elif near or number == value:
                left_open.append((kind, start, end))
    return marks, left_open, {kind for kind, value in coded.items() if value is not None}


def _beside(text: str, place: Range, word: re.Pattern[str]) -> bool:
    """True if the word stands near, with no end of a sentence between."""
    low = max(text.rfind(". ", 0, place[0]) + 1, place[0] - _NEAR)
    stop = text.find(". ", place[1])
    high = min(stop if stop >= 0 else len(text), place[1] + _NEAR)
    return word.search(text, low, high) is not None


def shootings(data: Path) -> Iterator[Example]:
    """gva: tolls, and the people of a coded age as victims or assailants."""
    path = next(iter(sorted(data.rglob("gva*.jsonl"))))
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    people = [json.loads(line)["gold"].get("participants") or [] for line in lines]
    for n, (one, those) in enumerate(zip(gva_set.shootings_at(path), people, strict=True)):
        if n % 2 == 0:
            # two reports an incident: more of the same teach less
            yield from (_shooting(report, one.gold, those) for report in one.reports[:2])


def _shooting(report: Report, gold: gva_set.Gold, people: list[Mapping[str, Any]]) -> Example:
    text = report.text
    marks, left_open, known = _tolls(text, {"killed": gold.killed, "wounded": gold.injured})
    persons = list(_persons(text, people))
    for kind in ("victim", "assailant"):
        left_open += [(kind, *m.span()) for pattern in (_CAPITAL, _PEOPLE) for m in pattern.finditer(text)]
    return Example(
        set="gva",
        name=report.origin,
        text=text,
        told=told_of(report),
        known=frozenset({*known, "victim", "assailant"}),
        marks=(*marks, *persons),
        open=tuple(left_open),
    )


def _persons(text: str, people: list[Mapping[str, Any]]) -> Iterator[Mark]:
    """Persons of an age that only victims, or only suspects, are coded with."""
    ages: dict[str, set[str]] = {}
    for one in people:
        ages.setdefault(str(one.get("age") or ""), set()).add(str(one.get("type")))
    for found in _AGED.finditer(text):
        kinds = ages.get(found["age"] or found["year"], set())
        if kinds in ({"Victim"}, {"Subject-Suspect"}):
            kind = "victim" if "Victim" in kinds else "assailant"
            span = found.span("name") if found["name"] else (found.start("year"), found.end("who"))
            yield Mark(kind, *span, classes={"form": "name"} if found["name"] else {})


_VIOLENT = frozenset({"killing", "kidnapping", "torture", "enforced disappearance"})


def defenders(data: Path, part: str) -> Iterator[Example]:
    """HRDsAttack, `part` train or dev: victims by name, place, day, and whether it is an attack at all."""
    path = next(iter(sorted(data.rglob(f"{part}.json"))))
    yield from (_defender(case) for case in hrdsattack.cases_of(path))


def _defender(case: hrdsattack.Case) -> Example:
    report, coded = case.report, case.coded
    text = report.text
    victims = [place for name in coded.victims for place in places_of(name, text)]
    lasts = [name.split()[-1] for name in coded.victims if len(name.split()) > 1]
    left_open = [("victim", *place) for name in lasts for place in places_of(name, text)]
    # victims are coded by name alone: their descriptions are in small letters
    left_open += [("victim", *m.span()) for m in _LOWER.finditer(text)]
    where = [place for name in (coded.city, coded.region) if name for place in places_of(name, text)]
    when, loose = _days(case)
    known = {*(["victim"] if victims else []), *(["where"] if where else []), *(["when"] if when else [])}
    kidnapped = coded.types & {"kidnapping", "enforced disappearance"} and "killing" not in coded.types
    relevant = bool(coded.types & _VIOLENT)
    return Example(
        set="hrdsattack",
        name=report.origin,
        text=text,
        told=told_of(report),
        known=frozenset(known),
        marks=(
            *(Mark("victim", *place, classes={"form": "name"}) for place in victims),
            *(Mark("where", *place) for place in where),
            *when,
        ),
        open=(*left_open, *loose),
        relevant=relevant,
        classes={"type": "type:kidnapping" if kidnapped else "type:attack"} if relevant else {},
    )


def _days(case: hrdsattack.Case) -> tuple[list[Mark], list[Open]]:
    """Dates whose day is the coded one; those that can't be resolved stay open."""
    coded, published = case.coded, case.report.published
    marks: list[Mark] = []
    loose: list[Open] = []
    if not (coded.year and coded.month and coded.day and published):
        return marks, loose
    for found in find_dates(case.report.text):
        value = resolve(found, published=date.fromisoformat(published.day))
        if value.start is None:
            loose.append(("when", found.start, found.end))
        elif value.start == value.end and (value.start.year, value.start.month, value.start.day) == (
            coded.year,
            coded.month,
            coded.day,
        ):
            marks.append(Mark("when", found.start, found.end))
    return marks, loose
