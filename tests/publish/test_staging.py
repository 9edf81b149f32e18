"""Writing as a whole: files and folders replace what has their names, or nothing does."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.publish.staging import staged


def test_files_and_folders_replace_those_of_their_names_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "gone.html").write_text("old")
    (tmp_path / "a.csv").write_text("old")
    (tmp_path / "store.sqlite").write_text("kept")
    with staged(tmp_path, last="a.csv") as stage:
        (stage / "a.csv").write_text("new")
        (stage / "pages").mkdir()
        (stage / "pages" / "index.html").write_text("new")
    files = {p.relative_to(tmp_path).as_posix(): p.read_text() for p in tmp_path.rglob("*") if p.is_file()}
    assert files == {"a.csv": "new", "store.sqlite": "kept", "pages/index.html": "new"}


def test_after_an_error_nothing_is_moved(tmp_path: Path) -> None:
    def fail(stage: Path) -> None:
        (stage / "a.csv").write_text("new")
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"), staged(tmp_path / "out", last="a.csv") as stage:
        fail(stage)
    assert list((tmp_path / "out").iterdir()) == []


def test_what_describes_the_others_is_moved_last(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "b.csv").mkdir(parents=True)

    def without_room_for_the_old(stage: Path) -> None:
        (stage / "a.json").write_text("describes b.csv")
        (stage / "b.csv").write_text("new")
        (stage.parent / "old").rename(tmp_path / "moved")

    with pytest.raises(FileNotFoundError), staged(out, last="a.json") as stage:
        without_room_for_the_old(stage)
    assert not (out / "a.json").exists()
