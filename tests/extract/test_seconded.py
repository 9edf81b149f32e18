"""Where the network reads alone, what it knows nothing of is not told."""

from __future__ import annotations

from variorum.evaluate.reading import report_of
from variorum.extract.reader import extract
from variorum.extract.trained.proposals import Hint, Proposals

TEXT = "A bomb killed three farmers in Cali, Colombia, on Monday. The mayor condemned the attack."


def fields(*hints: tuple[str, str, float], alone: bool = True) -> set[str]:
    """The fields told of TEXT where the network gives each kind that share at those words."""
    given = tuple(Hint(k, TEXT.index(w), TEXT.index(w) + len(w), share) for k, w, share in hints)
    read = extract(report_of("case", TEXT, published="2021-03-04"), Proposals(hints=given, alone=alone))
    return {s.field for a in read for s in a.assertions}


def test_alone_it_tells_what_it_holds_for_likely() -> None:
    told = fields(("trigger", "killed", 0.9), ("killed", "three", 0.9), ("victim", "farmers", 0.3))
    assert "killed" in told
    assert "harmed" not in told


def test_alone_it_tells_nothing_where_it_sees_no_happening() -> None:
    assert fields(("killed", "three", 0.9)) == set()


def test_what_it_cannot_tell_stays_with_the_rules() -> None:
    assert {"type", "statement"} <= fields(("trigger", "killed", 0.9), ("trigger", "attack", 0.9))


def test_beside_the_rules_it_takes_nothing_away() -> None:
    report = report_of("case", TEXT, published="2021-03-04")
    assert fields(alone=False) == {s.field for a in extract(report) for s in a.assertions}


def doubts(share: float) -> dict[str, str | None]:
    """The note `doubted` of each finding, where the network gives the victim that share."""
    start = TEXT.index("farmers")
    hints = tuple(Hint(k, start, start + 7, s) for k, s in (("victim", share), ("weapon", 0.9)) if s)
    read = extract(report_of("case", TEXT, published="2021-03-04"), Proposals(hints=hints))
    return {s.original: s.note("doubted") for a in read for s in a.assertions if s.field == "harmed"}


def test_whom_it_does_not_see_hurt_is_told_with_its_doubt() -> None:
    assert doubts(0.0) == {"farmers": "0.00"}
    assert doubts(0.05) == {"farmers": "0.05"}
    assert doubts(0.5) == {"farmers": None}
