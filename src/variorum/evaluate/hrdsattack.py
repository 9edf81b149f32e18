"""The benchmark `hrdsattack`: modern reports about attacks on rights defenders, and some about no attack.

HRDsAttack (Ran et al., "A New Task and Dataset on Detecting Attacks on Human Rights Defenders", Findings of
ACL 2023): worldwide news, 2019 to 2022, one coding a report. Their scores are the accuracy of year, month, day,
city, region and country, where no value must be met by no value; F1 of the violation types, and of the victims
by name. Not every field of theirs has one in ours: sex, age and profession of victims do not, and of the
perpetrator's types only whether it is a state.

Our answer is what a user would get: the main account, one incident, settled under gtd-2019. The text is the
page's, with a paragraph for each <p>; the day of publication is given. A report has a record if it has a main
account. Reports whose only violation is "unknown" tell of no attack: a record there is a false one. Arrests are
no attack in our codebook, so the share of records is told by the sort of violation.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from variorum.errors import BadInput
from variorum.evaluate.hrdsattack_fields import Answer, Coded, answer, coded, same_country, same_name
from variorum.evaluate.outcome import Miss, Outcome, Tally, Task
from variorum.evaluate.reading import read_all, report_of
from variorum.model.report import Report

_SETS = ("dev", "train", "test")
_PARAGRAPH = re.compile(r"</p>|<br ?/?>")
_TAG = re.compile(r"<[^>]+>")
#: violations that are attacks on the body; the others are detention, harassment and the like
_VIOLENT = frozenset({"killing", "kidnapping", "torture", "enforced disappearance"})
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Case:
    """A report with what was coded for it."""

    report: Report
    coded: Coded

    @property
    def sort(self) -> str:
        """What the report is about: violence, other violations, or nothing of the kind."""
        if self.coded.types <= {"unknown"}:
            return "irrelevant"
        return "violent" if self.coded.types & _VIOLENT else "other"


Pair = tuple[Case, Answer]


def evaluate(task: Task) -> Outcome:
    """The figures of one set (`--set`, dev by default) below `task.data`; BadInput if it is not there."""
    cases = tuple(cases_of(_file(task)))
    read = read_all(task, (c.report for c in cases))
    pairs = [(case, answer(report, accounts)) for case, (report, accounts) in zip(cases, read, strict=True)]
    return Outcome(figures(pairs), len(cases), tuple(miss for pair in pairs for miss in _misses(*pair)))


def _file(task: Task) -> Path:
    name = f"{task.set or _SETS[0]}.json"
    found = [task.data] if task.data.is_file() else sorted(task.data.rglob(name))
    if not found:
        raise BadInput(f"there is no {name}", where=str(task.data), mend="give the folder that holds the set")
    return found[0]


def cases_of(path: Path) -> Iterator[Case]:
    """The cases of a file of the set; BadInput if it is none."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        for row in rows:
            yield _case(path.stem, row)
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise BadInput(
            f"not as the set is: {error}", where=str(path), mend="give the set's own file"
        ) from error


def _case(name: str, row: Mapping[str, Any]) -> Case:
    sample = row["sample"]
    return Case(
        report_of(
            f"{name}/{sample['Input.GLOBALEVENTID']}",
            text_of(sample["Input.article_interface"]),
            published=_day(sample["Input.publish_date"]),
        ),
        coded(row["merged_sample"]),
    )


def text_of(page: str) -> str:
    """The text of a page's markup: blank lines between paragraphs, no tags, no entities."""
    parts = (" ".join(html.unescape(_TAG.sub(" ", p)).split()) for p in _PARAGRAPH.split(page))
    return "\n\n".join(p for p in parts if p)


def _day(stated: str | None) -> str | None:
    try:
        return date.fromisoformat((stated or "")[:10]).isoformat()
    except ValueError:
        return None


def figures(pairs: Sequence[Pair]) -> dict[str, float]:
    """Accuracies and F1; `*_cases` says over how many, `*_told` is over those coded with a value."""
    found: dict[str, float] = {}
    for name, (right, told) in _FIELDS.items():
        coded_ = [(c, a) for c, a in pairs if told(c.coded)]
        found[name] = _share(right(c.coded, a) for c, a in pairs)
        found[f"{name}_told"] = _share(right(c.coded, a) for c, a in coded_)
        found[f"{name}_told_cases"] = float(len(coded_))
    found |= _violations(pairs).figures("violations") | _victims(pairs).figures("victims")
    for sort in ("violent", "other", "irrelevant"):
        those = [a for c, a in pairs if c.sort == sort]
        found[f"record_if_{sort}"] = _share(a.record for a in those)
        found[f"{sort}_cases"] = float(len(those))
    return found


_Right = Callable[[Coded, Answer], bool]
_Told = Callable[[Coded], bool]
_FIELDS: dict[str, tuple[_Right, _Told]] = {
    "year": (lambda c, a: c.year == a.year, lambda c: c.year is not None),
    "month": (lambda c, a: c.month == a.month, lambda c: c.month is not None),
    "day": (lambda c, a: c.day == a.day, lambda c: c.day is not None),
    "city": (lambda c, a: same_name(c.city, a.city), lambda c: c.city is not None),
    "region": (lambda c, a: same_name(c.region, a.region), lambda c: c.region is not None),
    "country": (lambda c, a: same_country(c.country, a.country), lambda c: c.country is not None),
    "perpetrator": (lambda c, a: c.perpetrator == a.perpetrator, lambda c: c.perpetrator),
    "perpetrator_state": (lambda c, a: c.state == a.state, lambda c: c.state is not None),
}


def _violations(pairs: Iterable[Pair]) -> Tally:
    """Of the violations that our codebook has at all: killing and kidnapping."""
    total = Tally()
    for case, given in pairs:
        gold = case.coded.types & {"killing", "kidnapping"}
        total += Tally(len(gold & given.types), len(given.types), len(gold))
    return total


def _victims(pairs: Iterable[Pair]) -> Tally:
    total = Tally()
    for case, given in pairs:
        right = sum(any(same_name(v, name) for name in given.victims) for v in case.coded.victims)
        total += Tally(right, len(given.victims), len(case.coded.victims))
    return total


def _share(right: Iterable[bool]) -> float:
    told = list(right)
    return sum(told) / len(told) if told else 0.0


def _misses(case: Case, given: Answer) -> Iterator[Miss]:
    passage, name = case.report.text[:_SHOWN], case.report.origin
    if case.sort == "irrelevant" and given.record:
        yield Miss(name, "record of no attack", passage, "none", given.label, weight=2.0)
    if case.sort == "violent" and not given.record:
        yield Miss(name, "no record of an attack", passage, ", ".join(sorted(case.coded.types)), "none")
    for field in ("year", "month", "day", "city", "region", "country"):
        expected, ours = getattr(case.coded, field), getattr(given, field)
        if not _FIELDS[field][0](case.coded, given):
            size = "none given" if ours is None else "given for none" if expected is None else "another"
            yield Miss(name, f"{field}: {size}", passage, str(expected), str(ours), given.label, 0.5)
