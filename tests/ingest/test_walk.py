"""What is found under a path, in which order, and what is refused before it is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from variorum.ingest import Kind, RawItem, discover
from variorum.ingest.limits import SIDECAR_LIMIT, TEXT_LIMIT
from variorum.model.report import Skip


def names(paths: list[str], root: Path, stdin: bytes = b"") -> list[str]:
    return [os.path.relpath(x.origin, root) if x.origin != "-" else "-" for x in discover(paths, stdin=stdin)]


def skip(path: Path | str) -> Skip:
    (found,) = discover([str(path)])
    assert isinstance(found, Skip)
    return found


def test_a_folder_gives_its_items_sorted_and_leaves_out_what_is_none(folder: Path) -> None:
    assert names([str(folder)], folder) == ["a.html", "b.txt", "c.jsonl:1", "c.jsonl:3", "deep/notes"]


def test_kinds_follow_suffixes(folder: Path) -> None:
    kinds = [x.kind for x in discover([str(folder)]) if isinstance(x, RawItem)]
    assert kinds == [Kind.HTML, Kind.TEXT, Kind.JSONL, Kind.JSONL, Kind.TEXT]


def test_a_file_found_on_two_ways_is_given_once(folder: Path) -> None:
    assert names([str(folder / "b.txt"), str(folder)], folder).count("b.txt") == 1


def test_globs_match_sorted_and_leave_out_sidecars(folder: Path) -> None:
    assert names([str(folder / "b*")], folder) == ["b.txt"]
    assert names([str(folder / "**" / "notes")], folder) == ["deep/notes"]


def test_a_sidecar_comes_with_its_file(folder: Path) -> None:
    (found,) = discover([str(folder / "b.txt")])
    assert isinstance(found, RawItem)
    assert found.sidecar is not None
    assert found.sidecar.data == b'outlet = "Sarda Post"\n'


def test_a_record_knows_its_byte_offset(folder: Path) -> None:
    data = (folder / "c.jsonl").read_bytes()
    for found in discover([str(folder / "c.jsonl")]):
        assert isinstance(found, RawItem)
        assert data[found.offset : found.offset + len(found.data)] == found.data


def test_a_json_file_is_one_record(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_bytes(b'{\n "text": "x"\n}\n')
    (found,) = discover([str(tmp_path)])
    assert isinstance(found, RawItem)
    assert (found.kind, found.data) == (Kind.JSONL, b'{\n "text": "x"\n}\n')


def test_a_page_saved_under_another_name_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "saved.txt").write_bytes(b"\n<!DOCTYPE html><html></html>")
    (found,) = discover([str(tmp_path)])
    assert isinstance(found, RawItem)
    assert found.kind is Kind.HTML


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (b"A bomb went off in Sarda.", [Kind.TEXT]),
        (b"<!doctype html><p>A bomb", [Kind.HTML]),
        (b"  <html lang=en>", [Kind.HTML]),
        (b'{"text": "a"}\n{"text": "b"}\n', [Kind.JSONL, Kind.JSONL]),
        (b"", [Kind.TEXT]),
    ],
)
def test_standard_input_is_guessed(data: bytes, kinds: list[Kind]) -> None:
    assert [x.kind for x in discover(["-"], stdin=data) if isinstance(x, RawItem)] == kinds


@pytest.mark.parametrize(
    ("name", "mend"),
    [("a.pdf", "pdftotext"), ("a.docx", "plain text"), ("a.csv", ".jsonl"), ("a.xyz", "name it .txt")],
)
def test_other_files_are_skipped_with_a_way_to_mend(tmp_path: Path, name: str, mend: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    for path in (tmp_path, tmp_path / name):
        assert mend in skip(path).mend


def test_a_missing_path_is_a_skip(tmp_path: Path) -> None:
    assert "no such file" in skip(tmp_path / "none.txt").what
    assert "nothing matches" in skip(tmp_path / "*.txt").what


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * (TEXT_LIMIT + 1))
    assert "too large" in skip(tmp_path / "a.txt").what


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.ingest.walk.PAGE_LIMIT", 20)
    (tmp_path / "a.jsonl").write_bytes(b'{"text":1}\n' + b"x" * 95 + b'\n{"text":2}\n')
    first, second, third = discover([str(tmp_path / "a.jsonl")])
    assert isinstance(second, Skip)
    assert second.origin.endswith("a.jsonl:2")
    assert isinstance(first, RawItem)
    assert isinstance(third, RawItem)
    assert (third.data, third.offset) == (b'{"text":2}', 11 + 96)


def test_an_empty_jsonl_file_is_a_skip(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n \n")
    assert skip(tmp_path).what == "empty"


def test_two_sidecars_are_refused(tmp_path: Path) -> None:
    for name in ("a.txt", "a.txt.meta.toml", "a.txt.meta.json"):
        (tmp_path / name).write_bytes(b"")
    assert "two sidecar" in skip(tmp_path).what


def test_a_huge_sidecar_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "a.txt.meta.json").write_bytes(b" " * (SIDECAR_LIMIT + 1))
    found = skip(tmp_path)
    assert found.origin.endswith("a.txt")
    assert "a.txt.meta.json is too large" in found.what


def test_links_that_lead_out_or_to_folders_or_nowhere_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_bytes(b"x")
    (inside / "a.txt").write_bytes(b"x")
    (inside / "escape.txt").symlink_to(outside / "secret.txt")
    (inside / "loop").symlink_to(inside)
    (inside / "void.txt").symlink_to(inside / "nothing")
    found = {Path(x.origin).name: x for x in discover([str(inside)])}
    assert isinstance(found["a.txt"], RawItem)
    for name, word in {"escape.txt": "out of", "loop": "folder", "void.txt": "nowhere"}.items():
        link = found[name]
        assert isinstance(link, Skip)
        assert word in link.what


def test_a_link_within_the_folder_is_its_target_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert names([str(tmp_path)], tmp_path) == ["a.txt"]


def test_a_link_that_is_named_itself_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a")
    assert names([str(tmp_path / "link.txt")], tmp_path) == ["link.txt"]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in skip(tmp_path).what


def test_a_name_that_is_no_unicode_can_be_stored(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\xff.txt"
    with open(path, "wb") as stream:  # noqa: PTH123  # a name that a Path literal can't hold
        stream.write(b"x")
    (found,) = discover([str(tmp_path)])
    assert found.origin.encode().endswith(rb"a\udcff.txt")
    assert isinstance(found, RawItem)


def test_an_unreadable_file_is_a_skip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_bytes(b"x")
    monkeypatch.setattr(Path, "open", refuse)
    found = skip(tmp_path)
    assert "Permission denied" in found.what
    assert found.origin.endswith("a.txt")
