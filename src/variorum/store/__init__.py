"""The store: reports with their original bytes, accounts and assertions, judgements, and what is derived."""

from variorum.store.aliases import Trail
from variorum.store.coded import CodedRow
from variorum.store.counts import Counts
from variorum.store.linking import Memory, State, Told
from variorum.store.look import Look, Outline
from variorum.store.opening import open_store
from variorum.store.records import Heading
from variorum.store.reports import Added, Hit
from variorum.store.runs import Run
from variorum.store.steps import Overtaken, Step
from variorum.store.store import Store
from variorum.store.tracing import Entered, Traced, Traces

__all__ = [
    "Added",
    "CodedRow",
    "Counts",
    "Entered",
    "Heading",
    "Hit",
    "Look",
    "Memory",
    "Outline",
    "Overtaken",
    "Run",
    "State",
    "Step",
    "Store",
    "Told",
    "Traced",
    "Traces",
    "Trail",
    "open_store",
]
