"""Actors found by name: aliases, case, guards, spans; the adjectives of states."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract.actor_table import load, table
from variorum.extract.actor_tokens import words_of
from variorum.extract.actors import actor_by_id, demonym_country, find_actors
from variorum.model.value import ActorKind

FOUND = [
    ("Islamic State said so.", "Islamic State", "islamic-state"),
    ("An Islamic State-associated channel wrote.", "Islamic State", "islamic-state"),
    ("The Islamic State’s men left.", "Islamic State", "islamic-state"),
    ("Later the so-called IS wrote again.", "so-called IS", "islamic-state"),
    ("Analysts named ISIS-K first.", "ISIS-K", "isis-khorasan"),
    ("Analysts named ISIS\u2011K first.", "ISIS\u2011K", "isis-khorasan"),
    ("Analysts named ISIS K first.", "ISIS K", "isis-khorasan"),
    ("Islamic State\nKhorasan took credit.", "Islamic State\nKhorasan", "isis-khorasan"),
    ("The Amaq news agency carried it.", "Amaq news agency", "amaq"),
    ("Al-Qaeda wrote a letter.", "Al-Qaeda", "al-qaida"),
    ("Al Qaida in the Islamic Maghreb wrote.", "Al Qaida in the Islamic Maghreb", "aqim"),
    ("the Pakistani Taliban agreed", "Pakistani Taliban", "ttp"),
    ("Dissidents of the Real IRA met.", "Real IRA", "real-ira"),
    ("the Lord’s Resistance Army fled", "Lord’s Resistance Army", "lra"),
    ("the Communist Party of India (Maoist) met", "Communist Party of India (Maoist)", "naxalites"),
    ("the Kurdistan Workers’ Party met", "Kurdistan Workers’ Party", "pkk"),
    ("Basque police hunt ETA.", "ETA", "eta"),
    ("THE FMLN MET AT NOON", "FMLN", "fmln"),
    ("THE US WAS SILENT", "US", "state:US"),
    ("A WORD FROM THE U.S. ENVOY", "U.S.", "state:US"),
    ("Rebels of M-23 advanced.", "M-23", "m23"),
    ("a Houthi drone fell", "Houthi", "houthis"),
    ("Israel-backed gunmen came", "Israel", "state:IL"),
    ("Aid reached Papua New Guinea.", "Papua New Guinea", "state:PG"),
    ("Aid reached Guinea-Bissau.", "Guinea-Bissau", "state:GW"),
    ("Aid reached South Korea.", "South Korea", "state:KR"),
    ("Aid reached Côte d’Ivoire.", "Côte d’Ivoire", "state:CI"),
    ("On Tuesday Israel gave no comment.", "Israel", "state:IL"),
    ("Aid from Jordan came.", "Jordan", "state:JO"),
    ("Police in Tbilisi sealed Georgia off.", "Georgia", "state:GE"),
    ("Moscow has also denied it.", "Moscow", "state:RU"),
    ("He accused Tehran of meddling.", "Tehran", "state:IR"),
    ("Fars reported two blasts.", "Fars", "fars-news"),
    ("the U.S. State Department spoke", "U.S. State Department", "us-state-department"),
    ("officers of the Islamic Revolutionary Guard Corps", "Islamic Revolutionary Guard Corps", "irgc"),
    ("the UN Security Council met", "UN Security Council", "un-security-council"),
    ("KERMANSHAH (AP) wrote in brief", "AP", "associated-press"),
]


@pytest.mark.parametrize(("text", "quote", "identity"), FOUND)
def test_a_name_is_found_with_its_words(text: str, quote: str, identity: str) -> None:
    mentions = [(text[m.start : m.end], m.actor.id) for m in find_actors(text)]
    assert mentions == [(quote, identity)]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels, militants, gunmen and jihadists fled.",
        "The State of the roads is bad.",
        "An Iranian officer spoke.",
        "They told us about it, and it is late.",
        "THIS IS WHAT THEY TOLD US",
        "A ranch in New Mexico burned.",
        "Police in Northern Ireland came.",
        "the Islamic Republic held a vote",
        "Michael Jordan left.",
        "Chad Miller left.",
        "A store in rural Georgia burned.",
        "A crisis is what it IS now.",
        "A man flew from Atlanta, Georgia.",
        "Two men met in Washington said to be empty.",
        "He lives in Moscow.",
        "They blamed Moscow’s weather.",
        "Actor Denzel Washington said no.",
        "The blast hit Fars province.",
        "The phone is IS and nothing else.",
        "Singers of Wagner came.",
        "the ADF said in Canberra",
        "the contras and the shababs",
        "a mend in the road; let it be",
        "LET THEM BE AT HOME",
    ],
)
def test_other_words_are_no_actor(text: str) -> None:
    assert find_actors(text) == ()


def test_a_bare_short_form_counts_once_the_full_name_stands() -> None:
    text = "Islamic State (IS) came. Then IS left."
    assert [text[m.start : m.end] for m in find_actors(text)] == ["Islamic State", "IS", "IS"]


def test_a_blank_line_parts_a_name() -> None:
    assert find_actors("No more of the Islamic\n\nState schools opened") == ()


@pytest.mark.parametrize(
    ("identity", "kind", "parent", "country"),
    [
        ("isis-khorasan", ActorKind.GROUP, "islamic-state", None),
        ("amaq", ActorKind.GROUP, "islamic-state", None),
        ("qassam-brigades", ActorKind.GROUP, "hamas", None),
        ("state:IR", ActorKind.STATE, None, "IR"),
        ("irgc", ActorKind.AUTHORITY, None, "IR"),
        ("un-security-council", ActorKind.AUTHORITY, None, None),
        ("reuters", ActorKind.OUTLET, None, None),
        ("red-cross", ActorKind.ORGANISATION, None, None),
    ],
)
def test_an_id_gives_its_actor(
    identity: str, kind: ActorKind, parent: str | None, country: str | None
) -> None:
    actor = actor_by_id(identity)
    assert (actor.id, actor.kind, actor.parent, actor.country) == (identity, kind, parent, country)


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        actor_by_id("nobody")


@pytest.mark.parametrize(
    ("word", "country"),
    [("Iranian", "IR"), ("Iraqis", "IQ"), ("British", "GB"), ("Burkinabé", "BF"), ("South Korean", "KR"),
     ("polish", None), ("Iran", None), ("Table", None), ("", None)],
)  # fmt: skip
def test_an_adjective_gives_its_country(word: str, country: str | None) -> None:
    assert demonym_country(word) == country


def test_every_adjective_has_a_state_and_one_only() -> None:
    listed = [(w, code) for code, words in load("demonyms.toml").items() for w in words]
    assert len({w for w, _ in listed}) == len(listed)
    assert all(actor_by_id(f"state:{code}").country == code for _, code in listed)


def test_ids_are_one_each_and_every_parent_is_listed() -> None:
    data = load("actors.toml")
    flat = [i for kind in ("group", "outlet", "organisation") for i in data[kind]]
    flat += [i for kind in ("branch", "authority") for rows in data[kind].values() for i in rows]
    assert len(set(flat)) == len(flat)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i) for i in flat)
    assert all(parent in flat for parent in data["branch"])


def test_a_name_means_one_actor() -> None:
    for names in table().by_words.values():
        assert len({n.actor for n in names if not n.speech}) <= 1, names[0].words


def test_every_guard_names_a_listed_name() -> None:
    data = load("actors.toml")
    keys = set(table().by_words)
    guarded = [*data["context"], *data["beside_speech"]["names"], *data["unsafe_in_capitals"]["names"]]
    assert [g for g in guarded if tuple(w.key for w in words_of(g)) not in keys] == []


PIECES = st.sampled_from(
    ["Islamic State", "ISIS-K", "the US", "U.S.", "said", "Moscow", " accused ", "Michael", "Jordan", "(IS)",
     ", ", ". ", "\n", "\n\n", "’s ", " ", "-", "al-Qaida", "in", "Iraq", "GUINEA", "Bissau", "é",
     "IRA", "Irish"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_spans_quote_a_listed_name_in_order_and_the_same_each_time(text: str) -> None:
    mentions = find_actors(text)
    assert mentions == find_actors(text)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    for mention in mentions:
        key = tuple(w.key for w in words_of(text[mention.start : mention.end]))
        assert mention.actor in {n.actor for n in table().by_words[key]}


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    assert all(0 <= m.start < m.end <= len(text) for m in find_actors(text))
