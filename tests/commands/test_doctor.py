"""`variorum doctor`: the formats that can be published."""

from __future__ import annotations

import pytest

from variorum.commands.doctor import _formats
from variorum.publish.formats import FORMATS


def test_a_format_without_its_extra_is_named_and_nothing_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _formats().found == f"all {len(FORMATS)}"
    monkeypatch.setattr(
        "variorum.publish.formats.find_spec", lambda name: None if name == "pyarrow" else name
    )
    found = _formats()
    assert (found.ok, found.found) == (True, "all but parquet (pip install 'variorum[parquet]')")
