"""Where a report without a main account is, and how warnings of twins are counted."""

from __future__ import annotations

from variorum.evaluate.gva_linking import home, twins
from variorum.model.assertion import Account, AccountKind
from variorum.model.incident import Incident, Link, Twin
from variorum.model.report import Span


def account(name: str, kind: AccountKind) -> Account:
    """An account that says nothing."""
    return Account(name, "r", kind, Span(0, 1, "x"), (), "", ())


def test_a_report_is_where_its_main_account_is_or_its_first_that_is_linked() -> None:
    main, early = account("a2", AccountKind.MAIN), account("a1", AccountKind.BACKGROUND)
    homes = {"a1": "i1", "a2": "i2"}
    assert home("r", [early, main], homes) == "i2"
    assert home("r", [account("a0", AccountKind.HYPOTHETICAL), early], homes) == "i1"
    assert home("r", [], homes) == "r"


def test_a_warning_is_right_if_the_two_share_a_group() -> None:
    """One double is named, one is not; one warning is wrong, and one of an incident of no report is left out."""
    given = {"r1": "i1", "r2": "i2", "r3": "i3", "r4": "i4", "r5": "i5"}
    gold = {"r1": "x", "r2": "x", "r3": "y", "r4": "y", "r5": "z"}

    def incident(name: str, *others: str) -> Incident:
        warnings = tuple(Twin(other, 0.5, ()) for other in others)
        return Incident(name, (Link("a", 1.0, ()),), background=False, twins=warnings)

    found = [incident("i1", "i2", "i5"), incident("i2", "i1"), incident("i3", "i9")]
    tally = twins(found, given, gold)
    assert (tally.right, tally.given, tally.expected) == (1, 2, 2)
