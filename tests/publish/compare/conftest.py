"""A newsroom for records to compare with rows."""

from __future__ import annotations

import pytest

from tests.reconcile.conftest import Newsroom


@pytest.fixture
def newsroom() -> Newsroom:
    """An empty newsroom."""
    return Newsroom()
