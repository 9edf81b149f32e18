"""What people's judgements make of accounts, and how their words are found again when a report is read anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.model.amending import find, heard, placed
from variorum.model.assertion import (
    Account,
    AccountKind,
    Assertion,
    Draft,
    Role,
    Stance,
    Voice,
    VoiceLink,
    assertion,
)
from variorum.model.judgement import Anchor, Capacity, Judgement, Verdict, judgement
from variorum.model.report import Span
from variorum.model.value import Count

TEXT = "A bomb killed 84 people, police said. Later 84 were named. Two days on 90 had died."
VOICE = Voice((VoiceLink("The Herald", Role.MEDIA),))


def span(words: str, start: int = 0) -> Span:
    """Where words stand in the text."""
    at = TEXT.index(words, start)
    return Span(at, at + len(words), words)


def toll(number: int, where: Span, *, rule: str = "reader 1", field: str = "killed") -> Draft:
    """A toll of so many at these words."""
    value = Count(number, number, number)
    return Draft(field=field, value=value, span=where, context=where, voice=VOICE, stance=Stance(), rule=rule)


def account(*drafts: Draft, name: str = "a_1", head: str = "bomb") -> Account:
    """The account of the report that makes these assertions."""
    its = tuple(assertion(d, report_id="r_1", account_id=name) for d in drafts)
    return Account(name, "r_1", AccountKind.MAIN, span(head), (span(head),), "bombing", its)


def anchor(of: Account | Assertion) -> Anchor:
    """Where it stands."""
    where, field = (of.head, None) if isinstance(of, Account) else (of.span, of.field)
    return Anchor(of.id, "r_1", where.start, where.end, where.quote, field)


def decides(verdict: Verdict, about: Account | Assertion, at: int = 1, **more: object) -> Judgement:
    """A decision on an account or assertion."""
    given = {"by": "Ada", "reason": "", "anchors": (anchor(about),)} | more
    return judgement(verdict, about.id, at=f"2024-05-08T10:00:{at:02}Z", **given)


READ = account(toll(84, span("84")), toll(90, span("90")))
FIRST, SECOND = READ.assertions


def values(found: Account) -> list[int | None]:
    """The tolls of an account in their order."""
    return [a.value.best for a in found.assertions if isinstance(a.value, Count)]


def test_correct_strike_and_add() -> None:
    right = decides(Verdict.CORRECT, FIRST, 1, draft=toll(48, FIRST.span, rule="person"))
    struck = decides(Verdict.STRIKE, SECOND, 2)
    more = decides(Verdict.ADD, READ, 3, draft=toll(2, span("Two"), rule="person"))
    found = heard([READ], [more, struck, right])
    assert values(found.accounts[0]) == [48, 2]
    assert [(a.original, a.now and a.now.rule) for a in found.amended] == [(FIRST, "person"), (SECOND, None)]
    assert found.read == (READ,)
    assert found.lost == ()


def test_what_was_corrected_can_be_corrected_again() -> None:
    first = decides(Verdict.CORRECT, FIRST, 1, draft=toll(48, FIRST.span))
    now = heard([READ], [first]).accounts[0].assertions[0]
    second = decides(Verdict.CORRECT, now, 2, draft=toll(49, FIRST.span))
    assert values(heard([READ], [first, second]).accounts[0]) == [49, 90]


@pytest.mark.parametrize(
    ("quorum", "people", "result"),
    [
        (1, ("Ada",), [48, 90]),
        (2, ("Ada",), [84, 90]),
        (2, ("Ada", "Ben"), [48, 90]),
        (2, ("Ada", "Ada"), [84, 90]),
    ],
)
def test_as_many_as_the_quorum_must_amend_alike(
    quorum: int, people: tuple[str, ...], result: list[int]
) -> None:
    draft = toll(48, FIRST.span)
    made = [decides(Verdict.CORRECT, FIRST, n, draft=draft, by=by) for n, by in enumerate(people)]
    assert values(heard([READ], made, quorum=quorum).accounts[0]) == result


def test_contradicting_amendments_leave_what_the_reader_found_until_an_adjudicator_decides() -> None:
    ada = decides(Verdict.CORRECT, FIRST, 1, draft=toll(48, FIRST.span))
    ben = decides(Verdict.STRIKE, FIRST, 2, by="Ben")
    cleo = decides(Verdict.STRIKE, FIRST, 3, by="Cleo", capacity=Capacity.ADJUDICATOR)
    assert values(heard([READ], [ada, ben]).accounts[0]) == [84, 90]
    assert values(heard([READ], [ada, ben, cleo]).accounts[0]) == [90]


def test_the_same_words_added_by_two_people_are_one_assertion() -> None:
    draft = toll(2, span("Two"))
    made = [decides(Verdict.ADD, READ, n, draft=draft, by=by) for n, by in enumerate(("Ada", "Ben"))]
    assert values(heard([READ], made).accounts[0]) == [84, 2, 90]


def test_words_are_found_again_where_the_report_was_read_anew() -> None:
    again = account(
        toll(84, span("84 people"), rule="reader 2"), toll(84, span("84", 40)), name="a_9", head="bomb killed"
    )
    one = decides(Verdict.REJECT, FIRST, field="killed")
    now = placed(one, [again])
    # the nearest with the same words, though another overlaps the old place
    assert now is not None
    assert now.left == again.assertions[1].id
    assert find(anchor(READ), [again]) == "a_9"
    only = replace(again, assertions=again.assertions[:1])
    assert find(anchor(FIRST), [only]) == only.assertions[0].id


def test_words_that_nothing_stands_at_any_more_are_lost_and_listed() -> None:
    one = decides(Verdict.STRIKE, SECOND)
    found = heard([account(toll(84, span("84")), name="a_9")], [one])
    assert (found.lost, found.judgements, found.amended) == ((one,), (), ())


def test_words_of_another_report_or_field_are_not_those() -> None:
    other = replace(READ, report_id="r_2")
    assert find(anchor(FIRST), [other]) is None
    wounded = account(toll(84, span("84"), field="wounded"), name="a_9")
    assert find(anchor(FIRST), [wounded]) is None
