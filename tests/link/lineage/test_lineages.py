"""Who copied whom: planted rewrites are found and graded, shared quotes and standing text are no copies."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from variorum.link.lineage.lineages import lineages
from variorum.model.incident import Derivation

_LIST = (
    "harbour mayor crowd evening police officer station market bridge river council soldiers road witness "
    "shop driver school morning siren smoke roof window ferry cargo guard tower bakery tram square fountain "
    "closed opened carried shouted waited climbed broke pushed burned crossed searched gathered stopped "
    "found left heard called moved pulled lifted counted guarded repaired painted covered measured northern "
    "narrow broken empty heavy early quiet wooden crowded local frightened several burning distant wet the "
    "a of in on near after before with without over under while because until and but also still again"
)
_WORDS = _LIST.split()
QUOTE = (
    "“We will not rest until those who did this have been found and brought before a court, and we ask the "
    "people of the town for patience, for help and for calm in the days that lie ahead of all of us,”"
)
STANDING = (
    "The northern provinces have seen a rising for nine years, in which some four thousand people have died. "
    "The government has sent more troops each spring, and talks in a third country have broken down twice "
    "over the release of prisoners and the return of those who fled across the border to the camps there."
)


def prose(seed: int, sentences: int = 24) -> str:
    """Running text that shares no 6-gram with that of another seed, in paragraphs of three sentences."""
    rng = random.Random(seed)  # noqa: S311 - a test needs the same texts each time
    made = [" ".join(rng.choices(_WORDS, k=rng.randint(9, 19))).capitalize() + "." for _ in range(sentences)]
    return "\n\n".join(" ".join(made[i : i + 3]) for i in range(0, sentences, 3))


def edited(text: str, share: float, seed: int = 1) -> str:
    """`text` with a share of its words dropped, replaced or doubled by others."""
    rng, out = random.Random(seed), []  # noqa: S311 - the same edits each time
    for word in text.split(" "):
        choice = rng.random()
        if choice < share / 3:
            continue
        out.append(rng.choice(_WORDS) if choice < 2 * share / 3 else word)
        if 2 * share / 3 <= choice < share:
            out.append(rng.choice(_WORDS))
    return " ".join(out)


def paragraphs(text: str, start: int, end: int) -> str:
    """Some paragraphs of a text."""
    return "\n\n".join(text.split("\n\n")[start:end])


ORIGIN = prose(1)
REWRITES: dict[str, tuple[Callable[[int], str], set[Derivation]]] = {
    "verbatim": (lambda n: ORIGIN, {Derivation.VERBATIM}),
    "a new dateline and credit": (
        lambda n: f"TESSEL - {ORIGIN}\n\nReporting by Coast Wire; editing by the desk",
        {Derivation.VERBATIM},
    ),
    "cut": (lambda n: paragraphs(ORIGIN, 0, 5), {Derivation.VERBATIM}),
    "5% edited": (lambda n: edited(ORIGIN, 0.05, n), {Derivation.VERBATIM, Derivation.EDITED}),
    "15% edited": (lambda n: edited(ORIGIN, 0.15, n), {Derivation.EDITED}),
    "a brief cut from it": (lambda n: paragraphs(ORIGIN, 0, 2), {Derivation.EXCERPT}),
    "30% excerpt in a report of its own": (
        lambda n: "\n\n".join((prose(100 + n, 9), paragraphs(ORIGIN, 0, 2), prose(200 + n, 6))),
        {Derivation.EXCERPT},
    ),
}


@pytest.mark.parametrize("name", REWRITES)
def test_a_rewrite_is_of_the_lineage_of_its_origin(world: Any, name: str) -> None:
    """Found and graded, in five variants each, with the wire that came first as the origin."""
    rewrite, kinds = REWRITES[name]
    origin = world.report("Coast Wire", "2021-05-03T08:00+00:00", text=ORIGIN)
    copies = [
        world.report(f"Copier {n}", f"2021-05-03T{10 + n}:00+00:00", text=rewrite(n) + "\n" * (n + 1))
        for n in range(5)
    ]
    (lineage,) = world.lineages()
    assert (lineage.origin_id, set(lineage.report_ids)) == (origin.id, {r.id for r in (origin, *copies)})
    found = {d.report_id: d for d in lineage.derived if d.origin_id == origin.id}
    assert {d.kind for d in found.values()} <= kinds
    assert set(found) == {c.id for c in copies}
    assert all("Coast Wire" in d.reason for d in found.values())


def test_independent_reports_that_quote_the_same_officials_are_no_copies(world: Any) -> None:
    """The statement is shared, the reports are not."""
    for n in range(3):
        body = prose(20 + n, 12)
        world.report(
            f"Outlet {n}", "2021-05-03", text=f"{body}\n\n{QUOTE} the mayor said.\n\n{QUOTE} he said."
        )
    assert [len(found.report_ids) for found in world.lineages()] == [1, 1, 1]
    kinds = {edge.kind for found in world.lineages() for edge in found.derived}
    assert kinds == {Derivation.QUOTES}


def test_the_quote_without_its_marks_on_one_side_is_still_a_quote(world: Any) -> None:
    """Only one of the two has kept the quotation marks."""
    bare = QUOTE.strip("“”")
    world.report("Outlet 1", "2021-05-03", text=f"{prose(31, 12)}\n\n{QUOTE} the mayor said.")
    world.report("Outlet 2", "2021-05-03", text=f"{prose(32, 12)}\n\nThe mayor said: {bare}")
    assert len(world.lineages()) == 2


def test_a_standing_paragraph_at_the_end_joins_nothing(world: Any) -> None:
    """It is kept as evidence with the later report, and each stays its own witness."""
    first = world.report("Coast Wire", "2021-05-03", text=f"{prose(41, 12)}\n\n{STANDING}")
    later = world.report("Coast Wire", "2021-06-03", text=f"{prose(42, 12)}\n\n{STANDING}")
    one, other = sorted(world.lineages(), key=lambda found: found.origin_id != first.id)
    assert (one.report_ids, other.report_ids) == ((first.id,), (later.id,))
    assert [d.kind for d in other.derived] == [Derivation.BACKGROUND]
    assert not one.derived


def test_boilerplate_is_not_counted(world: Any) -> None:
    """Captions, credits and notices of the outlet are no copied news."""
    notice = "Photo: the old harbour of the town at dusk, seen from the tower, in a picture of last year\n\n"
    footer = (
        "\n\nSign up for our letter and read the news of the coast each morning before you get up, for free"
    )
    for n in range(2):
        world.report("Outlet", f"2021-05-0{n + 1}", text=notice + prose(50 + n, 6) + footer)
    assert all(not found.derived for found in world.lineages())


def test_a_new_version_is_of_the_same_lineage_whatever_it_says(world: Any) -> None:
    """The address ties them, and the text need not."""
    old = world.report("Coast Wire", "2021-05-03", text=prose(61))
    new = world.report("Coast Wire", "2021-05-04", text=prose(62), replaces=old.id)
    (lineage,) = world.lineages()
    assert lineage.report_ids == (old.id, new.id)
    assert [d.kind for d in lineage.derived] == [Derivation.VERSION]


def test_a_version_that_replaces_a_report_we_lack_stands_alone(world: Any) -> None:
    """Nothing is invented for it."""
    world.report("Coast Wire", "2021-05-04", text=prose(62), replaces="r_gone")
    assert [found.derived for found in world.lineages()] == [()]


DIRECTIONS = [
    pytest.param(
        {"published": "2021-05-03T09:00+00:00"},
        {"published": "2021-05-03T10:00+02:00"},
        1,
        id="moments in zones",
    ),
    pytest.param({"published": "2021-05-03"}, {"published": "2021-05-04T00:10+00:00"}, 0, id="days"),
    pytest.param(
        {"published": "2021-05-04", "credit": True}, {"published": "2021-05-03"}, 1, id="time agrees"
    ),
    pytest.param(
        {"published": "2021-05-03"}, {"published": "2021-05-03", "credit": True}, 0, id="credit on a tie"
    ),
    pytest.param({"credit": True}, {}, 1, id="credit without times"),
    pytest.param({"cut": True}, {}, 1, id="the shorter derives"),
    pytest.param({}, {"cut": True}, 0, id="the shorter derives, the other way"),
]


@pytest.mark.parametrize(("left", "right", "first"), DIRECTIONS)
def test_direction(world: Any, left: dict[str, Any], right: dict[str, Any], first: int) -> None:
    """By time, then by credit line, then by containment."""
    made = []
    for n, given in enumerate((left, right)):
        text = paragraphs(ORIGIN, 0, 5) if given.get("cut") else ORIGIN
        text += f"\n\n(Outlet {1 - n})" if given.get("credit") else f"\n\nEnd {n}"
        made.append(world.report(f"Outlet {n}", given.get("published"), text=text))
    (lineage,) = world.lineages()
    assert lineage.origin_id == made[first].id
    assert lineage.derived[0].origin_id == made[first].id


def test_without_any_sign_the_reason_says_so(world: Any) -> None:
    """The id settles it, and nobody is told that one came first."""
    made = [world.report(f"Outlet {n}", text=ORIGIN + f"\n\nEnd {n}") for n in range(2)]
    (lineage,) = world.lineages()
    assert lineage.origin_id == min(r.id for r in made)
    assert "which came first is not known" in lineage.derived[0].reason


def test_every_report_is_in_exactly_one_lineage_in_any_order(world: Any) -> None:
    """Two families, their copies, and loners, shuffled."""
    for n in range(20):
        text = edited(prose(n % 4), 0.05, n) if n % 5 else prose(70 + n)
        world.report(f"Outlet {n}", f"2021-05-{n + 1:02}", text=text)
    expected = list(lineages(world.reports))
    held = [report_id for found in expected for report_id in found.report_ids]
    assert sorted(held) == sorted(r.id for r in world.reports)
    assert sorted(len(found.report_ids) for found in expected) == [1, 1, 1, 1, 4, 4, 4, 4]
    assert all(found.report_ids[0] == found.origin_id for found in expected)
    assert list(lineages(reversed(world.reports))) == expected


@pytest.mark.parametrize(
    "text", ["", "Fire.", "One two three four five six.", "“All of it is a quotation, said he.”"]
)
def test_short_texts_are_lineages_of_their_own(world: Any, text: str) -> None:
    """Too few words are no evidence, even if they are the same."""
    world.report("Outlet 1", text=text + " " if text else "a")
    world.report("Outlet 2", text=text + "  " if text else "b")
    assert [len(found.report_ids) for found in world.lineages()] == [1, 1]
