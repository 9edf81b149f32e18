"""ibc: two independent sources, minimum and maximum."""

from variorum.model.finding import Status


def test_one_source_supports_no_figure(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 12)
    found = newsroom.findings("ibc")["killed"]
    assert (found.value, found.status) == (None, Status.NONE_SUPPORTED)
    assert "told by 1 independent source, and 2 are needed" in found.sentence
    assert [loss.reason for loss in found.losses] == ["too few independent sources"]


def test_two_outlets_that_quote_one_voice_are_one_source(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 12, by="the ministry")
    newsroom.report("The Post").says("killed", 12, by="the ministry")
    assert newsroom.findings("ibc")["killed"].value is None


def test_two_sources_give_the_least_and_the_most(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 12, by="the ministry")
    newsroom.report("The Post").says("killed", 15, by="a doctor")
    value = newsroom.findings("ibc")["killed"].value
    assert (value.low, value.best, value.high) == (12, None, 15)
