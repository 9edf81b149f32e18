"""The lineage graph: where nodes stand, which lines there are, what is said of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from variorum.model.incident import Derivation, Derived, Lineage
from variorum.publish.dossier.beside import Stretch, pairs, stretches
from variorum.publish.dossier.edition import edition
from variorum.publish.dossier.lineage_graph import Graph, graph

POLICY = "gtd-2019"


def drawn(velmar: Any, *lineages: Lineage) -> Graph | None:
    """The graph of the invented incident with these lineages."""
    record = replace(velmar.main, lineages=lineages)
    return graph(edition((record,), POLICY), record)


def derived(velmar: Any, made: str, origin: str, kind: Derivation, outside: str | None = None) -> Derived:
    """What one of the invented reports has of another, or of an origin that is not held."""
    origin_id = origin if outside else velmar.reports[origin].id
    return Derived(velmar.reports[made].id, origin_id, kind, 0.8, "because", outside=outside)


def alone(velmar: Any, name: str) -> Lineage:
    """A report by itself."""
    return Lineage(f"l_{name}", velmar.reports[name].id, (velmar.reports[name].id,))


def test_without_anything_shared_there_is_nothing_to_draw(velmar: Any) -> None:
    assert drawn(velmar, *(alone(velmar, name) for name in velmar.reports)) is None


def test_what_was_made_of_a_report_stands_right_of_it(velmar: Any) -> None:
    found = graph(edition(velmar.records, POLICY), velmar.main)
    assert found is not None
    nodes = {n.siglum: n for n in found.nodes}
    assert nodes["B"].x < nodes["C"].x
    assert nodes["A"].x == nodes["B"].x
    assert [(line.kind, line.label, line.copy) for line in found.lines] == [("edited", "93%", True)]
    assert found.words == "3 reports of 2 independent lineages"
    assert found.key == (("edited", "edited"),)
    assert all(
        n.x + found.size[0] <= found.width and n.y + found.size[1] <= found.height for n in found.nodes
    )
    assert len({(n.x, n.y) for n in found.nodes}) == len(found.nodes)


def test_an_origin_that_is_not_held_is_one_node_for_all_who_credit_it(velmar: Any) -> None:
    names = list(velmar.reports)
    lines = [
        replace(alone(velmar, n), derived=(derived(velmar, n, "o_wire", Derivation.CREDITED, "The Wire"),))
        for n in names[:2]
    ]
    found = drawn(velmar, *lines, *(alone(velmar, n) for n in names[2:]))
    assert found is not None
    (outside,) = [n for n in found.nodes if n.outside]
    assert (outside.name, outside.siglum, outside.anchor) == ("The Wire", "", "")
    assert [line.kind for line in found.lines] == ["credited", "credited"]
    assert found.words == f"{len(names)} reports of {len(names) - 1} independent lineages"


@pytest.mark.parametrize("kind", [Derivation.BACKGROUND, Derivation.QUOTES])
def test_what_makes_no_copy_is_a_bow_without_a_tip(velmar: Any, kind: Derivation) -> None:
    names = list(velmar.reports)
    one = replace(alone(velmar, names[1]), derived=(derived(velmar, names[1], names[0], kind),))
    found = drawn(velmar, one, *(alone(velmar, n) for n in names if n != names[1]))
    assert found is not None
    (line,) = found.lines
    assert (line.label, line.copy) == ("", False)
    assert len({n.x for n in found.nodes}) == 1


def test_reports_that_are_made_of_each_other_do_not_hang_the_page(velmar: Any) -> None:
    a, b = list(velmar.reports)[:2]
    both = (derived(velmar, a, b, Derivation.EDITED), derived(velmar, b, a, Derivation.EDITED))
    one = replace(alone(velmar, a), report_ids=(velmar.reports[a].id, velmar.reports[b].id), derived=both)
    found = drawn(velmar, one)
    assert found is not None
    assert len(found.nodes) == 2


def test_a_pair_shows_both_texts_whole(velmar: Any) -> None:
    (pair,) = pairs(edition(velmar.records, POLICY), velmar.main)
    assert (pair.siglum, pair.made_siglum, pair.kind) == ("B", "C", "edited")
    for side, name in enumerate(("northline", "canal")):
        shown = "".join(s.text for row in pair.rows for s in row[side])
        assert "".join(shown.split()) == "".join(velmar.reports[name].text.split())


def test_stretches_leave_no_character_out() -> None:
    assert list(stretches("one two three", [(4, 7)])) == [
        Stretch("one ", shared=False),
        Stretch("two", shared=True),
        Stretch(" three", shared=False),
    ]
    assert list(stretches("one", [(0, 3)])) == [Stretch("one", shared=True)]
    assert list(stretches("", [])) == []
