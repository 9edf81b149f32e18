"""People who may work with the store, and as what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.judgement import Capacity


class Rank(StrEnum):
    """What somebody may do: read, read and decide, decide between others too."""

    READER = "reader"
    CODER = "coder"
    ADJUDICATOR = "adjudicator"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works with the store."""

    name: str
    rank: Rank

    @property
    def capacity(self) -> Capacity | None:
        """As what the person's decisions count; None for who only reads."""
        return None if self.rank is Rank.READER else Capacity(self.rank.value)
