"""What a form decides is appended, settled at once, shown, and can be undone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.review.conftest import POLICY
from tests.review.decide.conftest import Coder
from variorum.model.finding import Status
from variorum.model.judgement import Capacity, Verdict
from variorum.publish.summary_words import words
from variorum.review.decide.hand import Hand
from variorum.review.decide.making import on_field, on_reading
from variorum.settings import STORE_FILE
from variorum.store import Store
from variorum.store.people import Person, Rank


def test_accepting_a_reading_settles_the_field_and_leads_to_the_next(coder: Coder) -> None:
    reading = coder.reading("killed", "36")
    where = coder.decides(f"accept {reading}", "killed", reason="the hospital's list")
    found = coder.finding("killed")
    assert (found.status, found.chosen) == (Status.DECIDED, (reading,))
    assert "settled by Ada on" in found.sentence
    assert re.match(r"/incident/i_velmar\?field=[\w%]+&done=j_", where)
    assert "field=killed&" not in where
    made = coder.last()
    assert (made.verdict, made.by, made.field, made.reason) == (
        Verdict.ACCEPT,
        "Ada",
        "killed",
        "the hospital's list",
    )
    assert (made.shown.policy, made.shown.readers, made.capacity) == (POLICY, ("made",), Capacity.CODER)
    assert made.anchors[0].quote == coder.record().assertion(made.left).original
    page = coder.client.get(where).text
    assert re.search(r"Decided: .*killed: accepted", page)
    assert "the hospital&#39;s list" in page


def test_rejecting_none_and_unsure(coder: Coder) -> None:
    chosen = coder.finding("killed").chosen[0]
    coder.decides(f"reject {chosen}", "killed")
    assert chosen not in coder.finding("killed").chosen
    coder.decides("none", "wounded")
    assert (coder.finding("wounded").status, coder.finding("wounded").value) == (Status.DECIDED, None)
    coder.decides("unsure", "group", reason="two claims")
    assert "unsure: Ada on" in coder.finding("group").sentence


def test_all_undisputed_fields_are_accepted_at_once_and_undone_at_once(coder: Coder) -> None:
    before = {name: f.status for name, f in coder.record().under(POLICY).items()}
    coder.decides("agreed")
    after = {name: f.status for name, f in coder.record().under(POLICY).items()}
    assert {name for name in after if after[name] != before[name]} == {
        name for name, status in before.items() if status in (Status.AGREED, Status.SINGLE)
    }
    assert Status.DECIDED in after.values()
    coder.decides("undo")
    assert {name: f.status for name, f in coder.record().under(POLICY).items()} == before


def test_correcting_the_words_of_a_reading(coder: Coder) -> None:
    about = coder.record().assertion(coder.finding("wounded").readings[0].assertions[0])
    coder.decides("correct", assertion=about.id, value="at least 80", voice="a nurse", role="witness")
    now = coder.record().amended[0].now
    assert now is not None
    assert (words(now.value), now.voice.primary.name, now.span, now.rule) == (
        "at least 80",
        "a nurse",
        about.span,
        "person",
    )
    assert coder.record().amended[0].original == about
    assert "at least 80" in {words(r.value) for r in coder.finding("wounded").readings}
    page = coder.client.get("/incident/i_velmar").text
    assert "corrected" in page
    assert f'data-id="{now.id}"' in page


def test_striking_what_a_report_does_not_say(coder: Coder) -> None:
    about = coder.finding("site").readings[0].assertions[0]
    coder.decides("strike", assertion=about)
    assert "site" not in coder.record().under(POLICY)
    coder.decides("undo")
    assert coder.finding("site").readings[0].assertions == (about,)


def test_adding_what_the_reader_missed_by_its_words(coder: Coder) -> None:
    account = coder.record().accounts[0]
    text = coder.record().report(account.report_id).text
    quote = next(w for w in re.findall(r"\w{6,}", text) if text.count(w) == 1)
    coder.decides(
        "add", account=account.id, words=quote, field="motive", value="revenge", certainty="possible"
    )
    (found,) = [a for a in coder.record().assertions("motive") if a.rule == "person"]
    assert (found.original, words(found.value), found.stance.certainty) == (quote, "revenge", "possible")
    assert found.voice.outlets_own
    assert "revenge" in {words(r.value) for r in coder.finding("motive").readings}


def test_a_part_of_a_toll_is_added_as_such(coder: Coder) -> None:
    account = coder.record().accounts[0]
    text = coder.record().report(account.report_id).text
    quote = next(w for w in re.findall(r"\w{6,}", text) if text.count(w) == 1)
    coder.decides("add", account=account.id, words=quote, field="killed/women", value="3")
    (found,) = [a for a in coder.record().assertions("killed") if a.rule == "person"]
    assert found.note("part") == "women"
    assert words(coder.finding("killed/women").value) == "3"


def test_words_by_offsets_lose_their_white_space(coder: Coder) -> None:
    account = coder.record().accounts[0]
    text = coder.record().report(account.report_id).text
    start = text.index(" ")
    coder.decides("add", account=account.id, start=str(start), end=str(start + 6), field="motive")
    (found,) = [a for a in coder.record().assertions("motive") if a.rule == "person"]
    assert found.original == text[start : start + 6].strip()


@pytest.mark.parametrize(
    ("do", "more", "mend"),
    [
        ("correct", {}, "the incident has no such assertion"),
        ("add", {"words": "words that nobody wrote", "field": "motive"}, "the report has no such words"),
        ("accept g_nothing", {"field": "killed"}, "no such reading"),
        ("dance", {}, "no such decision"),
        ("split", {"account": "a_none"}, "no such account"),
        ("same", {"other": "i_velmar"}, "one incident already"),
        ("undo", {}, "nothing is left to undo"),
        ("redo", {}, "nothing is left to do again"),
    ],
)
def test_what_comes_to_nothing_is_said(coder: Coder, do: str, more: dict[str, str], mend: str) -> None:
    form = coder.form(more.get("field", "") if " " in do else "")
    account = coder.record().accounts[0].id
    answer = coder.client.post("/decide", data=form | {"do": do, "account": account} | more)
    assert (answer.status_code, mend in answer.text) == (400, True), answer.text
    assert coder.store.judgements() == []


def test_a_reader_decides_nothing(store: Store, tmp_path: Path) -> None:
    reader = Coder(store, tmp_path / "copy" / STORE_FILE, Person("Rita", Rank.READER))
    page = reader.client.get("/incident/i_velmar").text
    assert "<button name=" not in page
    form = {"csrf": reader.csrf, "incident": "i_velmar", "field": "killed", "do": "none", "state": ""}
    assert reader.client.post("/decide", data=form).status_code == 403
    assert store.judgements() == []


def test_a_decision_on_what_has_changed_meanwhile_is_held_up(coder: Coder) -> None:
    stale = coder.form("killed")
    coder.decides(f"accept {coder.reading('killed', '36')}", "killed")
    other = stale | {"do": f"accept {coder.reading('killed', '31')}"}
    answer = coder.client.post("/decide", data=other)
    assert answer.status_code == 409
    assert "You saw" in answer.text
    assert re.search(r"It is now</dt><dd>.*36–39.* \(decided\)", answer.text)
    assert "Ada, " in answer.text
    assert len(coder.store.judgements()) == 1
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', answer.text))
    assert coder.client.post("/decide", data=hidden).status_code == 303
    assert coder.finding("killed").chosen == (coder.reading("killed", "31"),)


def test_a_decision_on_another_field_is_not_stale(coder: Coder) -> None:
    form = coder.form("wounded")
    coder.decides("none", "killed")
    assert coder.client.post("/decide", data=form | {"do": "unsure"}).status_code == 303


def test_undo_and_redo_without_limit(coder: Coder) -> None:
    coder.decides("none", "killed")
    coder.decides("unsure", "killed")
    coder.decides("none", "wounded")
    for _ in range(3):
        coder.decides("undo")
    assert coder.record().judgements == ()
    for _ in range(2):
        coder.decides("redo")
    assert [j.verdict for j in coder.record().judgements] == [Verdict.NONE, Verdict.UNSURE]
    coder.decides("undo")
    assert [j.verdict for j in coder.record().judgements] == [Verdict.NONE]
    coder.decides("none", "group")
    answer = coder.client.post("/decide", data=coder.form() | {"do": "redo"})
    assert answer.status_code == 400
    assert len(coder.store.judgements()) == 10


def test_nobody_undoes_what_another_decided_but_an_adjudicator(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "copy" / STORE_FILE
    ada, ben = Coder(store, path), Coder(store, path, Person("Ben", Rank.CODER))
    ada.decides("none", "killed")
    made = ada.last().id
    answer = ben.client.post("/decide", data=ben.form() | {"do": "undo", "judgement": made})
    assert (answer.status_code, "only they or an adjudicator" in answer.text) == (400, True)
    cleo = Coder(store, path, Person("Cleo", Rank.ADJUDICATOR))
    cleo.decides("undo", judgement=made)
    assert cleo.record().judgements == ()


def test_the_twin_is_another_incident(coder: Coder) -> None:
    main = coder.record().accounts
    coder.decides("different", other="i_market")
    made = coder.store.judgements()
    assert {j.verdict for j in made} == {Verdict.DIFFERENT}
    assert len(made) == len(main) * 2


def test_split_merge_and_undo(coder: Coder) -> None:
    coder.decides("none", "arrested")
    home = _incident_of(coder, coder.record().accounts[0].id) or "i_velmar"
    accounts = [a.id for a in coder.record(home).accounts]
    coder.decides("split", on=home, account=accounts[-1])
    one, other = (_incident_of(coder, name) for name in (accounts[0], accounts[-1]))
    assert one != other
    assert _incident_of(coder, accounts[1]) == one
    coder.decides("same", on=str(one), other=str(other))
    assert _incident_of(coder, accounts[0]) == _incident_of(coder, accounts[-1])
    coder.decides("undo", on=str(_incident_of(coder, accounts[0])))
    assert _incident_of(coder, accounts[0]) != _incident_of(coder, accounts[-1])
    coder.decides("undo", on=str(_incident_of(coder, accounts[0])))
    assert len({_incident_of(coder, name) for name in accounts}) == 1


def test_an_account_is_moved_to_another_incident(coder: Coder) -> None:
    moving = coder.record().accounts[-1].id
    target = coder.record("i_market").accounts[0].id
    other = coder.record().accounts[0].id
    coder.decides("move", account=moving, other="i_market")
    assert _incident_of(coder, moving) == _incident_of(coder, target)
    assert _incident_of(coder, moving) != _incident_of(coder, other)


def test_effort_is_noted_where_it_can_be_believed(coder: Coder) -> None:
    coder.decides("none", "killed", seconds="12.34", keys="3")
    effort = coder.last().effort
    assert effort is not None
    assert (effort.seconds, effort.keys) == (12.3, 3)
    coder.decides("unsure", "killed", seconds="1e9", keys="3")
    assert coder.last().effort is None


def _incident_of(coder: Coder, account_id: str) -> str | None:
    homes = {link.account_id: i.id for i in coder.store.incidents() for link in i.links}
    return homes.get(account_id)


def test_a_proposal_settles_nothing_until_a_person_takes_it_up(coder: Coder) -> None:
    reading = coder.reading("killed", "36")
    hand = Hand(
        by="a program",
        at="2031-06-01T10:00:00+00:00",
        capacity=Capacity.PROPOSER,
        reason="later",
        policy=POLICY,
    )
    proposed = on_reading(coder.record(), "killed", reading, Verdict.ACCEPT, hand)
    coder.store.add_judgements([proposed])
    assert coder.finding("killed").status is not Status.DECIDED
    page = coder.client.get("/incident/i_velmar").text
    assert "Proposed, and decided by nobody yet" in page
    coder.decides("take-up", judgement=proposed.id)
    assert (coder.finding("killed").status, coder.finding("killed").chosen) == (Status.DECIDED, (reading,))
    assert {j.by for j in coder.record().judgements} == {"Ada"}
    assert "Proposed, and" not in coder.client.get("/incident/i_velmar").text


def test_a_proposal_is_dismissed(coder: Coder) -> None:
    hand = Hand(by="a program", at="2031-06-01T10:00:00+00:00", capacity=Capacity.PROPOSER, policy=POLICY)
    proposed = on_field(coder.record(), "killed", Verdict.NONE, hand)
    coder.store.add_judgements([proposed])
    coder.decides("dismiss", judgement=proposed.id)
    assert coder.record().proposals == ()
    answer = coder.client.post("/decide", data=coder.form() | {"do": "take-up", "judgement": proposed.id})
    assert (answer.status_code, "waits no more" in answer.text) == (400, True)


def test_return_in_the_reason_decides_nothing(coder: Coder) -> None:
    """A form in which several decisions can be made begins with a button that can't be pressed: Return would."""
    page = coder.client.get("/incident/i_velmar").text
    forms = [f.split("</form>")[0] for f in page.split("<form")[1:]]
    several = [
        f for f in forms if 'name="reason"' in f and len(set(re.findall(r'name="do" value="(\w+)', f))) > 1
    ]
    assert several
    assert all("disabled" in f.split('name="do"')[0] for f in several if 'class="amend"' not in f)
