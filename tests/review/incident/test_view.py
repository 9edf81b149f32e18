"""The page of an incident: which field and which reports it opens with, and what its words say of themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.publish.conftest import World
from tests.review.conftest import POLICY
from variorum.review.desk import Desk
from variorum.review.incident.view import FieldView, View, view


@pytest.fixture
def bombing(desk: Desk) -> View:
    """The view of the bombing as it opens."""
    return view(desk.record("i_velmar"), POLICY, ("", 1), desk.name)


def field(view: View, name: str) -> FieldView:
    """A field of the view."""
    return next(f for f in view.fields if f.told.field == name)


def test_it_opens_with_the_dispute_that_matters_most(bombing: View) -> None:
    assert bombing.chosen == max(bombing.fields, key=lambda f: f.matters)
    assert bombing.chosen is not None
    assert bombing.chosen.open


def test_every_assertion_is_marked_once_and_every_reference_leads_to_a_mark(
    bombing: View, velmar: World
) -> None:
    begun = [tag.anchor for t in bombing.texts for b in t.blocks for s in b.stretches for tag in s.begins]
    ended = [tag.anchor for t in bombing.texts for b in t.blocks for s in b.stretches for tag in s.ends]
    assert len(begun) == len(set(begun)) == len(velmar.main.assertions())
    assert sorted(begun) == sorted(ended)
    assert {ref.anchor for f in bombing.fields for r in f.readings for ref in r.refs} <= set(begun)


def test_the_texts_are_whole(bombing: View, velmar: World) -> None:
    for text in bombing.texts:
        words = "".join(s.words for block in text.blocks for s in block.stretches)
        assert words == velmar.main.report(text.id).text


def test_a_reading_stands_beside_another(bombing: View, velmar: World) -> None:
    killed = field(bombing, "killed")
    assert len(killed.readings) > 1
    for reading in killed.readings:
        home = {f"r-{w.report}" for w in (*reading.told.witnesses, *reading.told.denied_by)}
        assert reading.shows[0] in home
        assert len(set(reading.shows)) == len(reading.shows) <= 2


def test_chosen_reports_are_shown_and_all_others_follow(bombing: View) -> None:
    assert {t.id for t in (*bombing.shown, *bombing.rest)} == {t.id for t in bombing.texts}
    assert not {t.id for t in bombing.shown} & {t.id for t in bombing.rest}


def test_a_mark_says_its_field_voice_and_stance(bombing: View) -> None:
    tags = {tag for t in bombing.texts for b in t.blocks for s in b.stretches for tag in s.ends}
    said = {(tag.field, tag.voice, tag.stance) for tag in tags}
    assert ("Killed", "interior ministry", "certain") in said
    assert any(stance == "claimed" for _, _, stance in said)
    assert any(stance == "denied" for _, _, stance in said)


def test_copied_words_are_marked_and_where_from_is_said(desk: Desk, velmar: World) -> None:
    record = desk.record("i_velmar")
    (line,) = (line for line in record.lineages if line.derived)
    # the begin of one sentence and the end of the next paragraph's first
    derived = replace(line.derived[0], copied=((5, 20), (60, 130)))
    other = [one for one in record.lineages if one is not line]
    copied = replace(record, lineages=(*other, replace(line, derived=(derived,))))
    found = view(copied, POLICY, ("", 1), desk.name)
    (copy,) = (t for t in found.texts if t.copied)
    words = "".join(s.words for b in copy.blocks for s in b.stretches if s.copied)
    text = velmar.reports["canal"].text
    assert (copy.id, words) == (velmar.reports["canal"].id, text[5:20] + text[60:130])
    assert "derives from" in copy.made_of[0]


def test_twins_that_there_are_have_their_name_and_reasons(bombing: View) -> None:
    twins = [tie for tie in bombing.ties if tie.how.startswith("may be the same")]
    assert [(tie.id, tie.why) for tie in twins] == [("i_market", ("the same town", "both name 12 people"))]
    assert twins[0].name.startswith("shooting, near Velmar fish market")


@pytest.mark.parametrize(
    ("asked", "field_name", "number"),
    [(("wounded", 1), "wounded", 1), (("killed", 2), "killed", 2), (("killed", 99), "killed", 1)],
)
def test_a_choice_is_followed_where_there_is_one(
    desk: Desk, asked: tuple[str, int], field_name: str, number: int
) -> None:
    found = view(desk.record("i_velmar"), POLICY, asked, desk.name)
    assert found.chosen is not None
    assert (found.chosen.told.field, found.reading) == (field_name, number)
