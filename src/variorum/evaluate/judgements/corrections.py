"""What the machine got right and wrong, by what people decided: counts by field and reader, and each miss."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from variorum.evaluate.judgements.work import Work
from variorum.evaluate.outcome import Figures, Miss, Tally
from variorum.model.assertion import Assertion, Draft
from variorum.model.judgement import Judgement, Verdict
from variorum.publish.detail import stance_words
from variorum.publish.judgements.choices import Choice, Key, as_read, by_machine, choices
from variorum.publish.summary_words import field_label, words
from variorum.reconcile.policy import Policy

#: what can be decided on a field, in the order of the columns
_COLUMNS = (
    *(Verdict.ACCEPT, Verdict.REJECT, Verdict.NONE, Verdict.UNSURE),
    *(Verdict.CORRECT, Verdict.STRIKE, Verdict.ADD),
)
#: verdicts on readings; the share of the first is the rate of acceptance
_ON_READINGS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.NONE)
#: verdicts that say that the machine was wrong
_WRONG = (Verdict.REJECT, Verdict.NONE, Verdict.CORRECT, Verdict.STRIKE, Verdict.ADD)
#: what people put in the place of what they refused, where that is no assertion
_INSTEAD = {Verdict.REJECT: "another value", Verdict.NONE: "no value", Verdict.STRIKE: "nothing"}


def by_field(work: Work, rules: Policy) -> dict[str, Figures]:
    """For each field: verdicts in force, `accepted` as share of verdicts on readings, `right`.

    `right` is the share of people's choices that are what the policy makes of the reader's assertions alone.
    """
    counted: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for one in work.standing:
        if field := _field(work, one):
            counted[field][one.verdict] += 1
    right = _right(work, rules)
    return {
        field_label(f): _row(counted[f], right.get(f))
        for f in sorted(counted, key=lambda f: (-_wrong(counted[f]), f))
    }


def readers(work: Work) -> dict[str, str]:
    """What the judgements were made on: the names of readers, by number, in the order of their first judgements."""
    found = dict.fromkeys(_readers(one) for one in work.standing)
    return {f"reader {number}": names for number, names in enumerate(found, 1)}


def by_reader(work: Work) -> dict[str, Figures]:
    """For each field and what read it: verdicts in force, and `accepted`."""
    numbers = {names: number for number, names in readers(work).items()}
    counted: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for one in work.standing:
        if field := _field(work, one):
            counted[f"{field_label(field)}, {numbers[_readers(one)]}"][one.verdict] += 1
    return {name: _row(counted[name], None) for name in sorted(counted)}


def _readers(one: Judgement) -> str:
    return " and ".join(one.shown.readers) or "not told"


def _row(counted: Counter[Verdict], right: Tally | None) -> Figures:
    found: dict[str, float] = {verdict.value: counted[verdict] for verdict in _COLUMNS}
    if on_readings := sum(counted[verdict] for verdict in _ON_READINGS):
        found["accepted"] = counted[Verdict.ACCEPT] / on_readings
    if right and right.given:
        found["right"] = right.precision
    return found


def _wrong(counted: Counter[Verdict]) -> int:
    return sum(counted[verdict] for verdict in _WRONG)


def _field(work: Work, one: Judgement) -> str | None:
    """The field that a judgement decides or whose assertion it amends."""
    if one.field or one.draft:
        return one.field or (one.draft.field if one.draft else None)
    said = work.read.get(one.left)
    return said.field if said else None


def _right(work: Work, rules: Policy) -> dict[str, Tally]:
    found: dict[str, Tally] = defaultdict(Tally)
    machine = _machine(work, rules)
    for key, its in _chosen(work, rules).items():
        if key in machine:
            same = sum(choice.value == machine[key] for choice in its)
            found[key[0]] += Tally(same, len(its), len(its))
    return found


def _machine(work: Work, rules: Policy) -> dict[Key, str]:
    read = {a.id: a for a in work.accounts}
    return {k: v for record in work.records for k, v in by_machine(as_read(record, read), rules).items()}


def _chosen(work: Work, rules: Policy) -> Mapping[Key, list[Choice]]:
    return choices(work.records, work.accounts, work.made, rules)


def misses(work: Work) -> Iterator[Miss]:
    """Each verdict that says that the machine was wrong, with the words in question."""
    read = work.read
    names = {r.id: r.origin for record in work.records for r in record.reports}
    for one in work.standing:
        field = _field(work, one)
        if one.verdict not in _WRONG or field is None:
            continue
        said = read.get(one.left)
        report = next((names.get(a.report_id, a.report_id) for a in one.anchors), "")
        yield Miss(
            report=report,
            kind=f"{field_label(field)}: {one.verdict.value}",
            passage=_passage(one, said),
            expected=_expected(one),
            given=_told(said),
            rule=said.rule if said else "",
        )


def _passage(one: Judgement, said: Assertion | None) -> str:
    if said is not None:
        return said.context.quote
    return one.draft.context.quote if one.draft else " … ".join(a.quote for a in one.anchors)


def _expected(one: Judgement) -> str:
    told = _told(one.draft) if one.draft else _INSTEAD[one.verdict]
    return f"{told} ({one.reason})" if one.reason else told


def _told(said: Assertion | Draft | None) -> str:
    """What an assertion says, who says it and how firmly; "nothing" for none."""
    if said is None:
        return "nothing"
    return f"{words(said.value)}: {said.voice.primary.name}, {stance_words(said.stance)}"
