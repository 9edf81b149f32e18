"""Only what people disagree on is asked, with what each of them holds, and an adjudicator's answer settles it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.conftest import POLICY
from tests.review.decide.conftest import Coder, store
from variorum.model.finding import Status
from variorum.review.adjudicate.contested import Contested, contested
from variorum.settings import STORE_FILE
from variorum.store import Store
from variorum.store.people import Person, Rank

__all__ = ["store"]

Sits = Callable[..., Coder]


@pytest.fixture
def sits(store: Store, tmp_path: Path) -> Sits:
    """Lets somebody sit down at the workbench."""

    def down(name: str, rank: Rank = Rank.CODER) -> Coder:
        return Coder(store, tmp_path / "copy" / STORE_FILE, Person(name, rank))

    return down


def only(store: Store) -> Contested:
    """The one question that is asked."""
    (found,) = contested(store, POLICY)
    return found


def test_a_field_on_which_two_people_differ(sits: Sits, store: Store) -> None:
    ada, ben = sits("Ada"), sits("Ben")
    ada.decides(f"accept {ada.reading('killed', '36')}", "killed", reason="the list")
    assert contested(store, POLICY) == ()
    ben.decides(f"accept {ben.reading('killed', '31')}", "killed")
    asked = only(store)
    assert (asked.incident_id, asked.field) == ("i_velmar", "killed")
    assert [(s.by, s.what, s.reason) for s in asked.sides] == [
        ("Ada", "killed: accepted 36–39", "the list"),
        ("Ben", "killed: accepted 31", ""),
    ]
    assert [c.words for c in asked.choices][-1] == "None is supported"
    cleo = sits("Cleo", Rank.ADJUDICATOR)
    page = cleo.client.get("/adjudicate").text
    assert "1 question on which people differ" in page
    forms = [
        dict(re.findall(r'name="(\w+)" value="([^"]*)"', f))
        for f in page.split("<form")[1:]
        if "/decide" in f
    ]
    sent = forms[0] | {"do": next(c.do for c in asked.choices if "36" in c.words)}
    answer = cleo.client.post("/decide", data=sent)
    assert (answer.status_code, answer.headers["location"]) == (303, "/adjudicate")
    assert contested(store, POLICY) == ()
    assert (cleo.finding("killed").status, cleo.finding("killed").chosen) == (
        Status.DECIDED,
        (cleo.reading("killed", "36"),),
    )


def test_words_that_two_people_correct_in_two_ways(sits: Sits, store: Store) -> None:
    ada, ben = sits("Ada"), sits("Ben")
    about = ada.finding("wounded").readings[0].assertions[0]
    form = ben.form()
    ada.decides("correct", assertion=about, value="80")
    # Ben had the page open before Ada decided, and insists
    stale = ben.client.post("/decide", data=form | {"do": "strike", "assertion": about})
    assert stale.status_code == 409
    now = next(a.now.id for a in ada.record().amended if a.now)
    ben.decides("strike", assertion=now)
    assert contested(store, POLICY) == ()
    ada.decides("undo")
    assert contested(store, POLICY) == ()


def test_two_incidents_on_which_people_differ_are_one_question(sits: Sits, store: Store) -> None:
    ada, ben = sits("Ada"), sits("Ben")
    ada.decides("different", other="i_market")
    homes = {k.account_id: i.id for i in store.incidents() for k in i.links}
    one, other = (homes[a] for a in (ada.store.judgements()[0].left, str(ada.store.judgements()[0].right)))
    ben.decides("same", on=one, other=other)
    asked = only(store)
    assert {s.by for s in asked.sides} == {"Ada", "Ben"}
    assert [c.do for c in asked.choices] in (["same", "different"], [])


def test_in_double_coding_a_coder_sees_nobody_else_s_decisions(sits: Sits, store: Store) -> None:
    store.put_quorum(2)
    ada, ben = sits("Ada"), sits("Ben")
    mine = ada.reading("killed", "36")
    ada.decides(f"accept {mine}", "killed", reason="the parish register")
    assert "the parish register" in ada.client.get("/incident/i_velmar").text
    seen = ben.client.get("/incident/i_velmar").text
    assert "the parish register" not in seen
    assert "<b>Ada</b>" not in seen
    assert ben.finding("killed").status is not Status.DECIDED
    assert ben.client.get("/adjudicate").status_code == 403
    ben.decides(f"accept {mine}", "killed")
    assert ben.finding("killed").status is Status.DECIDED


def test_in_double_coding_what_one_coder_corrects_is_theirs_alone(sits: Sits, store: Store) -> None:
    store.put_quorum(2)
    ada, ben = sits("Ada"), sits("Ben")
    about = ada.finding("wounded").readings[0].assertions[0]
    ada.decides("correct", assertion=about, value="80")
    assert "corrected" in ada.client.get("/incident/i_velmar").text
    assert "corrected" not in ben.client.get("/incident/i_velmar").text
    assert ada.record().amended == ()
    ben.decides("correct", assertion=about, value="80")
    assert len(ada.record().amended) == 1
    assert contested(store, POLICY) == ()


def test_contradicting_corrections_in_double_coding_are_a_question(sits: Sits, store: Store) -> None:
    store.put_quorum(2)
    ada, ben = sits("Ada"), sits("Ben")
    about = ada.finding("wounded").readings[0].assertions[0]
    ada.decides("correct", assertion=about, value="80")
    ben.decides("strike", assertion=about)
    asked = only(store)
    assert ("assertion", about) in asked.hidden
    assert [s.by for s in asked.sides] == ["Ada", "Ben"]
    cleo = sits("Cleo", Rank.ADJUDICATOR)
    cleo.decides("strike", assertion=about)
    assert contested(store, POLICY) == ()
    assert about not in {a.id for a in cleo.record().assertions()}
