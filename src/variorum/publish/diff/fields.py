"""What became of a field from one state to the next: its value, its readings, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from variorum.model.assertion import Assertion
from variorum.model.finding import Finding, Loss, Reading, Record
from variorum.model.report import Report
from variorum.model.value import Count
from variorum.publish.diff.judged import judged
from variorum.publish.summary_words import field_label, listed, number, words
from variorum.reconcile.compatible import value_key
from variorum.reconcile.evidence import outlet_name


class Sign(StrEnum):
    """What happened to a reading."""

    NEW = "new"
    GONE = "gone"
    ENDED = "ended"
    STANDS_AGAIN = "stands again"
    BACKED = "backed otherwise"


class Cause(StrEnum):
    """Why a field changed."""

    REPORT = "new report"
    REPORT_GONE = "report not there"
    ENDED = "ended"
    RULE = "rule"
    JUDGEMENT = "judgement"
    READ_ANEW = "read anew"
    LINKED = "other accounts"


@dataclass(frozen=True, slots=True)
class Why:
    """A cause in words; `ids` are the assertions, reports or judgements that it rests on."""

    cause: Cause
    words: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingChange:
    """A reading that appeared, went, ended or has other witnesses, with who says it."""

    sign: Sign
    value: str
    words: str
    assertions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after: "" where nothing was said of it. `status` and `rule` as of the findings."""

    field: str
    label: str
    before: str
    after: str
    status: tuple[str, str]
    rule: tuple[str, str]
    why: tuple[Why, ...]
    readings: tuple[ReadingChange, ...]

    @property
    def quiet(self) -> bool:
        """True if value and status are as before and no reading came, went or ended."""
        same = self.before == self.after and self.status[0] == self.status[1]
        return same and all(r.sign == Sign.BACKED for r in self.readings)


@dataclass(frozen=True, slots=True)
class Pair:
    """An incident in both states, with its findings, and what is known of both."""

    before: Record
    after: Record
    policies: tuple[str, str]

    @property
    def new_reports(self) -> dict[str, Report]:
        """The reports that only the later state has."""
        had = {r.id for r in self.before.reports}
        return {r.id: r for r in self.after.reports if r.id not in had}

    @property
    def lost_reports(self) -> dict[str, Report]:
        """The reports that only the earlier state has."""
        have = {r.id for r in self.after.reports}
        return {r.id: r for r in self.before.reports if r.id not in have}


def field_changes(pair: Pair) -> Iterator[FieldChange]:
    """The fields that differ, in the order of the codebook."""
    before, after = pair.before.under(pair.policies[0]), pair.after.under(pair.policies[1])
    for name in dict.fromkeys([*after, *before]):
        change = _change(pair, before.get(name), after.get(name))
        if change is not None:
            yield change


def _change(pair: Pair, before: Finding | None, after: Finding | None) -> FieldChange | None:
    readings = tuple(_reading_changes(pair, before, after))
    status = _text(before, "status"), _text(after, "status")
    if _settled(before) == _settled(after) and status[0] == status[1] and not readings:
        return None
    name = (after or before).field  # type: ignore[union-attr]  # one of them is there
    return FieldChange(
        field=name,
        label=field_label(name),
        before=settled_words(before),
        after=settled_words(after),
        status=status,
        rule=(_text(before, "rule"), _text(after, "rule")),
        why=tuple(_why(pair, before, after)),
        readings=readings,
    )


def _settled(finding: Finding | None) -> object:
    """The settled value to be compared; of a toll the best figure too."""
    value = finding.value if finding else None
    best = value.best if isinstance(value, Count) else None
    return None if value is None else (value_key(value), best)


def _text(finding: Finding | None, name: str) -> str:
    return str(getattr(finding, name)) if finding else ""


def settled_words(finding: Finding | None) -> str:
    """The settled value in words, of a toll "32 (15–40)"; "no value" where none is supported, "" without a finding."""
    if finding is None:
        return ""
    value = finding.value
    if isinstance(value, Count) and value.best is not None and words(value) != str(value.best):
        return f"{value.best} ({words(value)})"
    return words(value) if value is not None else "no value"


def _why(pair: Pair, before: Finding | None, after: Finding | None) -> Iterator[Why]:
    """The causes, the plainest first."""
    if pair.policies[0] != pair.policies[1]:
        yield from _of_rules(before, after)
        return
    told = tuple(_of_reports(pair, before, after))
    ended = tuple(_of_ends(before, after))
    decided = tuple(_of_judgements(pair, before, after))
    yield from (*decided, *told, *ended)
    if before and after and before.rule != after.rule:
        yield Why(Cause.RULE, f"settled by {after.rule}, before by {before.rule}")
    if not told and not ended and not decided:
        yield from _of_accounts(pair, before, after)


def _of_judgements(pair: Pair, before: Finding | None, after: Finding | None) -> Iterator[Why]:
    for said, name in judged((pair.before, before), (pair.after, after)):
        yield Why(Cause.JUDGEMENT, said, (name,))


def _of_rules(before: Finding | None, after: Finding | None) -> Iterator[Why]:
    for finding in (before, after):
        if finding is not None:
            yield Why(Cause.RULE, f"{finding.policy}, {finding.rule}: {finding.sentence}", finding.chosen)


def _of_reports(pair: Pair, before: Finding | None, after: Finding | None) -> Iterator[Why]:
    """The reports that only one state has and that say something of the field."""
    for cause, finding, record, reports in (
        (Cause.REPORT, after, pair.after, pair.new_reports),
        (Cause.REPORT_GONE, before, pair.before, pair.lost_reports),
    ):
        for reading in finding.readings if finding else ():
            its = [a for a in _assertions(record, reading) if a.report_id in reports]
            if its:
                yield Why(cause, f"{words(reading.value)}: {_said(its, reports)}", tuple(a.id for a in its))


def _assertions(record: Record, reading: Reading) -> list[Assertion]:
    ids = {*reading.assertions, *reading.denied_by}
    return [a for a in record.assertions() if a.id in ids]


def _said(its: Iterable[Assertion], reports: Mapping[str, Report]) -> str:
    """ "The Post (2024-01-05), ministry; The Globe (2024-01-05)": the reports, with the voices that they credit."""
    voices: dict[str, dict[str, None]] = {}
    for one in its:
        credited = voices.setdefault(one.report_id, {})
        if not one.voice.outlets_own:
            credited[one.voice.primary.name] = None
    return "; ".join(", ".join([report_words(reports[i]), *names]) for i, names in voices.items())


def report_words(report: Report) -> str:
    """ "The Post (2024-01-05T09:00:00Z)": outlet and publication as stated."""
    when = report.published.iso if report.published else "no time"
    return f"{outlet_name(report, report.id)} ({when})"


def _losses(finding: Finding | None) -> dict[object, Loss]:
    """What ended, by the value of the reading."""
    if finding is None:
        return {}
    values = {r.id: value_key(r.value) for r in finding.readings}
    return {values[loss.reading_id]: loss for loss in finding.losses if loss.ended}


def _of_ends(before: Finding | None, after: Finding | None) -> Iterator[Why]:
    """What was chosen before and has ended since."""
    losses = _losses(after)
    for reading in before.readings if before else ():
        loss = losses.get(value_key(reading.value))
        if before and reading.id in before.chosen and loss and loss.ended:
            yield Why(Cause.ENDED, f"{words(reading.value)} is {loss.reason}", (loss.ended.by,))


def _of_accounts(pair: Pair, before: Finding | None, after: Finding | None) -> Iterator[Why]:
    """Where no report and no end explains it: other accounts of the same reports, or other words found in them."""
    mine, its = ({a.id for a in record.accounts} for record in (pair.before, pair.after))
    if mine != its:
        yield Why(Cause.LINKED, f"{number(len(its - mine), 'account')} more, {len(mine - its)} fewer", ())
        return
    told = [{i for r in f.readings for i in r.assertions} if f else set() for f in (before, after)]
    differ = told[0] ^ told[1]
    both = {a.id for a in pair.before.assertions()} & {a.id for a in pair.after.assertions()}
    if differ - both:
        yield Why(Cause.READ_ANEW, "the same reports give other assertions", tuple(sorted(differ)))
    elif differ:
        yield Why(Cause.RULE, "the same assertions are weighed otherwise", tuple(sorted(differ)))


def _reading_changes(pair: Pair, before: Finding | None, after: Finding | None) -> Iterator[ReadingChange]:
    old, new = (({value_key(r.value): r for r in f.readings} if f else {}) for f in (before, after))
    was, now = _losses(before), _losses(after)
    for key, reading in new.items():
        if key not in old:
            yield _reading(Sign.NEW, reading, _from_reports(pair, reading) or _voices(reading))
        elif key in now and key not in was:
            yield _reading(Sign.ENDED, reading, now[key].reason)
        elif key in was and key not in now:
            yield _reading(Sign.STANDS_AGAIN, reading, _voices(reading))
        elif len(old[key].lineages) != len(reading.lineages):
            more = f"{number(len(old[key].lineages), 'lineage')}, now {len(reading.lineages)}"
            yield _reading(
                Sign.BACKED, reading, "; ".join(filter(None, (more, _from_reports(pair, reading))))
            )
    for key, reading in old.items():
        if key not in new:
            yield _reading(Sign.GONE, reading, _joined(reading, after) or _voices(reading))


def _reading(sign: Sign, reading: Reading, told: str) -> ReadingChange:
    return ReadingChange(sign, words(reading.value), told, reading.assertions or reading.denied_by)


def _from_reports(pair: Pair, reading: Reading) -> str:
    """The new reports that give a reading, with their voices."""
    reports = pair.new_reports
    return _said([a for a in _assertions(pair.after, reading) if a.report_id in reports], reports)


def _voices(reading: Reading) -> str:
    return listed(reading.voices) or "only denied"


def _joined(reading: Reading, after: Finding | None) -> str:
    """ "counted with 284": where a vaguer value stands with a more exact one now."""
    home = (
        next((r for r in after.readings if set(reading.assertions) & set(r.assertions)), None)
        if after
        else None
    )
    return f"counted with {words(home.value)} now" if home and reading.assertions else ""
