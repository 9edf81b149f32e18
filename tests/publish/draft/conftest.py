"""Drafts of incidents that invented reports tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.reconcile.conftest import Newsroom
from variorum.publish.draft import Paragraph, draft
from variorum.reconcile.settle import reconcile


def drafted(newsroom: Newsroom, policy: str = "gtd-2019") -> Paragraph:
    """The paragraph of what a newsroom tells, under a policy."""
    record = newsroom.record()
    return draft(replace(record, findings=tuple(reconcile(record, policy))), policy)


@pytest.fixture
def newsroom() -> Newsroom:
    """An empty newsroom."""
    return Newsroom()


@pytest.fixture(scope="session")
def tell() -> Callable[..., Paragraph]:
    """Settles and drafts what a newsroom tells."""
    return drafted
