"""What the reader makes of single sentences: each rule with a case that fires and one that must not."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import BadState
from variorum.extract.anchor import anchored
from variorum.extract.found import Found
from variorum.extract.parse import Token
from variorum.extract.reader import extract
from variorum.model.assertion import (
    Account,
    AccountKind,
    Assertion,
    Certainty,
    Draft,
    Polarity,
    Role,
    Stance,
    Voice,
    VoiceLink,
)
from variorum.model.report import Known, Passage, PassageKind, Published, Report, Span
from variorum.model.value import Actor, Count, Nothing, PartialDate, Term, Text

LEAD = "A bomb exploded at a market in Quetta, Pakistan, on Friday, killing 12 people. "


def report(text: str, published: str | None = "2024-05-12") -> Report:
    """A report of one paragraph a blank line."""
    passages, start = [], 0
    for part in text.split("\n\n"):
        passages.append(Passage(start, start + len(part), PassageKind.PARAGRAPH))
        start += len(part) + 2
    when = Published(published, Known.GIVEN) if published else None
    return Report("r_test", "00", "test", text, tuple(passages), outlet="The Example Post", published=when)


@cache
def read(text: str, published: str | None = "2024-05-12") -> tuple[Account, ...]:
    """The accounts of `text`."""
    return tuple(extract(report(text, published)))


def main(text: str, *fields: str) -> list[Assertion]:
    """The assertions for `fields` of the main account of LEAD and `text`."""
    accounts = [a for a in read(LEAD + text) if a.kind is AccountKind.MAIN]
    assert len(accounts) == 1
    return list(accounts[0].of(*fields))


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The Taliban claimed responsibility for the attack.", "Taliban"),
        ("Responsibility for the attack was claimed by the Islamic State.", "Islamic State"),
        ("The Islamic State said on Telegram that its fighters had carried out the attack.", "Islamic State"),
        ("The Islamic State has claimed the attack.", "Islamic State"),
    ],
)
def test_a_claim_names_its_claimant_as_the_voice(text: str, group: str) -> None:
    claims = [a for a in main(text, "claim") if isinstance(a.value, Actor)]
    assert [a.value.name for a in claims if isinstance(a.value, Actor)] == [group]
    assert claims[0].voice.primary.role is Role.PERPETRATOR


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban denied responsibility for the attack.",
        "The Taliban have not claimed responsibility for the attack.",
        "Police said the Taliban were present in the district.",
        "The Taliban rejected claims by the government that it had carried out the attack in Kabul.",
    ],
)
def test_no_claim_is_made_of_a_denial_or_of_nothing(text: str) -> None:
    assert not [a for a in main(text, "claim") if isinstance(a.value, Actor)]


def test_that_nobody_claimed_is_a_value_of_its_own() -> None:
    found = main("No group has claimed responsibility for the attack.", "claim")
    assert [(a.value, a.stance.polarity) for a in found] == [(Nothing("claim"), Polarity.NOT_KNOWN)]


@pytest.mark.parametrize(
    ("text", "actor", "certainty", "voice"),
    [
        ("Officials blamed the Taliban for the attack.", "Taliban", Certainty.CERTAIN, "Officials"),
        ("Police suspect the Islamic State.", "Islamic State", Certainty.PROBABLE, "Police"),
        (
            "Experts suggest the possible involvement of the Islamic State in the attack.",
            "Islamic State",
            Certainty.POSSIBLE,
            "Experts",
        ),
        (
            "The interior minister said that the Taliban were behind the attack.",
            "Taliban",
            Certainty.CERTAIN,
            "interior minister",
        ),
    ],
)
def test_blame_keeps_who_accuses_and_how_firmly(
    text: str, actor: str, certainty: Certainty, voice: str
) -> None:
    found = main(text, "blame")
    assert [a.value.name for a in found if isinstance(a.value, Actor)] == [actor]
    assert found[0].stance == Stance(Polarity.AFFIRMED, certainty)
    assert found[0].voice.primary.name == voice


def test_that_a_method_fits_a_group_is_no_blame() -> None:
    text = "Experts say the Islamic State being behind the attack is consistent with its methods."
    assert not main(text, "blame")


@pytest.mark.parametrize(
    ("text", "actor", "own"),
    [
        ("The Taliban denied involvement in the attack.", "Taliban", "yes"),
        ("India denied that it was involved in the attack.", "India", "yes"),
        ("The United States dismissed Israeli involvement in the attack.", "Israel", "no"),
        ("Police rejected the claim by the Islamic State.", "Islamic State", "no"),
    ],
)
def test_a_denial_names_whose_part_is_denied(text: str, actor: str, own: str) -> None:
    found = main(text, "denial")
    assert [(a.value.name, a.note("own")) for a in found if isinstance(a.value, Actor)] == [(actor, own)]
    assert found[0].stance.polarity is Polarity.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "Officials have not commented on the Taliban's alleged role.",
        "The Taliban did not deny involvement in the attack.",
        "A bomb killed nine in Kabul. The minister denied that the Taliban had denied responsibility for it.",
        "A bomb killed nine in Kabul. Officials dismissed the Taliban's claim that 40 soldiers were killed.",
    ],
)
def test_silence_is_no_denial(text: str) -> None:
    assert not main(text, "denial")


def test_what_is_not_disputed_is_neither_a_claim_nor_a_denial() -> None:
    found = main(
        "The United States does not dispute the Islamic State's claim of responsibility.", "non_dispute"
    )
    assert [a.value.name for a in found if isinstance(a.value, Actor)] == ["Islamic State"]
    assert found[0].stance.polarity is Polarity.NOT_DISPUTED


def test_a_statement_that_names_no_branch_is_a_finding() -> None:
    text = "The Islamic State claimed responsibility. The statement did not say which branch was responsible."
    found = main(text, "branch")
    assert [(a.value, a.stance.polarity) for a in found] == [(Nothing("branch"), Polarity.NOT_KNOWN)]
    assert found[0].voice.primary.role is Role.PERPETRATOR


@pytest.mark.parametrize(
    ("text", "code", "voice"),
    [
        ("The president condemned the attack.", "statement:condemned", "president"),
        ("The prime minister vowed revenge.", "statement:vowed", "prime minister"),
        ("The ministry called for calm.", "statement:called-for", "ministry"),
        ("Officials declined to comment.", "statement:no-comment", "Officials"),
    ],
)
def test_statements_are_kept_with_their_voice(text: str, code: str, voice: str) -> None:
    found = main(text, "statement")
    assert [a.value.code for a in found if isinstance(a.value, Term)] == [code]
    assert found[0].voice.primary.name == voice


@pytest.mark.parametrize(
    ("text", "field", "low", "high"),
    [
        ("Police said 30 people were wounded in the attack.", "wounded", 30, 30),
        ("The attack wounded more than 20 people.", "wounded", 21, None),
        ("At least 40 people were injured.", "wounded", 40, None),
        ("No one was injured.", "wounded", 0, 0),
        ("Police arrested three men.", "arrested", 3, 3),
        ("Five people are missing.", "missing", 5, 5),
    ],
)
def test_a_toll_is_read_with_its_hedge(text: str, field: str, low: int | None, high: int | None) -> None:
    values = [a.value for a in main(text, field)]
    assert [(v.low, v.high) for v in values if isinstance(v, Count)] == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "The bomb could have killed 200 people.",
        "The militants threatened to kill 50 people.",
        "The market lies 30 kilometres from the border.",
        "Two explosions were heard.",
        "A 34-year-old trader spoke to reporters.",
    ],
)
def test_a_number_that_is_no_toll_is_not_read_as_one(text: str) -> None:
    tolls = [a.original for a in main(text, "killed", "wounded", "missing", "kidnapped", "arrested")]
    assert tolls == ["12"]


def test_a_kidnapping_beside_a_bombing_is_another_happening() -> None:
    accounts = read(LEAD + "Gunmen abducted 14 girls in Chaman on Saturday.")
    assert [[t.original for t in a.of("kidnapped")] for a in accounts] == [[], ["14"]]


def test_a_part_of_a_toll_is_no_toll_of_its_own() -> None:
    found = main("The attack wounded 30 people, including four children.", "wounded")
    assert [(a.original, a.note("part")) for a in found] == [("30", None), ("four", "children")]


def test_a_lowered_toll_says_what_it_revises() -> None:
    found = main("The ministry lowered the death toll from 15 to 11.", "killed")
    assert [(a.original, a.note("revises")) for a in found] == [("12", None), ("11", "15")]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Police said 30 people were wounded.", ["The Example Post", "Police"]),
        (
            "According to hospital officials, 30 people were wounded.",
            ["The Example Post", "hospital officials"],
        ),
        ("30 people were wounded, witnesses said.", ["The Example Post", "witnesses"]),
        (
            "A police officer told Reuters that 30 people were wounded.",
            ["The Example Post", "Reuters", "police officer"],
        ),
        ("The attack wounded 30 people.", ["The Example Post"]),
    ],
)
def test_a_value_is_credited_to_the_whole_chain(text: str, chain: list[str]) -> None:
    found = main(text, "wounded")
    assert [[link.name for link in a.voice.chain] for a in found] == [chain]


def test_background_happenings_keep_their_tolls_to_themselves() -> None:
    text = "In 2014, the Taliban attacked a school in Peshawar, killing 140 people."
    assert [a.original for a in main(text, "killed")] == ["12"]
    others = [a for a in read(LEAD + text) if a.kind is AccountKind.BACKGROUND]
    assert [[t.original for t in a.of("killed")] for a in others] == [["140"]]
    years = [
        d.value.start.year
        for a in others
        for d in a.of("date")
        if isinstance(d.value, PartialDate) and d.value.start
    ]
    assert years == [2014]


def test_what_is_feared_is_an_account_apart() -> None:
    kinds = {a.kind for a in read(LEAD + "Officials fear another attack on Sunday.")}
    assert kinds == {AccountKind.MAIN, AccountKind.HYPOTHETICAL}


def test_a_report_on_something_else_has_no_main_account() -> None:
    text = (
        "The central bank left its rate unchanged on Monday.\n\n"
        "Prices rose by two per cent, it said.\n\n"
        "Trade has been slow since a bomb attack killed 12 people at a market in Quetta on Friday."
    )
    assert {a.kind for a in read(text)} == {AccountKind.BACKGROUND}


def test_a_weekday_stays_open_where_the_report_has_no_date() -> None:
    account = read(LEAD, None)[0]
    (date,) = [a.value for a in account.of("date")]
    assert isinstance(date, PartialDate)
    assert (date.start, date.end, date.weekday) == (None, None, 4)


def test_a_draft_whose_quote_is_not_there_stops_the_run() -> None:
    text = report("A bomb exploded.")
    good = text.span(0, 6)
    voice = Voice((VoiceLink("The Example Post", Role.MEDIA),))
    draft = Draft(
        field="victim",
        value=Text("x"),
        span=Span(0, 6, "A bone"),
        context=good,
        voice=voice,
        stance=Stance(),
        rule="test",
    )
    token = Token(0, 0, 1, "A", "a", "DET", "DT", "det", 0, "")
    with pytest.raises(BadState, match="A bone"):
        list(anchored(text, [Found(draft, 0, token)]))


SENTENCES = (
    "Police said 30 people were wounded.",
    "No group has claimed responsibility.",
    "“We will find them,” the minister said.",
    "In 2014, gunmen killed 140 people in Peshawar.",
    "The Taliban denied involvement.",
    "At least 5 soldiers – among them two officers – died.",
    "",
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=4), st.booleans())
def test_every_quote_stands_at_its_span_whatever_the_order(parts: list[str], spaced: bool) -> None:
    text = ("\n\n" if spaced else " ").join([LEAD.strip(), *filter(None, parts)])
    accounts = tuple(extract(report(text)))
    assert accounts == tuple(extract(report(text)))
    for one in (a for account in accounts for a in account.assertions):
        assert text[one.span.start : one.span.end] == one.original
        assert text[one.context.start : one.context.end] == one.context.quote
