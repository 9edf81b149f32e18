"""People's decisions on the invented bombing of tests/publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.publish.conftest import World, count
from variorum.model.assertion import Account, Assertion, Draft, assertion
from variorum.model.judgement import Anchor, Capacity, Effort, Judgement, Shown, Verdict, judgement
from variorum.model.value import Value


def anchor(of: Account | Assertion) -> Anchor:
    """Where an account or an assertion stands."""
    if isinstance(of, Account):
        return Anchor(of.id, of.report_id, of.head.start, of.head.end, of.head.quote)
    return Anchor(of.id, of.report_id, of.span.start, of.span.end, of.span.quote, of.field)


def corrected(said: Assertion, value: Value) -> Draft:
    """The assertion with another value, as a person corrects it."""
    kept = {
        name: getattr(said, name) for name in ("field", "span", "context", "voice", "stance", "cue", "as_of")
    }
    return Draft(**kept, value=value, rule="person", notes=said.notes)


def now(said: Assertion, draft: Draft) -> Assertion:
    """What an assertion is after it was corrected."""
    return assertion(draft, report_id=said.report_id, account_id=said.account_id)


@dataclass
class Desk:
    """Makes decisions on the accounts of a world, one a minute."""

    velmar: World
    minute: int = 0

    def account(self, name: str) -> Account:
        """The account of a teller: courier_main, northline_main, canal_main, courier_back, northline_back."""
        return self.velmar.tellers[name].account()

    def said(self, name: str, field: str, number: int = 0) -> Assertion:
        """The assertion that an account makes for a field, the first of several."""
        return self.account(name).of(field)[number]

    def decides(
        self, verdict: Verdict, *about: Account | Assertion, by: str = "Ada", **more: Any
    ) -> Judgement:
        """A decision about accounts or an assertion, a minute after the one before."""
        self.minute += 1
        left, right = about[0].id, about[1].id if about[1:] else None
        given = {
            "reason": "",
            "by": by,
            "at": f"2031-06-01T10:{self.minute:02}:00+00:00",
            "anchors": tuple(map(anchor, about)),
            "shown": Shown((left,), "gtd-2019", ("made",), "0.1.0"),
            "effort": Effort(2.5, 1),
        }
        return judgement(verdict, left, right=right, **(given | more))

    def undoes(self, one: Judgement, by: str = "Ada", **more: Any) -> Judgement:
        """The undoing of a decision."""
        self.minute += 1
        at = f"2031-06-01T10:{self.minute:02}:00+00:00"
        return judgement(Verdict.UNDO, one.id, reason="", by=by, at=at, **more)


def decisions(velmar: World) -> list[Judgement]:
    """A day's work: every verdict once, one undone, one proposed."""
    desk = Desk(velmar)
    toll, hurt = desk.said("northline_main", "killed"), desk.said("northline_main", "wounded")
    missed = corrected(desk.said("courier_main", "killed", 2), count(7, 7, 7))
    found = [
        desk.decides(Verdict.SAME, desk.account("courier_main"), desk.account("northline_main")),
        desk.decides(Verdict.DIFFERENT, desk.account("courier_back"), desk.account("northline_back")),
        desk.decides(Verdict.UNSURE, desk.account("courier_main"), desk.account("canal_main")),
        desk.decides(Verdict.ACCEPT, desk.said("courier_main", "killed"), field="killed"),
        desk.decides(Verdict.REJECT, desk.said("northline_main", "date"), field="date"),
        desk.decides(Verdict.NONE, desk.said("courier_main", "group"), field="group", reason="only claimed"),
        desk.decides(Verdict.CORRECT, toll, draft=corrected(toll, count(38, 39, 40, "about"))),
        desk.decides(Verdict.STRIKE, hurt, reason="counted twice"),
        desk.decides(Verdict.ADD, desk.account("courier_main"), draft=missed),
        desk.decides(
            Verdict.REJECT,
            desk.said("courier_main", "blame"),
            field="blame",
            by="a client",
            capacity=Capacity.PROPOSER,
        ),
    ]
    return [*found, desk.undoes(found[2])]
