"""The benchmark `lineage`: the rewrites are what they are called, and what is found of them is counted right."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from variorum.evaluate.gva_set import shootings_at
from variorum.evaluate.lineage import COPIED_RUN, copied_run, evaluate, find
from variorum.evaluate.lineage_plants import SIGNS, planted
from variorum.evaluate.lineage_rewrites import EXCERPT, KINDS, REWRITES, fill, inserted
from variorum.evaluate.lineage_scale import Newsroom, measure
from variorum.evaluate.outcome import Task

_LIST = "van dock ferry guard crowd siren tower market bridge river window soldier witness driver harbour"
NOUNS = _LIST.split()


def story(seed: int, sentences: int) -> str:
    """Sentences that no other seed has."""
    rng = Random(seed)  # noqa: S311 - the same stories each time
    made = (" ".join(rng.choices(NOUNS, k=rng.randint(8, 14))).capitalize() for _ in range(sentences))
    return ", ".join(next(made) for _ in range(2)) + ". " + " ".join(f"{one}." for one in made)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty invented shootings with two reports each."""
    place = tmp_path_factory.mktemp("set")
    lines = []
    for n in range(60):
        docs = [
            {
                "id": f"{n}-{k}",
                "outlet": f"outlet{(n + k) % 9}.example",
                "title": f"Title {n} {k}",
                "dct": f"2016-{1 + n % 12:02}-11",
                "text": story(10 * n + k, 16 + n % 7),
            }
            for k in range(2)
        ]
        gold = {"date": "2016-01-01", "city": "Dayton", "n_killed": 1, "n_injured": 0}
        lines.append(json.dumps({"incident_id": str(n), "gold": gold, "docs": docs}))
    (place / "gva_dev.jsonl").write_text("\n".join(lines))
    return place


TEXT = story(1, 40)


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("verbatim", 1.0, 1.0),
        ("cut to a part", 1.0, 1.0),
        ("5% edited", 0.9, 0.99),
        ("15% edited", 0.75, 0.95),
        ("30% edited", 0.55, 0.85),
        ("paraphrase", 0.5, 0.98),
    ],
)
def test_a_rewrite_keeps_so_much_of_its_text(name: str, least: float, most: float) -> None:
    """The share of its words, in pairs of neighbours, that the text has too."""
    made = REWRITES[name](TEXT, Random(3)).split()  # noqa: S311 - the same rewrite each time
    old = TEXT.split()
    kept = sum(word in set(old) for word in made) / len(made)
    assert least <= kept <= 1
    assert (made == old) is (name == "verbatim")
    assert kept <= most or name in ("verbatim", "cut to a part")


def test_an_excerpt_is_so_large_a_share_of_the_whole() -> None:
    other = " ".join(f"{fill(Random(n), 12).capitalize()}." for n in range(20))  # noqa: S311
    made = inserted(TEXT, other, 0.3, Random(5))  # noqa: S311 - the same excerpt each time
    taken = sum(word in set(TEXT.split()) for word in made.split())
    assert taken / len(made.split()) == pytest.approx(0.3, abs=0.05)
    assert copied_run(made, TEXT) >= COPIED_RUN


def test_planting_is_the_same_each_time_and_has_every_kind(folder: Path) -> None:
    field = planted(shootings_at(folder))
    assert field == planted(shootings_at(folder))
    assert field != planted(shootings_at(folder), seed=2)
    assert {p.kind for p in field.plants} == set(KINDS)
    assert {p.sign for p in field.plants} <= set(SIGNS)
    assert len({p.origin.id for p in field.plants}) == len(field.plants)
    assert len({r.id for r in field.reports}) == len(field.reports)
    assert all(p.report.published is None for p in field.plants if p.sign == "no sign")
    assert all(p.around for p in field.plants if p.kind == EXCERPT)


def test_what_is_planted_is_found_and_counted(folder: Path) -> None:
    figures = evaluate(Task(data=folder)).figures
    assert {kind for kind in KINDS if figures["recall"][kind]["recall"] == 1} >= set(KINDS[:4])
    assert figures["precision"] == 1
    assert figures["direction"]["a later day"] == 1
    assert set(figures["reports_per_second"]) == {"index", "candidates", "candidates and second look"}


def test_statements_and_standing_paragraphs_are_planted_to_mislead(folder: Path) -> None:
    """They are found by nobody, and they are there."""
    field = planted(shootings_at(folder))
    texts = [r.text for r in field.reports if r.id in field.incident]
    statements = [t.split("“")[1].split("”")[0] for t in texts if "a spokesman said in a statement." in t]
    assert len(set(statements)) == len(statements) / 2 > 0
    merged = find(field).merged
    assert not [pair for pair in merged if pair <= set(field.incident)]


@pytest.mark.parametrize(
    ("left", "right", "run"),
    [("a b c d", "x a b c y", 3), ("A, b!", "a b", 2), ("", "a", 0), ("a b", "b a", 1)],
)
def test_the_longest_copied_run(left: str, right: str, run: int) -> None:
    assert copied_run(left, right) == run


def test_the_scale_is_measured() -> None:
    """On few reports: what is measured is there and no rate is zero."""
    found = measure(60)
    assert found.reports == 60
    assert found.bytes > 100
    assert min(found.indexed, found.looked_up, found.one_more_ms, found.linked or 0) > 0
    assert measure(30, linked=False).linked is None


def test_the_newsroom_is_the_same_each_time() -> None:
    texts = [[text for (text, _), _ in zip(Newsroom(7).texts(), range(40), strict=False)] for _ in range(2)]
    assert texts[0] == texts[1]
    assert len(set(texts[0])) == 40
