"""What the store does with accounts: one transaction a report, every quote checked, nothing edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from variorum.errors import BadInput, BadState
from variorum.model.assertion import Account
from variorum.model.report import Report, Span
from variorum.store import Store, open_store

MakeReport = Callable[..., Report]
MakeAccount = Callable[..., Account]


def test_accounts_come_back_equal(store: Store, held: tuple[Report, Account]) -> None:
    assert store.accounts() == [held[1]]


def _shifted(account: Account) -> Account:
    wrong = Span(0, len(account.head.quote), account.head.quote)
    return replace(account, assertions=(replace(account.assertions[0], span=wrong),))


def _shifted_head(account: Account) -> Account:
    return replace(account, head=Span(1, 1 + len(account.head.quote), account.head.quote))


def _shifted_voice(account: Account) -> Account:
    its = account.assertions[0]
    link = replace(its.voice.primary, span=Span(2, 8, "Police"))
    return replace(account, assertions=(replace(its, voice=replace(its.voice, chain=(link,))),))


def _of_another_account(account: Account) -> Account:
    return replace(account, id="a_other")


def _of_another_report(account: Account) -> Account:
    return replace(account, report_id="r_other", assertions=())


@pytest.mark.parametrize(
    "spoil", [_shifted, _shifted_head, _shifted_voice, _of_another_account, _of_another_report]
)
def test_an_account_that_does_not_fit_its_report_is_refused_and_the_old_one_stands(
    store: Store, held: tuple[Report, Account], spoil: Callable[[Account], Account]
) -> None:
    report, account = held
    with pytest.raises(BadState):
        store.put_accounts(report.id, "reader 2", [spoil(account)])
    assert store.accounts() == [account]
    assert [r.id for r in store.unread("reader 2")] == [report.id]


def test_accounts_of_a_report_that_is_not_held_are_bad_input(store: Store) -> None:
    with pytest.raises(BadInput):
        store.put_accounts("r_none", "reader 1", [])


def test_an_error_in_the_middle_of_a_report_leaves_nothing_of_it(
    store: Store, make_report: MakeReport, make_account: MakeAccount
) -> None:
    report = make_report()
    store.add_report(report, report.text.encode())

    def found() -> Iterator[Account]:
        yield make_account(report)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.put_accounts(report.id, "reader 1", found())
    assert store.accounts() == []
    assert [r.id for r in store.unread("reader 1")] == [report.id]


def test_a_failure_inside_the_transaction_leaves_nothing_of_it(
    store: Store, make_report: MakeReport, make_account: MakeAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = make_report()
    store.add_report(report, report.text.encode())

    def dies(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("variorum.store.accounts.membership", dies)
    with pytest.raises(MemoryError):
        store.put_accounts(report.id, "reader 1", [make_account(report)])
    monkeypatch.undo()
    assert store.accounts() == []
    store.put_accounts(report.id, "reader 1", [make_account(report)])
    assert store.accounts() == [make_account(report)]


def test_a_newer_reader_replaces_what_counts_and_the_older_reading_stays_on_file(
    store: Store, held: tuple[Report, Account], make_account: MakeAccount, tmp_path: Path
) -> None:
    report, account = held
    newer = make_account(report, "seven people", 8)
    store.put_accounts(report.id, "reader 2", [newer])
    assert store.accounts() == [newer]
    assert store.counts().assertions == 1
    with closing(sqlite3.connect(tmp_path / "variorum.sqlite")) as raw:
        assert raw.execute("SELECT count(*) FROM assertions").fetchone() == (2,)
    store.put_accounts(report.id, "reader 1", [account])
    assert store.accounts() == [account]


def test_two_readers_that_agree_share_the_assertion(
    store: Store, held: tuple[Report, Account], tmp_path: Path
) -> None:
    report, account = held
    store.put_accounts(report.id, "reader 2", [account])
    with closing(sqlite3.connect(tmp_path / "variorum.sqlite")) as raw:
        assert raw.execute("SELECT count(*) FROM assertions").fetchone() == (1,)
    assert store.accounts() == [account]


def test_accounts_come_in_the_order_of_reports_and_of_their_text(
    store: Store, make_report: MakeReport, make_account: MakeAccount
) -> None:
    text = "Two men were shot. Later, five men were shot."
    late, early = (
        make_report(text + " More.", published="2024-05-09"),
        make_report(text, published="2024-05-07"),
    )
    for report in (late, early):
        store.add_report(report, report.text.encode())
        pair = [make_account(report, "Two men", 2), make_account(report, "five men", 5)]
        store.put_accounts(report.id, "reader 1", pair)
    told = [(a.report_id, a.head.quote) for a in store.accounts()]
    assert told == [(r.id, w) for r in (early, late) for w in ("Two men", "five men")]


def test_putting_the_same_again_leaves_the_same_content(
    store: Store, held: tuple[Report, Account], tmp_path: Path
) -> None:
    def dump() -> list[str]:
        with closing(sqlite3.connect(tmp_path / "variorum.sqlite")) as raw:
            return [line for line in raw.iterdump() if "report_text" not in line]

    before = dump()
    report, account = held
    store.add_report(report, report.text.encode())
    store.put_accounts(report.id, "reader 1", [account])
    assert dump() == before


def test_every_quote_in_the_store_stands_at_its_span(store: Store, held: tuple[Report, Account]) -> None:
    for account in store.accounts():
        report = store.report(account.report_id)
        assert all(report.text[s.span.start : s.span.end] == s.original for s in account.assertions)


def test_a_second_store_in_the_same_folder_sees_what_the_first_committed(
    store: Store, held: tuple[Report, Account], tmp_path: Path
) -> None:
    with open_store(tmp_path) as other:
        assert other.accounts() == [held[1]]
