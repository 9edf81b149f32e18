"""When reports came out: a comparison that never pretends to know more than both of them say."""

from __future__ import annotations

from datetime import UTC, date, datetime

from variorum.model.report import Published, Report

#: sorts after every real moment: a report without a time of publication
_NEVER = "9999"


def instant(published: Published | None) -> datetime | None:
    """The moment of publication, None where only a day, a local time without zone, or nothing is known."""
    if published is None or "T" not in published.iso:
        return None
    try:
        moment = datetime.fromisoformat(published.iso)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None


def day_of(report: Report) -> date | None:
    """The day of publication, None where it is not known."""
    try:
        return date.fromisoformat(report.published.day) if report.published else None
    except ValueError:
        return None


def earlier(left: Published | None, right: Published | None) -> bool | None:
    """True if `left` came out before `right`, False if after, None if that is not known or they tie.

    Two moments are compared as moments; otherwise only the days are compared.
    """
    if left is None or right is None:
        return None
    moments = instant(left), instant(right)
    if moments[0] and moments[1]:
        return None if moments[0] == moments[1] else moments[0] < moments[1]
    return None if left.day == right.day else left.day < right.day


def order(report: Report) -> tuple[str, str]:
    """A key that sorts reports by publication, those without a time last, ties by id."""
    if report.published is None:
        return (_NEVER, report.id)
    moment = instant(report.published)
    return (moment.isoformat() if moment else report.published.iso, report.id)


def outlet_of(report: Report) -> str:
    """What to call the report in a sentence for people."""
    return report.outlet or report.title or report.origin.rsplit("/", 1)[-1] or report.id


def say_day(day: date) -> str:
    """A day as people write it: 3 January 2024."""
    return f"{day.day} {day:%B %Y}"
