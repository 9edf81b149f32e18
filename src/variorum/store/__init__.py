"""The store: reports with their original bytes, accounts and assertions, judgements, and what is derived."""

from variorum.store.counts import Counts
from variorum.store.reports import Added, Hit
from variorum.store.runs import Run
from variorum.store.store import Store, open_store

__all__ = ["Added", "Counts", "Hit", "Run", "Store", "open_store"]
