"""Floors: the figures that must not fall, each pinned with digests of the data and of the parser.

The file is `bench/floors.json`: by run (`pitf`, `muc4/tst2`) the digests, and by figure (`slots.inc-date.f`)
its floor and its noise. A figure may lie under its floor by its noise, no further.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from variorum.errors import BadInput
from variorum.evaluate.outcome import Figures


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Floor(_Strict):
    """The least that a figure may be, and by how much it may differ between machines."""

    floor: float
    noise: float


class Lowered(_Strict):
    """A floor that was lowered, and why."""

    figure: str
    before: float
    after: float
    reason: str


class Pinned(_Strict):
    """The floors of one run, with what they were measured on."""

    data: str
    parser: str
    version: str
    reports: int
    figures: dict[str, Floor]
    lowered: tuple[Lowered, ...] = ()


class Floors(_Strict):
    """All floors by run."""

    runs: dict[str, Pinned] = {}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure against its floor; `held` is False where it fell further than its noise."""

    run: str
    figure: str
    floor: float
    value: float | None
    held: bool


def load(path: Path) -> Floors:
    """The floors in the file at `path`, none if there is no file; BadInput if it can't be read."""
    if not path.exists():
        return Floors()
    try:
        return Floors.model_validate_json(path.read_text(encoding="utf-8"))
    except ValidationError as error:
        first = error.errors()[0]
        raise BadInput(
            f"not a file of floors: {first['msg']} at {'.'.join(map(str, first['loc']))}",
            where=str(path),
            mend="restore it, or pin the floors anew",
        ) from error


def save(floors: Floors, path: Path) -> None:
    """Write the floors, sorted, so that a change of one is a change of one line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(floors.model_dump(mode="json"), indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def digest(data: Path) -> str:
    """The digest of a data file or folder: of its files' names and bytes, in the order of names."""
    found = hashlib.sha256()
    files = [data] if data.is_file() else sorted(p for p in data.rglob("*") if p.is_file())
    for path in files:
        found.update(f"{path.relative_to(data.parent)}\n{path.stat().st_size}\n".encode())
        found.update(path.read_bytes())
    return f"sha256:{found.hexdigest()[:16]}"


def value_at(figures: Figures, path: str) -> float | None:
    """The figure at a dotted path (`slots.inc-date.f`), None if there is none."""
    here: Any = figures
    for key in path.split("."):
        if not isinstance(here, Mapping) or key not in here:
            return None
        here = here[key]
    return float(here) if isinstance(here, int | float) else None


def verdicts(run: str, pinned: Pinned, figures: Figures) -> Iterator[Verdict]:
    """Each pinned figure of a run against its floor. A figure that is missing has not held."""
    for name, floor in sorted(pinned.figures.items()):
        value = value_at(figures, name)
        held = value is not None and value >= floor.floor - floor.noise
        yield Verdict(run, name, floor.floor, value, held)


def repinned(before: Pinned | None, after: Pinned, *, reason: str | None) -> Pinned:
    """`after`, with a note of each floor that it lowers; BadInput if it lowers one without a reason."""
    if before is None:
        return after
    falls = [
        (name, old.floor, after.figures[name].floor)
        for name, old in sorted(before.figures.items())
        if name in after.figures and after.figures[name].floor < old.floor
    ]
    gone = sorted(set(before.figures) - set(after.figures))
    if (falls or gone) and not reason:
        what = ", ".join([*(f"{n} from {a:g} to {b:g}" for n, a, b in falls), *(f"{n} away" for n in gone)])
        raise BadInput(
            f"this lowers {what}", where="floors", mend="say --lower and --reason, or mend the reader"
        )
    noted = tuple(Lowered(figure=n, before=a, after=b, reason=reason or "") for n, a, b in falls)
    return after.model_copy(update={"lowered": before.lowered + noted})
