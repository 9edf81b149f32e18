"""Words that look like formulas: kept from spreadsheets, and given back."""

from __future__ import annotations

import pytest

from variorum.coding.formulas import armed, defuse


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-2 dead", "'-2 dead"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =cmd()", "'  =cmd()"),
        ("\t=cmd()", "'\t=cmd()"),
        ("\r\n=cmd()", "'\r\n=cmd()"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("'tis", "'tis"),
        ("Kerman", "Kerman"),
        ("2-3 dead", "2-3 dead"),
        ("", ""),
    ],
)
def test_words_that_begin_a_formula_get_an_apostrophe_that_comes_off_again(words: str, safe: str) -> None:
    assert defuse(words) == safe
    assert armed(safe) == words
