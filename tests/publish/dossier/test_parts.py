"""The parts of the dossier that compute: sigla, plots, cut text, contrast of colours."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.assertion import Assertion, Certainty, Polarity, Role, Stance, Voice, VoiceLink
from variorum.model.codebook import term
from variorum.model.finding import Finding, Reading, Record, Status
from variorum.model.incident import Derivation, Incident
from variorum.model.report import Passage, PassageKind, Report, Span
from variorum.model.value import Actor, ActorKind, Count, Nothing, Value
from variorum.publish.dossier.edition import Numbered, edition, siglum
from variorum.publish.dossier.evidence import pieces
from variorum.publish.dossier.frame import content_policy
from variorum.publish.dossier.matrix import after, day_of
from variorum.publish.dossier.plots.toll import COLOURS
from variorum.publish.dossier.safe import turning
from variorum.publish.dossier.settled import field_view, rows
from variorum.publish.dossier.switch import rules
from variorum.publish.dossier.texts import passages, segments
from variorum.publish.dossier.tolls import Axis, bar, ticks
from variorum.publish.dossier.words import (
    assertion_label,
    degrees,
    exactly,
    field_label,
    firmness,
    notes,
    value_words,
)

FRONT = Actor("Northern Front", ActorKind.GROUP)
OUTLET = VoiceLink("Harbour Courier", Role.MEDIA, named=False)


def said(field: str, value: Value, *by: VoiceLink, stance: Stance | None = None, **more: Any) -> Assertion:
    """An assertion about the first words of a text."""
    span, context = more.get("span", Span(0, 3, "abc")), more.get("context", Span(0, 3, "abc"))
    return Assertion(
        id=more.get("id", "s_1"),
        report_id="r_1",
        account_id="a_1",
        field=field,
        value=value,
        span=span,
        context=context,
        voice=Voice((OUTLET, *by)),
        stance=stance or Stance(),
        rule="test",
        cue=more.get("cue"),
        notes=more.get("notes", ()),
    )


@pytest.mark.parametrize(
    ("position", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_sigla_go_on_after_z(position: int, letters: str) -> None:
    assert siglum(position) == letters


class TestFirmness:
    @pytest.mark.parametrize(
        ("field", "by", "certainty", "word"),
        [
            ("blame", Role.AUTHORITY, Certainty.CERTAIN, "accused"),
            ("blame", Role.AUTHORITY, Certainty.PROBABLE, "suspected"),
            ("blame", Role.EXPERT, Certainty.POSSIBLE, "suggested"),
            ("claim", Role.PERPETRATOR, Certainty.CERTAIN, "claimed"),
            ("claim", Role.PERPETRATOR, Certainty.POSSIBLE, "possible claim"),
            ("perpetrator", Role.PERPETRATOR, Certainty.CERTAIN, "claimed"),
            ("perpetrator", Role.AUTHORITY, Certainty.CERTAIN, "alleged"),
            ("group", Role.AUTHORITY, Certainty.PROBABLE, "suspected"),
            ("branch", Role.EXPERT, Certainty.POSSIBLE, "suggested"),
            ("killed", Role.AUTHORITY, Certainty.CERTAIN, ""),
            ("killed", Role.AUTHORITY, Certainty.PROBABLE, "probable"),
            ("motive", Role.EXPERT, Certainty.POSSIBLE, "possible"),
        ],
    )
    def test_of_what_a_voice_affirms(self, field: str, by: Role, certainty: Certainty, word: str) -> None:
        link = VoiceLink("somebody", by)
        assert firmness(said(field, FRONT, link, stance=Stance(certainty=certainty))) == word

    def test_the_outlets_own_word_on_who_did_it_is_not_the_pages(self) -> None:
        assert firmness(said("group", FRONT)) == "stated by the outlet"
        assert firmness(said("killed", Count(1, 1, 1))) == ""

    @pytest.mark.parametrize(
        ("field", "by", "certainty", "word"),
        [
            ("perpetrator", Role.PERPETRATOR, Certainty.PROBABLE, "alleged"),
            ("perpetrator", Role.AUTHORITY, Certainty.PROBABLE, "alleged"),
            ("weapon", Role.AUTHORITY, Certainty.CERTAIN, "alleged"),
            ("weapon", Role.AUTHORITY, Certainty.POSSIBLE, "possible"),
            ("blame", Role.AUTHORITY, Certainty.PROBABLE, "suspected"),
        ],
    )
    def test_what_the_report_calls_alleged_is_called_so(
        self, field: str, by: Role, certainty: Certainty, word: str
    ) -> None:
        told = said(
            field, FRONT, VoiceLink("x", by), stance=Stance(certainty=certainty), notes=(("alleged", "yes"),)
        )
        assert firmness(told) == word

    @pytest.mark.parametrize("polarity", [Polarity.DENIED, Polarity.NOT_DISPUTED, Polarity.NOT_KNOWN])
    @pytest.mark.parametrize("field", ["claim", "blame", "group", "killed"])
    def test_a_turned_stance_outdoes_all_else(self, polarity: Polarity, field: str) -> None:
        assert firmness(said(field, FRONT, stance=Stance(polarity))) == polarity.value


class TestWords:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (Count(84, 84, 84), "84"),
            (Count(31, 33, 39), "31–39, best 33"),
            (Count(31, 31, 39), "31–39"),
            (Count(84, 84, None, "at least"), "at least 84"),
            (Nothing("branch"), "no branch named"),
            (term("type:bombing"), "bombing"),
            (None, "not known"),
        ],
    )
    def test_values(self, value: Value | None, text: str) -> None:
        assert value_words(value) == text

    def test_a_hedge_is_told(self) -> None:
        assert exactly(Count(90, None, 99, "nearly")) == ("low–best–high 90–?–99", "read as “nearly”")

    @pytest.mark.parametrize(
        ("name", "label"),
        [("killed", "Killed"), ("killed/children", "Killed: children"), ("unheard", "unheard")],
    )
    def test_fields(self, name: str, label: str) -> None:
        assert field_label(name) == label

    @pytest.mark.parametrize(
        ("notes", "label"),
        [
            ((), "Killed"),
            ((("part", "children"),), "Killed: children"),
            ((("attackers", "only"),), "Killed: attackers"),
            ((("attackers", "included"),), "Killed"),
        ],
    )
    def test_a_part_of_a_toll_is_called_so(self, notes: tuple[tuple[str, str], ...], label: str) -> None:
        assert assertion_label(said("killed", Count(6, 6, 6), notes=notes)) == label

    @pytest.mark.parametrize(
        ("note", "told"),
        [
            (("channel", "Telegram"), (("over", "Telegram"),)),
            (("own", "yes"), (("about", "itself"),)),
            (("withdrawn", "yes"), (("since", "withdrawn"),)),
            (("alleged", "yes"), ()),
            (("new key", "words"), (("new key", "words"),)),
        ],
    )
    def test_notes(self, note: tuple[str, str], told: tuple[tuple[str, str], ...]) -> None:
        assert notes(said("claim", FRONT, notes=(note,))) == told

    def test_degrees_have_hemispheres(self) -> None:
        assert degrees(30.28386, -57.1) == "30.2839° N, 57.1000° W"
        assert degrees(-1.0, 2.0) == "1.0000° S, 2.0000° E"

    @pytest.mark.parametrize(
        ("iso", "text"),
        [("2024-01-04", "4 January 2024"), ("2024-01-04T10:00:00Z", "4 January 2024"), ("soon", "soon")],
    )
    def test_days(self, iso: str, text: str) -> None:
        assert day_of(iso) == text


class TestFigure:
    @pytest.mark.parametrize(
        ("count", "figure"),
        [
            (Count(84, 84, 99), "84"),
            (Count(84, 84, None, "at least"), "at least 84"),
            (Count(0, 71, None), "71"),
            (Count(90, None, 99, "nearly"), "90–99"),
            (Count(None, None, 12, "up to"), "up to 12"),
        ],
    )
    def test_the_best_figure_stands_for_the_count(self, count: Count, figure: str) -> None:
        """A floor stays a floor: its words stand for it."""
        reading = Reading("g_1", "killed", count, Stance(), (), (), (), ())
        finding = Finding("i_1", "killed", "p", Status.AGREED, count, "", "", "", (reading,), ("g_1",))
        incident = Incident("i_1", (), False)
        record = Record(incident, (), (), (), (finding,))
        (settled,) = field_view(edition((record,), "p"), record, "killed").settled
        assert settled.figure == figure


class TestPlot:
    AXIS = Axis(0, 100)

    @pytest.mark.parametrize(
        ("count", "left", "right", "best"),
        [
            (Count(0, 50, 100), "6.00%", "94.00%", "50.00%"),
            (Count(50, None, None), "50.00%", "100%", None),
            (Count(None, None, 50), "0%", "50.00%", None),
        ],
    )
    def test_bars_run_from_low_to_high(self, count: Count, left: str, right: str, best: str | None) -> None:
        found = bar(count, self.AXIS)
        assert found is not None
        assert (found.left, found.right, found.best) == (left, right, best)
        assert (found.open_left, found.open_right) == (count.low is None, count.high is None)

    def test_no_figure_has_no_bar(self) -> None:
        assert bar(Count(None, None, None, "some"), self.AXIS) is None

    @pytest.mark.parametrize(
        ("low", "high", "figures"),
        [
            (0, 1, (0, 1)),
            (0, 6, (0, 2, 4, 6)),
            (31, 39, (32, 34, 36, 38)),
            (0, 284, (0, 50, 100, 150, 200, 250)),
            (84, 99, (85, 90, 95)),
        ],
    )
    def test_ticks_are_round(self, low: int, high: int, figures: tuple[int, ...]) -> None:
        assert ticks(Axis(low, high)) == figures

    @given(st.integers(0, 10**6), st.integers(1, 10**6))
    def test_ticks_are_few_and_within(self, low: int, width: int) -> None:
        found = ticks(Axis(low, low + width))
        assert len(found) <= 6
        assert all(low <= figure <= low + width for figure in found)


TEXTS = st.text(alphabet="ab \n<&é漢", min_size=1, max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[Report, list[Numbered]]:
    """A report and spans in it that nest and overlap as they like."""
    text = draw(TEXTS)
    report = Report("r_1", "0" * 64, "in/x.txt", text, ())
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    spans = [report.span(a, b) for a, b in draw(st.lists(ends, max_size=8)) if a < b]
    return report, [
        Numbered(said("killed", FRONT, span=s, context=s, id=f"s_{i}"), i, "i_1") for i, s in enumerate(spans)
    ]


class TestCutText:
    @given(marked())
    def test_it_keeps_all_text_and_every_quote(self, given_: tuple[Report, list[Numbered]]) -> None:
        report, numbered = given_
        found = list(segments(report, Passage(0, len(report.text), PassageKind.PARAGRAPH), numbered))
        assert "".join(s.text for s in found) == report.text
        for n in numbered:
            own = [s for s in found if f"w-{n.assertion.id}" in s.spans]
            assert "".join(s.text for s in own) == n.assertion.original
            assert sum(f"w-{n.assertion.id}" in s.begins for s in found) == 1
            assert sum((n.number, f"e-{n.assertion.id}") in s.ends for s in found) == 1

    @given(TEXTS, st.lists(st.integers(0, 60), max_size=6))
    def test_passages_together_hold_the_whole_text(self, text: str, cuts: list[int]) -> None:
        ends = sorted({c for c in cuts if c <= len(text)})
        given_ = tuple(Passage(a, b, PassageKind.PARAGRAPH) for a, b in pairwise(ends))
        report = Report("r_1", "0" * 64, "in/x.txt", text, given_)
        assert "".join(text[p.start : p.end] for p in passages(report)) == text

    def test_a_span_over_two_passages_is_marked_in_both(self) -> None:
        report = Report("r_1", "0" * 64, "in/x.txt", "one\n\ntwo", ())
        over = Numbered(said("killed", FRONT, span=report.span(1, 7), context=report.span(0, 8)), 1, "i_1")
        first = list(segments(report, Passage(0, 5, PassageKind.TITLE), [over]))
        second = list(segments(report, Passage(5, 8, PassageKind.PARAGRAPH), [over]))
        assert [s.text for s in first if s.spans] + [s.text for s in second if s.spans] == ["ne\n\n", "tw"]
        assert [len(s.begins) for s in first if s.spans] == [1]
        assert [len(s.begins) for s in second if s.spans] == [0]

    @pytest.mark.parametrize(
        ("quote", "cue", "expected"),
        [
            (
                (4, 7),
                (0, 3),
                [("one", False, True), (" ", False, False), ("two", True, False), (" three", False, False)],
            ),
            ((4, 7), None, [("one ", False, False), ("two", True, False), (" three", False, False)]),
            ((4, 13), (4, 7), [("one ", False, False), ("two", True, True), (" three", True, False)]),
            ((0, 7), (4, 13), [("one ", True, False), ("two", True, True), (" three", False, True)]),
        ],
    )
    def test_quote_and_cue_may_overlap(
        self, quote: tuple[int, int], cue: tuple[int, int] | None, expected: list[tuple[str, bool, bool]]
    ) -> None:
        report = Report("r_1", "0" * 64, "in/x.txt", "one two three", ())
        its = said(
            "killed",
            FRONT,
            span=report.span(*quote),
            context=report.span(0, 13),
            cue=report.span(*cue) if cue else None,
        )
        assert [(p.text, p.quote, p.cue) for p in pieces(report, its)] == expected

    def test_a_quote_outside_its_context_is_shown_all_the_same(self) -> None:
        report = Report("r_1", "0" * 64, "in/x.txt", "one two three", ())
        its = said("killed", FRONT, span=report.span(8, 13), context=report.span(0, 3))
        assert "".join(p.text for p in pieces(report, its)) == "one two three"


def test_nothing_that_is_said_falls_out_of_the_record(velmar: Any) -> None:
    """Also where a policy takes up some of it, all of it, or none."""
    for record in (*velmar.records, replace(velmar.main, findings=())):
        found = {a.id for its in rows(record).values() for a in its}
        assert found == {a.id for a in record.assertions()}


@pytest.mark.parametrize(("kind", "siglum_"), [(Derivation.EDITED, "B"), (Derivation.BACKGROUND, None)])
def test_shared_background_makes_no_copy(velmar: Any, kind: Derivation, siglum_: str | None) -> None:
    line = velmar.main.lineages[1]
    changed = replace(line, derived=(replace(line.derived[0], kind=kind),))
    record = replace(velmar.main, lineages=(velmar.main.lineages[0], changed))
    assert after(edition((record,), "gtd-2019"), record, velmar.reports["canal"].id) == siglum_


def test_the_security_policy_follows_style_and_script() -> None:
    assert content_policy("a", "b") != content_policy("a ", "b") != content_policy("a ", "b ")


def colours(block: str) -> dict[str, str]:
    """The custom properties that are colours."""
    return dict(re.findall(r"--([a-z]+[0-9]?): (#[0-9a-f]{3,6})[;\s]", block))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2, definition)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


class TestColours:
    CSS = files("variorum.publish.dossier").joinpath("templates", "dossier.css").read_text(encoding="utf-8")

    @pytest.mark.parametrize("scheme", [0, 1, 2])
    def test_text_has_the_contrast_of_wcag_aa(self, scheme: int) -> None:
        """4.5:1 for text on each of the grounds (WCAG 2.2, 1.4.3); schemes: light, dark, print."""
        found = colours(self.CSS.split(":root {")[scheme + 1].split("}")[0])
        text = {"ink", "soft", "rubric", "link", "warn", *(role.value for role in Role)}
        assert text <= set(found)
        for ground in ("paper", "leaf"):
            assert not {t for t in text if contrast(found[t], found[ground]) < 4.5}
        assert contrast(found["ink"], found["mark"]) >= 4.5

    @pytest.mark.parametrize("scheme", [0, 1, 2])
    def test_the_colours_of_voices_can_be_seen(self, scheme: int) -> None:
        """3:1 for marks (WCAG 2.2, 1.4.11); paper is printed on in the light colours."""
        found = colours(self.CSS.split(":root {")[1].split("}")[0])
        found |= colours(self.CSS.split(":root {")[scheme + 1].split("}")[0])
        assert not {i for i in range(COLOURS) if contrast(found[f"v{i}"], found["paper"]) < 3}

    @pytest.mark.parametrize("scheme", [0, 1])
    def test_the_focus_can_be_seen(self, scheme: int) -> None:
        """3:1 for what shows the focus (WCAG 2.2, 1.4.11)."""
        found = colours(self.CSS.split(":root {")[scheme + 1].split("}")[0])
        assert contrast(found["focus"], found["paper"]) >= 3

    def test_every_role_has_a_sign_of_its_own(self) -> None:
        """Colour is never the only difference (WCAG 2.2, 1.4.1)."""
        for role in set(Role) - {Role.WITNESS}:
            assert f".role.r-{role.value}::before" in self.CSS


class TestTurning:
    @pytest.mark.parametrize(
        ("words", "turns"),
        [
            ("Velmar – “31”, São Tomé, Київ, 東京", False),
            ("בית", True),
            ("in مدينة", True),
            ("mark \u200f alone", True),
            ("\U0001e900", True),
        ],
    )
    def test_only_words_from_right_to_left_turn_others(self, words: str, turns: bool) -> None:
        assert turning(words) is turns


@pytest.mark.parametrize("policies", [1, 6, 12])
def test_the_switch_has_rules_for_every_policy(policies: int) -> None:
    style = rules(policies)
    assert style.count(":not(.p") == policies
    assert style.count("{") == style.count("}")
