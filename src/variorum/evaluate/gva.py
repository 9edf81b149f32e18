"""The benchmark `gva`: US shootings of the Gun Violence Archive, with two and more reports of each.

The set codes date, city, killed and injured; both tolls count the suspects. Three things are measured:

- `record`: the set says which reports are of one incident. Their main accounts are judged the same (as a
  person would judge them), linked with what else the reports tell, and reconciled under gtd-2019, whose
  tolls count the attackers as the set's do. A toll that nobody tells counts as 0, as the set has no empty
  cell; `*_told` is the share of incidents for which a number is told at all.
- `single`: the same with each report by itself.
- `linking`: all reports shuffled together, without the set's grouping. Each report is in the incident of its
  main account, one without in that of its first linked account, else by itself. B-cubed (Bagga and Baldwin
  1998), the adjusted Rand index (Hubert and Arabie 1985), and how many of the doubles are named as likely twins.

We read title and text; outlet and time are those of the row. A time that names no day is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from variorum.evaluate.gva_linking import linking
from variorum.evaluate.gva_set import Gold, Shooting, shootings_at
from variorum.evaluate.halves import half
from variorum.evaluate.outcome import Figures, Miss, Outcome, Task
from variorum.evaluate.reading import read_all
from variorum.evaluate.settled import Read, number_of, record_of, settled
from variorum.model.finding import Finding
from variorum.model.value import PartialDate, Place, PlaceKind

#: GTD's totals count the perpetrators, as the set's do
POLICY = "gtd-2019"
#: the names in "Goleta (Isla Vista)"
_NAMES = re.compile(r"[^()]+")
#: code points of a report that a miss shows
_SHOWN = 600


@dataclass(frozen=True, slots=True)
class Answer:
    """What we make of an incident, or of one report; tolls are None where nobody tells one."""

    found: dict[str, Finding]

    def toll(self, field: str) -> int:
        """The number of dead or wounded, 0 where none is told."""
        return number_of(self.found.get(field)) or 0

    def told(self, field: str) -> bool:
        """True if a number is told."""
        return number_of(self.found.get(field)) is not None

    @property
    def city(self) -> str | None:
        """The name of the settled place if it is a town; a county as the set writes it, "X (county)"."""
        value = self.found["place"].value if "place" in self.found else None
        if not isinstance(value, Place):
            return None
        if value.kind is PlaceKind.ADMIN2:
            return f"{value.name.removesuffix(' County')} (county)"
        return value.name if value.kind is PlaceKind.CITY else None

    @property
    def day(self) -> date | None:
        """The day, None where it is not known to the day."""
        value = self.found["date"].value if "date" in self.found else None
        return value.start if isinstance(value, PartialDate) and value.start == value.end else None


def evaluate(task: Task) -> Outcome:
    """The figures of the set at `task.data` (a folder or the file), or a half of it; BadInput if it is not there."""
    shootings = half(shootings_at(task.data), task.set)
    reading = iter(read_all(task, (r for s in shootings for r in s.reports)))
    read = [list(islice(reading, len(s.reports))) for s in shootings]
    together = [(s.gold, answer(those)) for s, those in zip(shootings, read, strict=True)]
    alone = [(s.gold, answer([one])) for s, those in zip(shootings, read, strict=True) for one in those]
    figures: Figures = {
        "incidents": float(len(shootings)),
        "record": shares(together),
        "single": shares(alone),
        "linking": linking(read),
    }
    misses = tuple(m for s, (_, given) in zip(shootings, together, strict=True) for m in _misses(s, given))
    return Outcome(figures, sum(len(s.reports) for s in shootings), misses)


def answer(read: Sequence[Read]) -> Answer:
    """Our answer for reports that are known to be of one incident."""
    return Answer(settled(record_of(read), POLICY))


def shares(pairs: Sequence[tuple[Gold, Answer]]) -> dict[str, float]:
    """The share right for each field; a toll exactly, within one, and told at all."""
    found = {"city_exact": _share(_same_city(a.city, g.city) for g, a in pairs)}
    found["date_exact"] = _share(a.day == g.day for g, a in pairs)
    for field, name in (("killed", "killed"), ("wounded", "injured")):
        gaps = [abs(a.toll(field) - g.toll(field)) for g, a in pairs]
        found[f"{name}_exact"] = _share(gap == 0 for gap in gaps)
        found[f"{name}_within_one"] = _share(gap <= 1 for gap in gaps)
        found[f"{name}_told"] = _share(a.told(field) for _, a in pairs)
    return found


def _same_city(given: str | None, gold: str) -> bool:
    """The same name, accents and "St." aside; of "Goleta (Isla Vista)" the town or the place in it."""
    if given is None:
        return False
    return _plain(given) in {_plain(gold), *(() if "(county)" in gold else map(_plain, _NAMES.findall(gold)))}


def _plain(name: str) -> str:
    """A name in small letters, without accents, "Saint" for "St." and without "City" at its end."""
    letters = unicodedata.normalize("NFKD", name.strip().casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"^st\.? ", "saint ", bare).removesuffix(" city")


def _share(right: Iterable[bool]) -> float:
    told = list(right)
    return sum(told) / len(told) if told else 0.0


def _misses(shooting: Shooting, given: Answer) -> Iterator[Miss]:
    gold = shooting.gold
    for field in ("killed", "wounded"):
        expected, ours = gold.toll(field), given.toll(field)
        if expected != ours:
            size = "none told" if not given.told(field) else "too many" if ours > expected else "too few"
            yield _miss(shooting, f"{field}: {size}", (str(expected), str(ours)), given.found.get(field))
    if not _same_city(given.city, gold.city):
        yield _miss(shooting, "city", (gold.city, given.city or "none"), given.found.get("place"))
    if given.day != gold.day:
        yield _miss(shooting, "date", (str(gold.day), str(given.day)), given.found.get("date"))


def _miss(shooting: Shooting, kind: str, values: tuple[str, str], finding: Finding | None) -> Miss:
    passage = "\n---\n".join(r.text[:_SHOWN] for r in shooting.reports)
    rule = finding.sentence if finding else "nothing found"
    return Miss(shooting.name, kind, passage, *values, rule)
