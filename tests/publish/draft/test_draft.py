"""The paragraph: what it says, how it hedges, and that nothing in it lacks its witness."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconcile.conftest import Newsroom, day
from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.codebook import term
from variorum.model.finding import Record
from variorum.model.value import Actor, ActorKind, Count, Nothing, Place, PlaceKind, Text
from variorum.publish.draft import Paragraph, as_markdown, as_text, draft
from variorum.reconcile.policies import POLICIES
from variorum.reconcile.settle import reconcile

Tell = Callable[..., Paragraph]
FRONT = Actor("Northern Front", ActorKind.GROUP, id="group:northern-front")
BRIGADE = Actor("Salt Brigade", ActorKind.GROUP, id="group:salt-brigade", parent="group:northern-front")
ORLAND = Actor("Orland", ActorKind.STATE, country="OL")
VELMAR = Place("Velmar", PlaceKind.CITY, country="KX", country_name="Karsia")
PROBABLE, POSSIBLE = {"certainty": Certainty.PROBABLE}, {"certainty": Certainty.POSSIBLE}
DENIED, UNKNOWN = {"polarity": Polarity.DENIED}, {"polarity": Polarity.NOT_KNOWN}
EXPERT, FIGHTERS = ("Lena Marsh", Role.EXPERT), ("Northern Front", Role.PERPETRATOR)


def plain(found: Paragraph) -> str:
    """The text without its citations."""
    return re.sub(r" \[[\d, ]+\]", "", found.text)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            [("type", term("type:bombing"), {}), ("date", day("2031-05-12"), {}), ("place", VELMAR, {})],
            "On 12 May 2031, a bombing took place in Velmar, Karsia.",
        ),
        ([("type", term("type:arson"), {})], "An arson attack took place."),
        (
            [("type", term("type:bombing"), {"notes": {"stage": "attempted"}})],
            "An attempted bombing took place.",
        ),
        ([("type", term("type:bombing"), {"notes": {"stage": "threatened"}})], "A bombing was threatened."),
        (
            [("type", term("type:shooting"), PROBABLE)],
            "What was probably a shooting took place, according to H.",
        ),
        (
            [("place", VELMAR, {}), ("site", Text("market"), {})],
            "Something happened at a market in Velmar, Karsia.",
        ),
        (
            [("type", term("type:bombing"), {"by": FIGHTERS}), ("place", VELMAR, {})],
            "A bombing took place, according to the Northern Front, in Velmar, Karsia.",
        ),
        (
            [("weapon", term("weapon:grenade"), {}), ("weapon", term("weapon:knife"), {})],
            "The weapons told of are a knife or blade and a grenade.",
        ),
        ([("victim", Text("Ada Holm"), {})], "The victim named is Ada Holm."),
        ([("series", Count(6, 6, 6), {"by": "police"})], "6 attacks are told of as one."),
        ([("part_of", Text("six blasts"), {})], "It is told of as a part of “six blasts”."),
        ([("killed", 1, {"by": "police"})], "1 person was killed, police said (undated)."),
        ([("killed", Count(1, 1, None), {})], "At least 1 person was killed, H reported (undated)."),
        ([("wounded", 0, {})], "No people were wounded, H reported (undated)."),
        ([("killed", 3, PROBABLE)], "3 people were probably killed, H reported (undated)."),
        ([("killed", 3, POSSIBLE)], "3 people may have been killed, H reported (undated)."),
        (
            [("killed", 9, {}), ("killed", 3, {"notes": {"part": "children"}})],
            "9 people were killed, H reported (undated). 3 children were among the dead, H reported (undated).",
        ),
        (
            [
                ("killed", 9, {"notes": {"attackers": "excluded"}}),
                ("killed", 2, {"notes": {"attackers": "only"}}),
            ],
            "9 people were killed, not counting the attackers, H reported (undated). "
            "2 attackers were killed, H reported (undated).",
        ),
        (
            [("killed", Nothing("killed"), UNKNOWN)],
            "H said that the number of killed was not known (undated).",
        ),
        (
            [("claim", FRONT, {"by": FIGHTERS, "notes": {"channel": "Telegram"}})],
            "The Northern Front claimed responsibility over Telegram.",
        ),
        (
            [("claim", FRONT, {"by": FIGHTERS, **PROBABLE})],
            "The Northern Front reportedly claimed responsibility.",
        ),
        ([("claim", Nothing("claim"), UNKNOWN)], "Nobody had claimed responsibility, H reported (undated)."),
        (
            [("blame", BRIGADE, {"by": EXPERT, **POSSIBLE})],
            "Lena Marsh suggested that the Salt Brigade did it.",
        ),
        ([("blame", FRONT, {"by": "police", **PROBABLE})], "Police suspected the Northern Front."),
        ([("blame", FRONT, {"by": "police"})], "Police blamed the Northern Front."),
        ([("group", FRONT, {})], "H attributed it to the Northern Front."),
        (
            [("branch", Nothing("branch"), {"by": FIGHTERS, **UNKNOWN})],
            "The Northern Front named no branch of the group.",
        ),
        (
            [("non_dispute", FRONT, {"by": "Orland", "polarity": Polarity.NOT_DISPUTED})],
            "Orland did not dispute that the Northern Front did it.",
        ),
        (
            [("denial", ORLAND, {"by": "Orland", **DENIED, "notes": {"own": "yes"}})],
            "Orland denied any involvement.",
        ),
        (
            [("denial", FRONT, {"by": "police", **DENIED})],
            "Police denied that the Northern Front was involved.",
        ),
        (
            [("perpetrator", Actor("Idris Vane", ActorKind.PERSON), {"by": FIGHTERS})],
            "Idris Vane was named as an alleged attacker by the Northern Front.",
        ),
    ],
)
def test_what_one_report_says_is_told(
    newsroom: Newsroom, tell: Tell, said: list[tuple[str, Any, dict[str, Any]]], text: str
) -> None:
    desk = newsroom.report("H")
    for field, value, how in said:
        desk.says(field, value, **how)
    assert plain(tell(newsroom)) == text


def test_figures_stand_with_their_voices_and_times(newsroom: Newsroom, tell: Tell) -> None:
    newsroom.report("The Herald", "2031-05-13").says(
        "killed", 84, by="Karsian authorities", as_of="2031-05-13"
    )
    newsroom.report("The Slow Dispatch").says("killed", Count(90, 95, 99, "nearly"))
    assert plain(tell(newsroom)) == (
        "84 people were killed, Karsian authorities said (as of 13 May 2031); The Slow Dispatch gave 90 to 99 (undated)."
    )


def test_a_vaguer_figure_keeps_its_own_voice(newsroom: Newsroom, tell: Tell) -> None:
    """ "More than 280" is counted with 284, but nobody in authority said 284."""
    newsroom.report("The Herald", "2031-05-13").says("wounded", 284)
    newsroom.report("The Wire", "2031-05-13").says("wounded", Count(281, 281, None, "more than"), by="police")
    assert plain(tell(newsroom)) == (
        "284 people were wounded, The Herald reported (published 13 May 2031); "
        "police gave at least 281 (published 13 May 2031)."
    )


def test_a_figure_that_its_own_voice_replaced_is_told_as_earlier(newsroom: Newsroom, tell: Tell) -> None:
    newsroom.report("The Herald", "2031-05-12").says("killed", 10, by="police")
    newsroom.report("The Herald", "2031-05-14").says("killed", 14, by="police")
    assert "police earlier gave 10 (published 12 May 2031)" in plain(tell(newsroom))


def test_a_figure_that_its_voice_takes_back_is_told_as_such(newsroom: Newsroom, tell: Tell) -> None:
    newsroom.report("The Herald", "2031-05-12").says("wounded", 0, by="police")
    newsroom.report("The Wire", "2031-05-13").says("wounded", 9, by="mayor")
    newsroom.report("The Courier", "2031-05-13").says("wounded", 0, by="police", notes={"withdrawn": "yes"})
    text = plain(tell(newsroom))
    assert text.startswith("9 people were wounded, the mayor said")
    assert "police withdrew a figure of 0" in text


def test_what_the_types_differ_on_is_told(newsroom: Newsroom, tell: Tell) -> None:
    newsroom.report("The Herald").says("type", term("type:bombing"))
    newsroom.report("The Wire").says("type", term("type:bombing"))
    newsroom.report("The Courier").says("type", term("type:shooting"))
    assert plain(tell(newsroom)) == "A bombing took place. It is also told of as a shooting."


def test_nothing_told_gives_nothing(newsroom: Newsroom, tell: Tell) -> None:
    newsroom.report("The Herald")
    found = tell(newsroom)
    assert found.text == ""
    assert as_text(found).startswith("The reports say nothing")


def check(record: Record, found: Paragraph) -> None:
    """Every clause has its witnesses, every citation stands in its report, every number in a reading or a time."""
    cited = {c.number: c for c in found.citations}
    for part in (p for sentence in found.sentences for p in sentence):
        assert part.assertions
        assert part.citations
        spans = {(a.report_id, a.span.start, a.span.end) for a in map(record.assertion, part.assertions)}
        assert {(cited[n].report, cited[n].start, cited[n].end) for n in part.citations} <= spans
    for one in found.citations:
        assert record.report(one.report).text[one.start : one.end] == one.quote
    assert sorted(cited) == list(range(1, len(cited) + 1))


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_the_invented_bombing_is_told_under_each_policy(velmar: Any, policy: str) -> None:
    record = replace(velmar.main, findings=tuple(reconcile(velmar.main, policy)))
    found = draft(record, policy)
    check(record, found)
    assert draft(record, policy) == found
    text = plain(found)
    assert "Idris Vane was named as an alleged attacker by the Northern Front" in text
    assert "Orland denied any involvement" in text
    assert "Lena Marsh suggested that the Salt Brigade did it" in text


counts = st.one_of(
    st.integers(0, 300).map(lambda n: Count(n, n, n)),
    st.integers(1, 300).map(lambda n: Count(n, n, None, "at least")),
    st.tuples(st.integers(0, 200), st.integers(1, 99)).map(
        lambda t: Count(t[0], None, t[0] + t[1], "between")
    ),
)
sayings = st.tuples(
    st.sampled_from(["killed", "wounded", "attackers", "missing"]),
    counts,
    st.sampled_from([None, "police", ("Lena Marsh", Role.EXPERT), ("Northern Front", Role.PERPETRATOR)]),
    st.sampled_from(list(Certainty)),
    st.sampled_from([{}, {"part": "children"}, {"attackers": "only"}, {"attackers": "included"}]),
)


@given(st.lists(st.tuples(st.sampled_from([None, "2031-05-12", "2031-05-14"]), sayings), max_size=6))
def test_every_number_is_one_that_somebody_gave(told: list[tuple[str | None, Any]]) -> None:
    newsroom = Newsroom()
    for place, (published, (field, value, by, certainty, notes)) in enumerate(told):
        desk = newsroom.report(f"Outlet {'ABCDEF'[place]}", published)
        desk.says(field, value, by=by, certainty=certainty, notes=notes)
    bare = newsroom.record()
    for policy in POLICIES:
        record = replace(bare, findings=tuple(reconcile(bare, policy)))
        found = draft(record, policy)
        check(record, found)
        values = [a.value for a in record.assertions()]
        given_numbers = {n for v in values if isinstance(v, Count) for n in (v.low, v.best, v.high)}
        text = re.sub(r"(published|as of) \d+ May 2031", "", plain(found))
        assert {int(n) for n in re.findall(r"\d+", text)} <= given_numbers


def test_text_and_markdown_resolve_each_number(velmar: Any) -> None:
    found = draft(velmar.main, "gtd-2019")
    text, marked = as_text(found), as_markdown(found)
    for one in found.citations:
        assert f"[{one.number}] {one.outlet}" in text
        assert f"characters {one.start}–{one.end}: “{' '.join(one.quote.split())}”" in text
        assert f"[^{one.number}]: " in marked
    assert re.search(r"\[\^1\]", marked.split("\n")[0])


def test_markup_in_a_report_is_no_markup_in_the_draft(newsroom: Newsroom, tell: Tell) -> None:
    newsroom.report("The *Herald*").says("killed", 3, words="3 [dead](http://x.example) <b>")
    marked = as_markdown(tell(newsroom))
    assert "The \\*Herald\\* reported" in marked
    assert "\\[dead\\](http://x.example) \\<b\\>" in marked
