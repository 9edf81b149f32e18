"""One browser for all tests of pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.publish.dossier.chromium import Browser, launched


@pytest.fixture(scope="package")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A headless browser."""
    with launched(tmp_path_factory.mktemp("profile")) as made:
        yield made
