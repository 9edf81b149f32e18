"""Writing as a whole: files are made in a folder beside and moved into place when all are there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(folder: Path, *, last: str) -> Iterator[Path]:
    """A new folder to write into; at the end its content replaces what has the same names in `folder`.

    After an error nothing is moved. The new folder lies inside `folder`, so that moving is renaming. The file
    called `last` is moved after all others: one that describes them is never there before them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".publishing-", dir=folder))
    try:
        new, old = stage / "new", stage / "old"
        new.mkdir()
        old.mkdir()
        yield new
        for path in sorted(new.iterdir(), key=lambda p: (p.name == last, p.name)):
            _move(path, folder / path.name, old / path.name)
    finally:
        shutil.rmtree(stage)


def _move(path: Path, place: Path, aside: Path) -> None:
    """A file replaces a file at once; a folder goes where the old one was, whole."""
    if place.is_dir():
        place.rename(aside)
    path.replace(place)
