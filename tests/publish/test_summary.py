"""What the terminal says of an invented incident: the summary, its drawing, and the detail."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from variorum.model.assertion import (
    Account,
    AccountKind,
    Assertion,
    Certainty,
    Draft,
    Polarity,
    Role,
    Stance,
    Voice,
    VoiceLink,
    assertion,
)
from variorum.model.codebook import term
from variorum.model.finding import Finding, Loss, Reading, Record, Status
from variorum.model.identity import content_id
from variorum.model.incident import Derivation, Derived, Incident, Inference, Lineage, Link, Twin
from variorum.model.report import Known, Passage, PassageKind, Published, Report, Skip
from variorum.model.value import (
    Actor,
    ActorKind,
    Count,
    Granularity,
    Nothing,
    PartialDate,
    Place,
    PlaceKind,
    Text,
    Value,
)
from variorum.publish.detail import detail
from variorum.publish.detail_view import draw_detail
from variorum.publish.responsibility import responsibility
from variorum.publish.summary import block, summarise
from variorum.publish.summary_view import draw
from variorum.publish.summary_words import first_words, listed, triple, words

POLICY = "gtd-2019"
DAY = date(2031, 3, 9)
ON_THE_DAY = PartialDate(DAY, DAY, Granularity.DAY, "weekday before publication")
TOWN = Place("Port Alder", PlaceKind.CITY, country_name="Alderland", within="Northern Shore", latitude=1.0)
RED_TIDE = Actor("Red Tide", ActorKind.GROUP, id="group:red-tide")
BLUE_SAIL = Actor("Blue Sail", ActorKind.GROUP)
ALDERLAND = Actor("Alderland", ActorKind.STATE)

TEXT = (
    "A bomb went off at the ferry pier on Sunday. The harbour police said 14 people were killed, while"
    " the mayor spoke of nearly 20 dead. Red Tide claimed the attack over its radio. A scholar suggested Blue"
    " Sail did it."
    " The cabinet did not dispute the claim. Alderland denied any part in it."
)


@dataclass
class World:
    """Two reports of one incident, to which a test adds what they say."""

    reports: list[Report] = field(default_factory=list)
    told: dict[str, list[Assertion]] = field(default_factory=dict)

    def report(self, outlet: str | None, text: str = TEXT, day: str | None = "2031-03-10") -> Report:
        """A report of `outlet`."""
        sha256 = hashlib.sha256(f"{outlet}{text}".encode()).hexdigest()
        made = Report(
            id=f"r_{sha256[:16]}",
            sha256=sha256,
            origin=f"in/{outlet or 'unnamed'}.txt",
            text=text,
            passages=(Passage(0, len(text), PassageKind.PARAGRAPH),),
            outlet=outlet,
            title="Bomb at the pier",
            published=None if day is None else Published(day, Known.GIVEN),
        )
        self.reports.append(made)
        self.told[made.id] = []
        return made

    def says(self, report: Report, what: str, value: Value, **more: object) -> Assertion:
        """An assertion for the field `what`; `words`, `voice`, `stance`, `notes` may be given."""
        quote = str(more.get("words", "A bomb"))
        start = report.text.index(quote)
        span = report.span(start, start + len(quote))
        name, role = more.get("voice", (report.outlet or "", Role.MEDIA))  # type: ignore[misc]
        own = VoiceLink(report.outlet or "the outlet", Role.MEDIA)
        chain = (own,) if name == report.outlet else (own, VoiceLink(name, role))
        draft = Draft(
            field=what,
            value=value,
            span=span,
            context=span,
            voice=Voice(chain),
            stance=more.get("stance", Stance()),  # type: ignore[arg-type]
            rule=f"test.{what}",
            as_of=more.get("as_of"),  # type: ignore[arg-type]
            notes=more.get("notes", ()),  # type: ignore[arg-type]
        )
        made = assertion(draft, report_id=report.id, account_id=f"a_{report.id}")
        self.told[report.id].append(made)
        return made

    def record(
        self, *findings: Finding, background: bool = False, name: str = "i_1234567890abcdef"
    ) -> Record:
        """The record of the incident."""
        head = [r.span(0, 6) for r in self.reports]
        accounts = tuple(
            Account(f"a_{r.id}", r.id, AccountKind.MAIN, h, (h,), "a bomb", tuple(self.told[r.id]))
            for r, h in zip(self.reports, head, strict=True)
        )
        links = tuple(Link(a.id, 0.93, ("same day", "same place")) for a in accounts)
        lineages = tuple(Lineage(f"l_{r.id}", r.id, (r.id,)) for r in self.reports)
        return Record(Incident(name, links, background), accounts, tuple(self.reports), lineages, findings)


def finding(what: str, value: Value | None, readings: list[Reading], **more: object) -> Finding:
    """A finding under the policy of these tests; its first reading is the chosen one."""
    status = more.get("status", Status.AGREED if readings else Status.NONE_SUPPORTED)
    losses = tuple(Loss(r.id, "fewer lineages") for r in readings[1:])
    return Finding(
        incident_id="i_1234567890abcdef",
        field=what,
        policy=POLICY,
        status=status,  # type: ignore[arg-type]
        value=value,
        rule=str(more.get("rule", "all_agree")),
        sentence=str(more.get("sentence", "")),
        citation="GTD Codebook, April 2019, p. 1",
        readings=tuple(readings),
        chosen=tuple(r.id for r in readings[:1]),
        losses=losses,
    )


def reading(*assertions: Assertion) -> Reading:
    """The reading that these assertions give."""
    first = assertions[0]
    voices = tuple(dict.fromkeys(a.voice.primary.name for a in assertions))
    ids = tuple(a.id for a in assertions)
    reports = tuple(dict.fromkeys(a.report_id for a in assertions))
    lineages = tuple(f"l_{r}" for r in reports)
    name = content_id("g", ids)
    return Reading(name, first.field, first.value, first.stance, ids, reports, lineages, voices)


@pytest.fixture
def world() -> World:
    """A world without reports."""
    return World()


@pytest.fixture
def record(world: World) -> Record:
    """A record with a disputed toll, a claim, a suggestion, a non-dispute and denials."""
    one, two = world.report("The Pier Post"), world.report("Shore Radio", TEXT + " More follows.", None)
    kind = [world.says(r, "type", term("type:bombing")) for r in (one, two)]
    day = [world.says(r, "date", ON_THE_DAY, words="on Sunday") for r in (one, two)]
    place = [world.says(r, "place", TOWN, words="the ferry pier") for r in (one, two)]
    police = ("Harbour police", Role.AUTHORITY)
    low = [
        world.says(r, "killed", Count(14, 14, 14), words="14 people", voice=police, as_of=ON_THE_DAY)
        for r in (one, two)
    ]
    high = world.says(
        two, "killed", Count(18, 19, 19, "nearly"), words="nearly 20 dead", voice=("Mayor", Role.AUTHORITY)
    )
    for report in (one, two):
        _says_who(world, report)
    sentence = "The figure of the most recent and most independent reports stands, the other is kept."
    tolls = [reading(*low), reading(high)]
    return world.record(
        finding("type", term("type:bombing"), [reading(*kind)]),
        finding("date", ON_THE_DAY, [reading(*day)]),
        finding("place", TOWN, [reading(*place)]),
        finding(
            "killed",
            Count(14, 14, 19),
            tolls,
            status=Status.DISPUTED,
            rule="most_lineages",
            sentence=sentence,
        ),
    )


def _says_who(world: World, report: Report) -> None:
    claimant = ("Red Tide", Role.PERPETRATOR)
    said = {"words": "Red Tide", "voice": claimant, "notes": (("channel", "its radio"),)}
    world.says(report, "claim", RED_TIDE, **said)
    possible = Stance(certainty=Certainty.POSSIBLE)
    world.says(report, "blame", BLUE_SAIL, words="A scholar", voice=("", Role.EXPERT), stance=possible)
    undisputed = Stance(Polarity.NOT_DISPUTED)
    world.says(
        report,
        "non_dispute",
        RED_TIDE,
        words="claim",
        voice=("The cabinet", Role.AUTHORITY),
        stance=undisputed,
    )
    denied = Stance(Polarity.DENIED)
    notes = (("own", "yes"),)
    world.says(
        report,
        "denial",
        ALDERLAND,
        words="denied",
        voice=("A minister", Role.AUTHORITY),
        stance=denied,
        notes=notes,
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "not known"),
        (Count(84, 84, 84), "84"),
        (Count(90, 95, 99, "nearly"), "90–99"),
        (Count(84, 84, None, "at least"), "at least 84"),
        (Count(None, 12, 12, "up to"), "up to 12"),
        (Count(None, 50, None), "about 50"),
        (Count(None, None, None), "not known"),
        (ON_THE_DAY, "9 March 2031"),
        (PartialDate(DAY, date(2031, 3, 11), Granularity.DAYS, ""), "9–11 March 2031"),
        (PartialDate(DAY, date(2031, 4, 1), Granularity.DAYS, ""), "9 March – 1 April 2031"),
        (PartialDate(DAY, date(2032, 4, 1), Granularity.LONGER, ""), "9 March 2031 – 1 April 2032"),
        (PartialDate(date(2031, 3, 1), date(2031, 3, 31), Granularity.MONTH, ""), "March 2031"),
        (PartialDate(date(2031, 1, 1), date(2031, 12, 31), Granularity.YEAR, ""), "2031"),
        (PartialDate(date(2031, 5, 1), date(2031, 5, 10), Granularity.MONTH, ""), "1–10 May 2031"),
        (
            PartialDate(date(2031, 4, 1), date(2032, 3, 31), Granularity.YEAR, ""),
            "1 April 2031 – 31 March 2032",
        ),
        (PartialDate(None, None, Granularity.UNRESOLVED, "", weekday=2), "a Wednesday (no date)"),
        (PartialDate(None, None, Granularity.UNRESOLVED, "", month=3, day=9), "9 March (no date)"),
        (PartialDate(None, None, Granularity.UNRESOLVED, ""), "not known (no date)"),
        (TOWN, "Port Alder, Northern Shore, Alderland"),
        (replace(TOWN, near=True, within="Port Alder"), "near Port Alder, Alderland"),
        (Place("Alderland", PlaceKind.COUNTRY, country_name="Alderland"), "Alderland"),
        (RED_TIDE, "Red Tide"),
        (term("type:bombing"), "bombing"),
        (Text("to stop the ferry"), "to stop the ferry"),
        (Nothing("branch"), "no branch named"),
    ],
)
def test_values_in_words(value: Value | None, said: str) -> None:
    assert words(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Count(84, 84, 84), "84"),
        (Count(84, 84, 99), "84–84–99"),
        (Count(84, 84, None), "84–84–?"),
        (Count(None, None, None), "?–?–?"),
    ],
)
def test_tolls_as_low_best_high(value: Count, said: str) -> None:
    assert triple(value) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B", "A"], "A and B"),
        (list("ABC"), "A, B and C"),
        (list("ABCDE"), "A, B, C and 2 more"),
    ],
)
def test_lists_of_names(names: list[str], said: str) -> None:
    assert listed(names) == said


def test_long_words_are_cut_at_a_word() -> None:
    assert first_words("one two three", 9) == "one two…"
    assert first_words("one\n two", 9) == "one two"


def test_the_block_says_what_when_where_and_how_many(record: Record) -> None:
    found = block(record, POLICY)
    assert (found.what, found.when, found.where) == (
        "bombing",
        "9 March 2031",
        "Port Alder, Northern Shore, Alderland",
    )
    assert [(t.field, t.text) for t in found.tolls] == [("killed", "14–14–19")]
    assert (found.reports, found.lineages, found.outlets) == (2, 2, ("The Pier Post", "Shore Radio"))


def test_the_block_says_who_and_by_whom_and_how_firmly(record: Record) -> None:
    assert block(record, POLICY).said == (
        "claimed by Red Tide over its radio (2 reports)",
        "Blue Sail suggested by an expert (2 reports)",
        "The cabinet did not dispute that it was Red Tide",
        "Alderland denied its own involvement (2 reports)",
    )


@pytest.mark.parametrize(
    ("what", "value", "more", "clause"),
    [
        ("claim", RED_TIDE, {}, "claimed by Red Tide (1 report)"),
        ("claim", RED_TIDE, {"notes": (("withdrawn", "yes"),)}, "claim withdrawn by Red Tide (1 report)"),
        ("claim", Nothing("claim"), {"stance": Stance(Polarity.NOT_KNOWN)}, "said to be unclaimed"),
        ("branch", Nothing("branch"), {"stance": Stance(Polarity.NOT_KNOWN)}, "the claim names no branch"),
        (
            "blame",
            RED_TIDE,
            {"voice": ("The king", Role.AUTHORITY)},
            "Red Tide blamed by The king (1 report)",
        ),
        (
            "blame",
            RED_TIDE,
            {"voice": ("", Role.AUTHORITY), "stance": Stance(certainty=Certainty.PROBABLE)},
            "Red Tide suspected by an authority (1 report)",
        ),
        (
            "denial",
            RED_TIDE,
            {
                "voice": ("The king", Role.AUTHORITY),
                "stance": Stance(Polarity.DENIED),
                "notes": (("own", "no"),),
            },
            "The king denied that Red Tide was involved (1 report)",
        ),
        ("claim", RED_TIDE, {"stance": Stance(Polarity.DENIED)}, None),
        ("blame", RED_TIDE, {"stance": Stance(Polarity.NOT_DISPUTED)}, None),
        ("denial", RED_TIDE, {}, None),
        ("group", RED_TIDE, {}, None),
    ],
)
def test_one_clause_for_each_kind_of_word(
    world: World, what: str, value: Value, more: dict[str, object], clause: str | None
) -> None:
    report = world.report("The Pier Post")
    world.says(report, what, value, **more)
    assert responsibility(world.record()) == (() if clause is None else (clause,))


def test_a_new_version_is_not_another_report(world: World) -> None:
    first, other = world.report("The Pier Post"), world.report("Shore Radio")
    second = world.report("The Pier Post", TEXT + " Updated.")
    for report in (first, second, other):
        world.says(report, "claim", RED_TIDE)
    told = world.record()
    versions = (first, replace(second, version=2, replaces=first.id), other)
    linked = replace(told, reports=versions)
    assert responsibility(linked) == ("claimed by Red Tide (2 reports)",)
    assert block(linked, POLICY).reports == 2
    assert block(told, POLICY).reports == 3


def test_blame_of_different_firmness_stays_apart(world: World) -> None:
    report = world.report("The Pier Post")
    world.says(report, "blame", RED_TIDE, voice=("The king", Role.AUTHORITY))
    world.says(
        report, "blame", RED_TIDE, voice=("A clerk", Role.EXPERT), stance=Stance(certainty=Certainty.POSSIBLE)
    )
    assert responsibility(world.record()) == (
        "Red Tide blamed by The king (1 report)",
        "Red Tide suggested by A clerk (1 report)",
    )


def test_a_dispute_names_readings_rule_and_citation(record: Record) -> None:
    (dispute,) = block(record, POLICY).disputes
    assert dispute.readings == ("14 (Harbour police)", "18–19 (Mayor)")
    assert (dispute.status, dispute.rule, dispute.value) == ("disputed", "most_lineages", "14–19")
    assert dispute.citation == "GTD Codebook, April 2019, p. 1"


def test_fields_of_many_values_and_agreed_ones_are_no_dispute(world: World) -> None:
    report = world.report("The Pier Post")
    pair = [reading(world.says(report, "site", Text(name))) for name in ("pier", "quay")]
    same = [reading(world.says(report, "wounded", Count(3, 3, 3)))]
    settled = world.record(
        finding("site", Text("pier"), pair, status=Status.DISPUTED), finding("wounded", Count(3, 3, 3), same)
    )
    assert block(settled, POLICY).disputes == ()


def test_parts_of_a_toll_follow_their_whole_and_are_no_dispute_of_their_own(world: World) -> None:
    report = world.report("The Pier Post")
    whole = world.says(report, "killed", Count(14, 14, 14), words="14 people")
    parts = [world.says(report, "killed", Count(n, n, n), notes=(("part", "children"),)) for n in (2, 3)]
    settled = world.record(
        finding("killed", whole.value, [reading(whole)]),
        finding("killed/children", Count(2, 2, 3), [reading(p) for p in parts], status=Status.DISPUTED),
    )
    assert block(settled, POLICY).disputes == ()
    assert [t.field for t in block(settled, POLICY).tolls] == ["killed"]
    assert [f.label for f in detail(settled, POLICY).fields] == ["killed", "killed (children)"]


def test_without_findings_the_block_says_what_is_told_and_what_is_not_known(world: World) -> None:
    report = world.report(None)
    world.says(report, "place", TOWN)
    found = block(world.record(), POLICY)
    assert (found.what, found.where) == ("what happened not known", "Port Alder, Northern Shore, Alderland")
    assert (found.when, found.tolls, found.outlets) == ("date not known", (), ("unnamed.txt",))


def test_findings_of_another_policy_are_not_shown(record: Record) -> None:
    assert block(record, "acled").tolls == ()


def test_main_and_background_incidents_are_apart(record: Record, world: World) -> None:
    passing = world.record(background=True, name="i_2")
    summary = summarise([record, passing], POLICY)
    assert ([b.id for b in summary.main], [b.id for b in summary.background]) == (
        [record.incident.id],
        ["i_2"],
    )


def _drawn(make: Callable[[Console], None], width: int = 100) -> str:
    stream = StringIO()
    make(Console(file=stream, width=width, highlight=False, markup=False, emoji=False))
    return stream.getvalue()


def test_three_incidents_with_background_and_skips_fit_a_screen(record: Record) -> None:
    others = [
        replace(record, incident=replace(record.incident, id=f"i_{n}", background=n > 3)) for n in range(2, 6)
    ]
    skips = [Skip("in/scan.pdf", "not text but a PDF", "save its text first")]
    left = {"store": "out/variorum.sqlite", "dossier": "out/dossier.html", "exports": "out/exports"}
    shown = _drawn(
        lambda console: draw(console, summarise([record, *others], POLICY), skips=skips, left=left)
    )
    lines = shown.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 100
    for piece in (
        "killed 14–14–19",
        "claimed by Red Tide",
        "2 independent lineages",
        "most_lineages",
        "in/scan.pdf",
    ):
        assert piece in shown
    assert "\x1b" not in shown


def test_words_of_a_report_are_never_taken_for_markup(world: World) -> None:
    report = world.report("[bold]The Post[/bold]")
    world.says(report, "claim", Actor("[red]Tide[/red]", ActorKind.GROUP))
    shown = _drawn(lambda console: draw(console, summarise([world.record()], POLICY), skips=(), left={}))
    assert "[bold]The Post[/bold]" in shown
    assert "[red]Tide[/red]" in shown


def test_words_of_a_report_can_command_no_terminal(world: World) -> None:
    report = world.report("The \x1b]0;owned\x07Post\u202e")
    world.says(report, "claim", Actor("Tide\x1b[2J\x9b1m", ActorKind.GROUP))
    summary = summarise([world.record()], POLICY)
    skips = [Skip("in/\x1b[1A.txt", "not text", "mend it")]
    shown = _drawn(lambda console: draw(console, summary, skips=skips, left={"store": "\x1bout"}))
    shown += _drawn(lambda console: draw_detail(console, detail(world.record(), POLICY)))
    assert "Tide" in shown
    assert not set(shown) & set("\x1b\x07\x9b\u202e")


def test_many_voices_are_cut_and_the_rest_is_counted(world: World) -> None:
    report = world.report("The Pier Post")
    for number in range(9):
        world.says(report, "blame", Actor(f"Group {number}", ActorKind.GROUP))
    shown = _drawn(lambda console: draw(console, summarise([world.record()], POLICY), skips=(), left={}))
    assert "Group 6" in shown
    assert "Group 7" not in shown
    assert "and 2 more" in " ".join(shown.split())


def test_an_empty_summary_says_so() -> None:
    assert (
        _drawn(lambda console: draw(console, summarise([], POLICY), skips=(), left={}))
        == "No incident found.\n"
    )


def test_a_twin_is_a_warning(record: Record) -> None:
    twin = replace(record.incident, twins=(Twin("i_other", 0.5, ()),))
    summary = summarise([replace(record, incident=twin)], POLICY)
    assert "may be the same as i_other" in _drawn(lambda console: draw(console, summary, skips=(), left={}))


def test_the_detail_has_every_assertion_of_the_record_with_its_place(record: Record) -> None:
    found = detail(record, POLICY)
    witnesses = [w for f in found.fields for r in f.readings for w in r.witnesses]
    assert sorted(w.id for w in witnesses) == sorted(a.id for a in record.assertions())
    for witness in witnesses:
        assert record.report(witness.report).text[witness.start : witness.end] == witness.quote


def test_the_detail_names_what_was_chosen_what_lost_and_why(record: Record) -> None:
    killed = next(f for f in detail(record, POLICY).fields if f.field == "killed")
    assert [(r.value, r.chosen, r.lost) for r in killed.readings] == [
        ("14", True, None),
        ("18–19", False, "fewer lineages"),
    ]
    witness = killed.readings[0].witnesses[0]
    assert witness.voices == (("The Pier Post", "media"), ("Harbour police", "authority"))
    assert (witness.stance, witness.as_of) == ("certain", "9 March 2031")


def test_fields_that_no_rule_settled_are_shown_all_the_same(record: Record) -> None:
    denial = next(f for f in detail(record, POLICY).fields if f.field == "denial")
    assert (denial.status, [r.stance for r in denial.readings]) == ("not settled", ["denied"])


def test_the_drawn_detail_shows_voice_stance_and_place(record: Record) -> None:
    shown = _drawn(lambda console: draw_detail(console, detail(record, POLICY)), 120)
    assert "said by Harbour police (authority) < The Pier Post (media); certain; as of 9 March 2031" in shown
    start = TEXT.index("14 people")
    assert f"“14 people”  The Pier Post {record.reports[0].id} [{start}:{start + 9})" in shown
    assert "not chosen: fewer lineages" in shown
    assert "linked with 0.93: same day; same place" in shown


def test_the_detail_says_which_reports_are_one_witness_and_what_was_inferred(record: Record) -> None:
    one, two = record.reports
    derived = Derived(two.id, one.id, Derivation.EDITED, 0.9, "nine tenths of its words")
    line = Lineage("l_1", one.id, (one.id, two.id), (derived,))
    inferred = Inference(record.assertions("date")[0].id, ON_THE_DAY, "the linked report dates it")
    joined = replace(record, lineages=(line,), incident=replace(record.incident, inferences=(inferred,)))
    shown = _drawn(lambda console: draw_detail(console, detail(joined, POLICY)), 120)
    assert f"{two.id} edited: nine tenths of its words" in shown
    assert "9 March 2031: the linked report dates it" in shown


def test_summary_and_detail_are_plain_enough_for_json(record: Record) -> None:
    import json

    for thing in (summarise([record], POLICY), detail(record, POLICY)):
        assert json.loads(json.dumps(asdict(thing)))
