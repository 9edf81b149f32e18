"""A login link works once, and a session ends by itself."""

from __future__ import annotations

import pytest

from tests.review.conftest import ADA
from variorum.review.sessions import IDLE, LASTS, Sessions
from variorum.store.people import Listed

LISTED = Listed(ADA, active=True)


def test_the_token_is_right_once() -> None:
    sessions = Sessions(ADA)
    token = sessions.token or ""
    assert sessions.opened(token)
    assert not sessions.opened(token)
    assert sessions.token is None


@pytest.mark.parametrize("token", ["", "wrong", "é", "\udc80".encode("utf-8", "replace").decode()])
def test_a_wrong_token_lets_nobody_in_and_uses_nothing_up(token: str) -> None:
    sessions = Sessions(ADA)
    assert not sessions.opened(token)
    assert sessions.token is not None


@pytest.mark.parametrize("lasts", [LASTS, IDLE])
def test_a_session_lasts_so_long(lasts: float) -> None:
    now = [0.0]
    sessions = Sessions(ADA, lambda: now[0])
    secret = sessions.begin(LISTED)
    while now[0] + IDLE < lasts:
        now[0] += IDLE - 1
        assert sessions.find(secret) is not None
    now[0] = lasts - 1
    assert sessions.find(secret) is not None
    now[0] = lasts if lasts == LASTS else now[0] + IDLE
    assert sessions.find(secret) is None


def test_a_session_that_was_ended_is_none() -> None:
    sessions = Sessions(ADA)
    secret, other = sessions.begin(LISTED), sessions.begin(LISTED)
    sessions.end(secret)
    assert sessions.find(secret) is None
    assert sessions.find(None) is None
    assert sessions.find(other) is not None


def test_a_form_carries_its_own_sessions_token() -> None:
    sessions = Sessions(ADA)
    session, other = (sessions.find(sessions.begin(LISTED)) for _ in range(2))
    assert session is not None
    assert other is not None
    assert session.sent(session.csrf)
    for token in ("", "é", other.csrf):
        assert not session.sent(token)
