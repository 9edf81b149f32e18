"""The dossier as a folder: an index, a page an incident, tables beside, all links leading somewhere."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from variorum.publish.dossier import MOST_REPORTS, write
from variorum.publish.dossier.edition import page_name
from variorum.publish.dossier.index import entries
from variorum.settings import DossierForm

POLICY = "gtd-2019"


@pytest.fixture(scope="module")
def folder(velmar: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the invented world as a folder."""
    return write(velmar.records, tmp_path_factory.mktemp("made"), POLICY, DossierForm.FOLDER).parent


def tree(path: Path) -> Any:
    """A page."""
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def test_every_incident_has_a_page_and_a_line_in_the_index(velmar: Any, folder: Path) -> None:
    pages = [page_name(record.incident.id) for record in velmar.records]
    assert sorted(p.name for p in folder.glob("incident-*.html")) == sorted(pages)
    assert tree(folder / "index.html").xpath("//tr[contains(@class,'entry')]//a/@href") == pages


def test_the_index_is_by_year_newest_first(velmar: Any, folder: Path) -> None:
    years = [" ".join(h.itertext()) for h in tree(folder / "index.html").xpath("//tr[@class='year']/th")]
    assert years == ["2031", "2027"]
    assert [e.day for e in entries(velmar.records, POLICY)] == ["2031-05-12", "2027-01-01"]


def test_what_is_told_in_passing_or_disputed_is_marked_in_the_index(folder: Path) -> None:
    main, passing = tree(folder / "index.html").xpath("//tr[contains(@class,'entry')]")
    assert (main.get("data-kind"), passing.get("data-kind")) == ("main", "passing")
    assert "data-open" in main.attrib
    assert "data-open" not in passing.attrib


def test_every_link_leads_to_a_file_or_a_place_on_the_page(folder: Path) -> None:
    for path in folder.glob("*.html"):
        page = tree(path)
        ids = set(page.xpath("//@id"))
        for href in page.xpath("//a/@href"):
            name, _, place = href.partition("#")
            if name.startswith("http"):
                continue
            assert not name or (folder / name).is_file(), href
            assert name or not place or place in ids, href


def test_tables_are_files_beside_the_pages(folder: Path) -> None:
    (killed,) = folder.glob("tables/i_velmar-killed.csv")
    rows = list(csv.DictReader(killed.read_text(encoding="utf-8").splitlines()))
    assert [(row["low"], row["high"], row["evidence"]) for row in rows] == [
        ("31", "31", "A 1"),
        ("31", "", "A 8"),
        ("36", "39", "B 2; C 2"),
    ]
    listed = (folder / "tables" / "incidents.csv").read_text(encoding="utf-8")
    assert [row["in passing"] for row in csv.DictReader(listed.splitlines())] == ["no", "yes"]


def test_style_and_script_lie_beside_and_nothing_else_is_let_in(folder: Path) -> None:
    for path in folder.glob("*.html"):
        page = tree(path)
        assert not page.xpath("//style|//script[not(@src)]")
        loaded = [*page.xpath("//link[@rel='stylesheet']/@href"), *page.xpath("//script/@src")]
        assert all((folder / name).is_file() for name in loaded)
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy
        assert not re.search(r"unsafe|https?:|\*", policy)


def test_a_page_in_the_folder_leads_to_likely_twins_on_other_pages(velmar: Any, folder: Path) -> None:
    twins = {r.incident.id: [t.incident_id for t in r.incident.twins] for r in velmar.records}
    held = {r.incident.id for r in velmar.records}
    for identity, others in twins.items():
        warned = tree(folder / page_name(identity)).xpath("//p[@class='warning']//a/@href")
        assert warned == [page_name(other) for other in others if other in held]


def test_the_same_records_give_the_same_bytes_in_any_order(velmar: Any, folder: Path, tmp_path: Path) -> None:
    again = write(velmar.records[::-1], tmp_path, POLICY, DossierForm.FOLDER).parent
    names = sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    assert names == sorted(p.relative_to(again) for p in again.rglob("*") if p.is_file())
    assert all((folder / name).read_bytes() == (again / name).read_bytes() for name in names)


def test_a_folder_has_a_page_that_leads_to_it(folder: Path) -> None:
    assert tree(folder.parent / "dossier.html").xpath("//a/@href") == ["dossier/index.html"]


@pytest.mark.parametrize(
    ("form", "reports", "name"),
    [
        (DossierForm.AUTO, 3, "dossier.html"),
        (DossierForm.AUTO, MOST_REPORTS, "dossier.html"),
        (DossierForm.AUTO, MOST_REPORTS + 1, "index.html"),
        (DossierForm.FILE, MOST_REPORTS + 1, "dossier.html"),
        (DossierForm.FOLDER, 3, "index.html"),
    ],
)
def test_many_reports_make_a_folder(
    velmar: Any, tmp_path: Path, form: DossierForm, reports: int, name: str
) -> None:
    assert write((velmar.crowd(reports),), tmp_path, POLICY, form).name == name


def test_no_incident_is_an_empty_index(tmp_path: Path) -> None:
    first = write((), tmp_path, POLICY, DossierForm.FOLDER)
    assert "0 incidents, 0 reports" in " ".join(tree(first).itertext())
