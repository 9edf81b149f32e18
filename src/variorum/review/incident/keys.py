"""What can be done at the keyboard on the page of an incident: names of actions as the script knows them, and words."""

from __future__ import annotations

BENCH_KEYS: tuple[tuple[str, str], ...] = (
    ("accept", "accept the reading, and on to the next field"),
    ("reject", "reject the reading"),
    ("correct", "correct it: value, voice, how firmly; or strike it"),
    ("none", "none of the readings is supported"),
    ("unsure", "unsure"),
    ("reason", "say why, before you decide"),
    ("add", "add what the selected words say"),
    ("agreed", "accept all undisputed fields"),
    ("same", "the likely twin is the same"),
    ("different", "the likely twin is another incident"),
    ("cannot-tell", "can’t tell whether it is"),
    ("take-up", "decide what is proposed"),
    ("dismiss", "dismiss what is proposed"),
    ("accounts", "to the accounts: split, move, merge"),
    ("undo", "undo my last decision"),
    ("redo", "do it again"),
    ("next-field", "next field"),
    ("previous-field", "previous field"),
    ("next-reading", "next reading of the field"),
    ("previous-reading", "previous reading"),
    ("next-open", "next field that is open"),
    ("next-incident", "next incident of the queue"),
    ("previous-incident", "previous incident of the queue"),
    ("queue", "up to the queue"),
)
