"""A store of one's own to write into, and made-up lines of the queue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.publish.conftest import World
from tests.review.conftest import POLICY, fill
from variorum.model.incident import Alias
from variorum.reconcile.policies import policy
from variorum.review.queue.entry import Entry
from variorum.review.queue.index import Shelf
from variorum.review.queue.select import Choice, Selection
from variorum.settings import STORE_FILE
from variorum.store import aliases, open_store


@pytest.fixture
def shelf(tmp_path: Path, velmar: World) -> Iterator[Shelf]:
    """The shelf of a store that tests may write into; Ada and Bea are listed in it."""
    with open_store(tmp_path) as store:
        fill(store, velmar)
        store.people.ensure("Bea")
        yield Shelf(store, policy(POLICY), tmp_path / STORE_FILE, clock=lambda: 0.0)


def led_on(shelf: Shelf, velmar: World) -> None:
    """The bombing was once called `i_old`."""
    first = velmar.main.incident.links[0].account_id
    with shelf.store._write() as connection:
        aliases.put(
            connection, [Alias("i_old", "an earlier account of it came in", (first,))], step=1, since=None
        )


def line(name: str, **more: Any) -> Entry:
    """A line of the queue of which nothing is known but what is given."""
    texts = ("what", "when", "where", "first", "last", "killed", "wounded", "label")
    lists = ("actors", "cleared", "open", "hedged", "reports")
    blank = {**dict.fromkeys(texts, ""), **dict.fromkeys(lists, ())}
    numbers = {"background": False, "twin": 0.0, "need": 0.0, "lineages": 0}
    return Entry(**{"id": name, **blank, **numbers, **more})


def chosen(*lines: Entry, **asked: str) -> Selection:
    """A selection of these lines, as if asked for so."""
    return Selection(Choice(**asked), lines)  # type: ignore[arg-type]  # pages are no filter
