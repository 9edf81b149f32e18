"""Which incidents are parts of others, by what reports tell of their own accounts."""

from __future__ import annotations

from variorum.model.assertion import Assertion, Draft, Polarity, Role, Stance, Voice, VoiceLink, assertion
from variorum.model.incident import SeriesRole
from variorum.model.report import Span
from variorum.model.series import FIELD, series_links
from variorum.model.value import Text


def told(part: str, whole: str, *, report: str = "r_1", polarity: Polarity = Polarity.AFFIRMED) -> Assertion:
    """A report tells that one of its accounts is a part of another."""
    span = Span(0, 10, "six blasts")
    draft = Draft(
        field=FIELD,
        value=Text("six blasts"),
        span=span,
        context=span,
        voice=Voice((VoiceLink("The Herald", Role.MEDIA),)),
        stance=Stance(polarity),
        rule="made",
        notes=(("of", whole),),
    )
    return assertion(draft, report_id=report, account_id=part)


HOMES = {"a_part": "i_part", "a_whole": "i_whole", "a_part2": "i_part", "a_whole2": "i_whole"}
LABELS = {"i_part": "bombing, Kano", "i_whole": "bombing, Nigeria"}


def test_each_incident_names_the_other() -> None:
    said = told("a_part", "a_whole")
    links = series_links([said], HOMES, LABELS)
    (up,), (down,) = links["i_part"], links["i_whole"]
    assert (up.role, up.incident_id, up.label) == (SeriesRole.WHOLE, "i_whole", "bombing, Nigeria")
    assert (down.role, down.incident_id, down.said) == (SeriesRole.PART, "i_part", (said,))


def test_several_reports_make_one_link_with_all_that_they_say() -> None:
    said = [told("a_part", "a_whole"), told("a_part2", "a_whole2", report="r_2")]
    assert [set(link.said) for link in series_links(said, HOMES, LABELS)["i_part"]] == [set(said)]


def test_nothing_is_its_own_part() -> None:
    assert series_links([told("a_part", "a_part2")], HOMES, LABELS) == {}


def test_accounts_that_are_in_no_incident_link_nothing() -> None:
    assert series_links([told("a_part", "a_gone")], HOMES, LABELS) == {}


def test_what_is_denied_links_nothing() -> None:
    assert series_links([told("a_part", "a_whole", polarity=Polarity.DENIED)], HOMES, LABELS) == {}


def test_told_both_ways_the_way_of_more_reports_counts() -> None:
    said = [told("a_part", "a_whole"), told("a_part2", "a_whole2", report="r_2"), told("a_whole", "a_part")]
    assert [link.role for link in series_links(said, HOMES, LABELS)["i_part"]] == [SeriesRole.WHOLE]
    assert series_links(said[1:], HOMES, LABELS) == {}
