"""The hand that decides: who, as what, when and why; and where the words stand that a judgement is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from variorum import __version__
from variorum.model.assertion import Account, Assertion
from variorum.model.judgement import Anchor, Capacity, Effort, Judgement, Shown, Verdict, judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who decides, when (ISO, UTC), as what, why, under which policy, with which readers, at what effort.

    What one hand makes at one moment is one act: it is undone as a whole.
    """

    by: str
    at: str
    capacity: Capacity = Capacity.CODER
    reason: str = ""
    policy: str = ""
    readers: tuple[str, ...] = ()
    effort: Effort | None = None

    def makes(
        self, verdict: Verdict, left: str, anchors: Iterable[Anchor], *, seen: Iterable[str] = (), **more: Any
    ) -> Judgement:
        """The judgement of this hand; `seen` are the assertions that were shown, `more` other fields of it."""
        return judgement(
            verdict,
            left,
            anchors=tuple(anchors),
            shown=Shown(tuple(seen), self.policy, self.readers, __version__),
            reason=self.reason,
            by=self.by,
            at=self.at,
            capacity=self.capacity,
            effort=self.effort,
            **more,
        )


def anchor(about: Assertion) -> Anchor:
    """Where the words of an assertion stand."""
    span = about.span
    return Anchor(about.id, about.report_id, span.start, span.end, span.quote, about.field)


def head(account: Account) -> Anchor:
    """Where the words stand that name the happening of an account."""
    span = account.head
    return Anchor(account.id, account.report_id, span.start, span.end, span.quote)
