"""The benchmark `pitf`: short extracts of the PITF Worldwide Atrocities Dataset, 2013 to 2017.

Each row has a description of a few sentences and the numbers that a person coded. We read the description
alone: the set gives no publication dates, so dates play no part. The answer is what a user would get: the
extract is linked (its main account is one incident) and reconciled under ged-23.1, whose toll, like that of
the set, leaves the attackers out. No finding counts as 0, as the set codes "nobody was injured" for none
told.

Published on the same deaths: exact match .813 by a trained text-to-text model, .741 by semantic roles
(Zhong, Dhuliawala and Stoehr, "Extracting Victim Counts from Text", EACL 2023, table of exact match, WAD);
over their test split and all extracts. Ours is over all extracts of the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.errors import BadInput
from variorum.evaluate.halves import half
from variorum.evaluate.outcome import Miss, Outcome, Task
from variorum.evaluate.pitf_classes import coded_country, country_iso3, weapon_class, within_scale
from variorum.evaluate.reading import read_all, report_of
from variorum.evaluate.settled import main_account, number_of, record_of, settled
from variorum.model.assertion import Account
from variorum.model.finding import Finding
from variorum.model.report import Report
from variorum.model.value import Count

#: marks of the archive's search ("<b>killed</b>") and escapes of the file
_LEFT_OVER = re.compile(r"</?\w{1,6}>|\\")
#: victims only: the policy whose toll is the best supported figure, not the total with the attackers
POLICY = "ged-23.1"


@dataclass(frozen=True, slots=True)
class Case:
    """One extract with what was coded; None where no number was."""

    name: str
    text: str
    deaths: int | None
    injured: int | None
    deaths_scale: str
    weapon: str
    country: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What we make of an extract."""

    killed: Finding | None
    wounded: Finding | None
    weapon: str | None
    country: str | None

    @property
    def deaths(self) -> int:
        """The number of dead; 0 where none is told."""
        return _as_coded(self.killed)

    @property
    def injured(self) -> int:
        """The number of wounded; 0 where none is told."""
        return _as_coded(self.wounded)

    def holds(self, number: int) -> bool:
        """True if the number of dead lies within low and high; an open end holds all beyond."""
        value = self.killed.value if self.killed else None
        if not isinstance(value, Count):
            return number == 0
        return (value.low or 0) <= number and (value.high is None or number <= value.high)


def _as_coded(finding: Finding | None) -> int:
    """The number as the set's coders write it: of "more than 20" the figure told, 20, not the least it means."""
    number = number_of(finding) or 0
    value = finding.value if finding else None
    return number - 1 if isinstance(value, Count) and value.hedge == "more than" else number


def evaluate(task: Task) -> Outcome:
    """The figures of the set at `task.data` (a folder or the file), or a half of it; BadInput if it is not there."""
    cases = half(cases_of(_file(task.data)), task.set)
    read = read_all(task, (report_of(c.name, c.text) for c in cases))
    answers = [answer(report, accounts) for report, accounts in read]
    pairs = list(zip(cases, answers, strict=True))
    return Outcome(figures(pairs), len(cases), tuple(_misses(pairs)))


def _file(path: Path) -> Path:
    found = [path] if path.is_file() else sorted(path.rglob("pitf*.jsonl"))
    if not found:
        raise BadInput("there is no pitf*.jsonl", where=str(path), mend="give the folder that holds the set")
    return found[0]


def cases_of(path: Path) -> Iterator[Case]:
    """The cases of a file of one JSON object a line; BadInput names a line that is none."""
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadInput("not JSON", where=f"{path}:{n}", mend="one JSON object a line") from error
        yield _case(f"{path.name}:{n}", row)


def _case(name: str, row: Mapping[str, str]) -> Case:
    return Case(
        name=name,
        text=_clean(row["Description"]),
        deaths=_number(row.get("Deaths Number")),
        injured=_number(row.get("Injured Number")),
        deaths_scale=row["Deaths Scale"],
        weapon=row["Weapons"],
        country=coded_country(row["Country"]),
    )


def _clean(text: str) -> str:
    """The description without what its search tool and its file format left in it: tags, backslashes."""
    return _LEFT_OVER.sub("", text)


def _number(told: str | None) -> int | None:
    """A coded number; "several" and an empty cell are none."""
    return int(told) if told and told.strip().isdecimal() else None


def answer(report: Report, accounts: Sequence[Account]) -> Answer:
    """Our answer for one extract: findings over the incident of its main account, terms and country of it."""
    found = settled(record_of([(report, list(accounts))]), POLICY)
    main = main_account(accounts)
    return Answer(
        killed=found.get("killed"),
        wounded=found.get("wounded"),
        weapon=weapon_class(main) if main else None,
        country=country_iso3(found.get("place"), main),
    )


def figures(pairs: Sequence[tuple[Case, Answer]]) -> dict[str, float]:
    """Shares right; `*_cases` says over how many extracts, where not over all."""
    coded = [(c, a) for c, a in pairs if c.deaths is not None]
    hurt = [(c, a) for c, a in pairs if c.injured is not None]
    return {
        "deaths_exact": _share(_deaths_right(c, a) for c, a in pairs),
        "deaths_exact_coded": _share(a.deaths == c.deaths for c, a in coded),
        "deaths_cases": float(len(coded)),
        "deaths_within_range": _share(a.holds(c.deaths or 0) for c, a in coded),
        "deaths_scale": _share(within_scale(a.deaths, c.deaths_scale) for c, a in pairs),
        "injured_exact": _share(a.injured == c.injured for c, a in hurt),
        "injured_cases": float(len(hurt)),
        "weapon_class": _share(c.weapon == a.weapon for c, a in pairs),
        "weapon_given": _share(a.weapon is not None for _, a in pairs),
        "country": _share(a.country == c.country for c, a in pairs),
        "country_given": _share(a.country is not None for _, a in pairs),
    }


def _deaths_right(case: Case, given: Answer) -> bool:
    """A case without a coded number is right if we give none either."""
    return given.deaths == (case.deaths or 0)


def _share(right: Iterable[bool]) -> float:
    told = list(right)
    return sum(told) / len(told) if told else 0.0


def _misses(pairs: Iterable[tuple[Case, Answer]]) -> Iterator[Miss]:
    for case, given in pairs:
        if not _deaths_right(case, given):
            yield _toll_miss(case, "deaths", (case.deaths or 0, given.deaths), given.killed)
        if case.injured is not None and case.injured != given.injured:
            yield _toll_miss(case, "injured", (case.injured, given.injured), given.wounded)
        if case.weapon != given.weapon:
            yield Miss(case.name, "weapon", case.text, case.weapon, given.weapon or "none", weight=0.2)
        if case.country != given.country:
            yield Miss(case.name, "country", case.text, case.country, given.country or "none", weight=0.3)


def _toll_miss(case: Case, field: str, numbers: tuple[int, int], finding: Finding | None) -> Miss:
    expected, given = numbers
    size = "none given" if finding is None else "too many" if given > expected else "too few"
    rule = finding.sentence if finding else "nothing found"
    return Miss(case.name, f"{field}: {size}", case.text, str(expected), str(given), rule)
