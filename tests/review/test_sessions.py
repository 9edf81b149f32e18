"""A login link works once, and a session ends by itself."""

from __future__ import annotations

import pytest

from tests.review.conftest import ADA
from variorum.review.sessions import LASTS, Sessions


def test_the_token_lets_in_once() -> None:
    sessions = Sessions(ADA)
    token = sessions.token or ""
    secret = sessions.login(token)
    assert sessions.find(secret) is not None
    assert sessions.login(token) is None
    assert sessions.token is None


@pytest.mark.parametrize("token", ["", "wrong", "é", "\udc80".encode("utf-8", "replace").decode()])
def test_a_wrong_token_lets_nobody_in_and_uses_nothing_up(token: str) -> None:
    sessions = Sessions(ADA)
    assert sessions.login(token) is None
    assert sessions.token is not None


def test_a_session_lasts_so_long() -> None:
    now = [0.0]
    sessions = Sessions(ADA, lambda: now[0])
    secret = sessions.login(sessions.token or "")
    now[0] = LASTS - 1
    assert sessions.find(secret) is not None
    now[0] = LASTS
    assert sessions.find(secret) is None


def test_a_session_that_was_ended_is_none() -> None:
    sessions = Sessions(ADA)
    secret = sessions.login(sessions.token or "")
    sessions.end(secret)
    assert sessions.find(secret) is None
    assert sessions.find(None) is None


def test_a_form_carries_its_own_sessions_token() -> None:
    sessions = Sessions(ADA)
    session = sessions.find(sessions.login(sessions.token or ""))
    assert session is not None
    assert session.sent(session.csrf)
    assert not session.sent("")
    assert not session.sent("é")
