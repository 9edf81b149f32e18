"""Checks of tables: cells of their kind, unique keys, a witness for each row, the sums and days of the codebooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from variorum.publish.acled.export import POLICY as ACLED
from variorum.publish.checks.records import Fault
from variorum.publish.dataset import Dataset
from variorum.publish.tables import csv_text
from variorum.publish.tables.columns import Cell, Kind, Row
from variorum.publish.tables.view import view

#: what a column's cells hold -> the class of such a cell
_CLASSES: dict[Kind, type] = {Kind.STRING: str, Kind.DATE: str, Kind.INTEGER: int, Kind.NUMBER: float}


def cells_are_of_their_kind(made: Dataset) -> Iterator[Fault]:
    """Each cell holds what its column says, and days are days of the calendar."""
    for table in made.tables.values():
        kinds = {c.name: c.kind for c in table.form.columns}
        for about, row in table.entries:
            wrong = [n for n, v in row.items() if v is not None and not _fits(v, kinds[n])]
            yield from ((about, f"{table.form.name}.{n} is {row[n]!r}") for n in wrong)


def _fits(value: Cell, kind: Kind) -> bool:
    return isinstance(value, _CLASSES[kind]) and (kind is not Kind.DATE or _is_day(str(value)))


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def codes_are_of_the_codebook(made: Dataset) -> Iterator[Fault]:
    """No cell holds a code that its codebook does not have."""
    for table in made.tables.values():
        closed = {c.name: {None, *c.codes} for c in table.form.columns if c.codes}
        for about, row in table.entries:
            wrong = [name for name, codes in closed.items() if row[name] not in codes]
            yield from (
                (about, f"{table.form.name}.{n} is {row[n]!r}, which is no code of it") for n in wrong
            )


def years_are_those_of_the_days(made: Dataset) -> Iterator[Fault]:
    """GED and ACLED: the year is that of the first day."""
    yield from _of_table(made, "ged", lambda row: _year(row, "date_start"))
    yield from _of_table(made, "acled", lambda row: _year(row, "event_date"))


def _year(row: Row, day: str) -> str:
    fits = str(row[day])[:4] == str(row["year"])
    return "" if fits else f"the year is {row['year']}, the day {row[day]}"


def keys_are_unique(made: Dataset) -> Iterator[Fault]:
    """No two rows of a table have one key."""
    for table in made.tables.values():
        met = Counter(row[table.form.key] for row in table.rows)
        twice = ((about, row[table.form.key]) for about, row in table.entries)
        yield from ((about, f"{table.form.name} has {key!r} twice") for about, key in twice if met[key] > 1)


def rows_are_cited(made: Dataset) -> Iterator[Fault]:
    """No row without a witness."""
    for table in made.tables.values():
        bare = (about for about, row in table.entries if row[table.form.cited] is None)
        yield from ((about, f"{table.form.name}.{table.form.cited} is empty") for about in bare)


def tables_read_back(made: Dataset) -> Iterator[Fault]:
    """What the CSV holds comes back as it was, column by column."""
    for table in made.tables.values():
        again = csv_text.read(csv_text.text(table), table.form.columns)
        pairs = zip(table.entries, again, strict=True)
        yield from (
            (about, f"{table.form.name} reads back otherwise") for (about, row), new in pairs if row != new
        )


def gtd_days_are_days(made: Dataset) -> Iterator[Fault]:
    """GTD: iyear, imonth and iday make a day; up to 2011 day and month may be 0."""
    yield from _of_table(made, "gtd", _gtd_day)


def _gtd_day(row: Row) -> str:
    year, month, day = (row[name] for name in ("iyear", "imonth", "iday"))
    told = f"{int(year or 2000):04d}-{int(month or 1):02d}-{int(day or 1):02d}"
    return "" if _is_day(told) else f"the day is {year}, {month}, {day}"


def ged_sums_are_right(made: Dataset) -> Iterator[Fault]:
    """GED: best is the sum of the four parts; in an individual event low <= best <= high."""
    yield from _of_table(made, "ged", _ged_sum)


def _ged_sum(row: Row) -> str:
    a, b, civilians, unknown, best, low, high = (int(row[name] or 0) for name in _DEATHS)
    if a + b + civilians + unknown != best:
        return f"best is {best}, its parts {a}, {b}, {civilians}, {unknown}"
    # codebook 23.1: what is counted elsewhere is taken off the best of clarity 2
    return (
        f"{low}, {best}, {high} are out of order"
        if row["event_clarity"] == 1 and not low <= best <= high
        else ""
    )


_DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "low", "high")


def acled_is_conservative(made: Dataset) -> Iterator[Fault]:
    """ACLED: fatalities are no more than any figure that the policy chose, and 0 where it chose none."""
    records = {r.incident.id: r for r in made.records}

    def fault(about: str, row: Row) -> str:
        readings = view(records[about], ACLED).chosen("killed")
        told = [csv_bound for r in readings if (csv_bound := getattr(r.value, "low", None)) is not None]
        dead = int(row["fatalities"] or 0)
        return f"fatalities are {dead}, told are {told}" if dead > min(told, default=dead) or dead < 0 else ""

    for about, row in made.tables["acled"].entries if "acled" in made.tables else ():
        if words := fault(about, row):
            yield about, words


def _of_table(made: Dataset, name: str, fault: Callable[[Row], str]) -> Iterator[Fault]:
    if name in made.tables:
        yield from ((about, words) for about, row in made.tables[name].entries if (words := fault(row)))
