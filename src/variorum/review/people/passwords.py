"""Passwords: only their argon2 hash is kept, and to try one takes as long whether or not there is such a person."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from variorum.errors import BadInput

#: characters: with tries slowed down, what people think of at this length is not found by trying
SHORTEST = 12
#: characters: longer ones serve nobody
_LONGEST = 1_000
#: the library's own settings, those of RFC 9106 for little memory: 64 MiB and a few tenths of a second for each try
_HASHER = PasswordHasher()


def hashed(password: str) -> str:
    """What is kept of a new password; BadInput if it is too short or too long."""
    if not SHORTEST <= len(password) <= _LONGEST:
        raise BadInput(
            f"the password has {len(password)} characters",
            where="variorum review people password",
            mend=f"take {SHORTEST} to {_LONGEST}: some words in a row are easier to remember than signs",
        )
    return _HASHER.hash(_composed(password))


def fits(password: str, kept: str | None) -> bool:
    """True if this is the password that the hash was made of; never without a hash, after as long a time."""
    try:
        right = _HASHER.verify(kept or _nobodys(), _composed(password))
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None


def renewed(password: str, kept: str) -> str | None:
    """A new hash of the password if the library has come to make better ones since; None if not."""
    return _HASHER.hash(_composed(password)) if _HASHER.check_needs_rehash(kept) else None


@cache
def _nobodys() -> str:
    """The hash of a password that nobody has."""
    return _HASHER.hash(secrets.token_urlsafe())


def _composed(password: str) -> str:
    """The same letters in the same code points, whichever keyboard they were typed on."""
    return unicodedata.normalize("NFKC", password)
