"""Tokens of the API: shown once when they are made; only their digest is kept."""

from __future__ import annotations

import hashlib
import secrets

#: what every token begins with: programs that look for secrets in files know them by it
_MARK = "variorum_"
#: 256 bits can't be guessed, so a plain digest guards them as well as a slow one
_BYTES = 32


def made() -> str:
    """A new token."""
    return _MARK + secrets.token_urlsafe(_BYTES)


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
