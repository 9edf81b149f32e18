"""Who may work with the store, and what lets their programs in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import BadInput
from variorum.model.judgement import Capacity
from variorum.store import Store
from variorum.store.people import LONGEST_NAME, Person, Rank, Token, proper

UNTIL = datetime(2030, 1, 31, 12, tzinfo=UTC)


def test_a_new_store_knows_nobody(store: Store) -> None:
    assert store.people.all() == []
    assert store.people.find("Ada") is None


def test_people_are_added_and_listed_by_name(store: Store) -> None:
    store.people.add("Zoe", Rank.READER)
    assert store.people.add(" Ada ", Rank.ADJUDICATOR) == Person("Ada", Rank.ADJUDICATOR)
    assert [(one.person.name, one.person.rank, one.active, one.password) for one in store.people.all()] == [
        ("Ada", Rank.ADJUDICATOR, True, None),
        ("Zoe", Rank.READER, True, None),
    ]


@pytest.mark.parametrize("name", ["Zoé", "zoé", "Zoe\u0301", "ＺＯÉ"])
def test_two_people_are_not_called_alike(store: Store, name: str) -> None:
    store.people.add("Zoé", Rank.CODER)
    with pytest.raises(BadInput, match="somebody is called so"):
        store.people.add(name, Rank.CODER)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "\u202eAda", "x" * (LONGEST_NAME + 1)])
def test_what_can_not_be_seen_is_no_name(store: Store, name: str) -> None:
    with pytest.raises(BadInput, match="can't be a name"):
        store.people.add(name, Rank.CODER)


@given(st.text(max_size=100))
def test_a_name_that_is_kept_stays_as_it_is(words: str) -> None:
    try:
        kept = proper(words, "name")
    except BadInput:
        return
    assert proper(kept, "name") == kept
    assert 0 < len(kept) <= LONGEST_NAME


def test_who_was_removed_is_known_and_brought_back_without_their_password(store: Store) -> None:
    store.people.add("Ada", Rank.ADJUDICATOR)
    store.people.set_password("Ada", "hash")
    store.people.add_token(Token("import", "Ada", UNTIL), "digest")
    store.people.remove(" Ada ")
    found = store.people.find("Ada")
    assert found is not None
    assert (found.active, found.password, store.people.tokens()) == (False, None, [])
    with pytest.raises(BadInput, match="somebody is called so"):
        store.people.add("ada", Rank.CODER)
    store.people.add("Ada", Rank.CODER)
    found = store.people.find("Ada")
    assert found is not None
    assert (found.active, found.password, found.person.rank) == (True, None, Rank.CODER)


def test_who_opens_the_workbench_is_a_coder_unless_known(store: Store) -> None:
    assert store.people.ensure("Ada") == Person("Ada", Rank.CODER)
    store.people.set_rank("Ada", Rank.READER)
    assert store.people.ensure("Ada") == Person("Ada", Rank.READER)
    store.people.remove("Ada")
    with pytest.raises(BadInput, match="was removed"):
        store.people.ensure("Ada")


@pytest.mark.parametrize("name", ["Nobody", "Removed"])
def test_only_people_who_are_let_in_can_be_changed(store: Store, name: str) -> None:
    store.people.add("Removed", Rank.CODER)
    store.people.remove("Removed")
    before = store.people.all()
    for change in (
        lambda: store.people.set_rank(name, Rank.READER),
        lambda: store.people.set_password(name, "hash"),
        lambda: store.people.remove(name),
        lambda: store.people.add_token(Token("import", name, UNTIL), "digest"),
    ):
        with pytest.raises(BadInput, match="nobody is called so"):
            change()
    assert (store.people.all(), store.people.tokens()) == (before, [])


def test_a_hash_is_renewed_only_if_the_password_is_still_the_same(store: Store) -> None:
    store.people.add("Ada", Rank.CODER)
    store.people.set_password("Ada", "new password")
    store.people.renew_password("Ada", "old password", "old password, hashed anew")
    assert [one.password for one in store.people.all()] == ["new password"]
    store.people.renew_password("Ada", "new password", "new password, hashed anew")
    assert [one.password for one in store.people.all()] == ["new password, hashed anew"]


def test_a_hash_is_not_printed_by_accident(store: Store) -> None:
    store.people.add("Ada", Rank.CODER)
    store.people.set_password("Ada", "s3cret")
    assert "s3cret" not in repr(store.people.all())


def test_a_token_leads_to_its_person_until_it_is_revoked(store: Store) -> None:
    ada, token = store.people.add("Ada", Rank.CODER), Token("import", "Ada", UNTIL)
    store.people.add_token(token, "digest")
    assert store.people.tokens() == [token]
    found = store.people.bearer("digest")
    assert found is not None
    assert (found[0].person, found[1]) == (ada, token)
    assert store.people.bearer("another") is None
    with pytest.raises(BadInput, match="there is a token of this label"):
        store.people.add_token(token, "another")
    store.people.revoke("import")
    assert store.people.bearer("digest") is None
    with pytest.raises(BadInput, match="no token of this label"):
        store.people.revoke("import")


@pytest.mark.parametrize(
    ("rank", "capacity"),
    [(Rank.READER, None), (Rank.CODER, Capacity.CODER), (Rank.ADJUDICATOR, Capacity.ADJUDICATOR)],
)
def test_readers_decide_nothing(rank: Rank, capacity: Capacity | None) -> None:
    assert Person("Ada", rank).capacity is capacity
