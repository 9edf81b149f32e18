"""Which reports are of which victim, and which of our accounts stands for the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.errors import BadInput
from variorum.evaluate.muc4.clusters import account_on, evaluate, victims
from variorum.evaluate.muc4.templates import Fill, Option, Template
from variorum.evaluate.outcome import Task


def template(message: str, *names: str, stage: str = "ACCOMPLISHED") -> Template:
    """A template of the key with these human targets."""
    targets = tuple(Fill((Option(f'"{name}"'),)) for name in names)
    slots = {"hum-tgt-name": targets, "inc-stage": (Fill((Option(stage),)),)}
    return Template(message, 1, False, slots)


def test_the_key_says_whom_a_report_is_about() -> None:
    keys = [
        template("M1", "LUIS CARLOS GALAN", "IGNACIO ELLACURIA"),
        template("M1", "CARLOS PIZARRO LEONGOMEZ"),
        template("M2", "JESUS EMILIO JARAMILLO"),
        template("M3", "HECTOR OQUELI", stage="THREATENED"),
        template("M4", "BERNARDO JARAMILLO OSSA"),
    ]
    assert victims(keys) == {"M1": ("Galan", "Jesuits", "Pizarro"), "M4": ("Jaramillo",)}


def test_a_report_without_an_account_is_by_itself() -> None:
    assert account_on("Galan", []) is None


def test_the_last_set_is_not_looked_at(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="tst3"):
        evaluate(Task(data=tmp_path, set="tst3"))
