"""An invented bombing told by three reports, one of them a rewrite, with all that a record can hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate
from typing import Any

import pytest

from tests.publish import made_records
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
from variorum.model.incident import Derivation, Derived, Incident, Inference, Lineage, Link, Twin
from variorum.model.report import Known, OffsetMap, Passage, PassageKind, Published, Report, Span
from variorum.model.value import (
    Actor,
    ActorKind,
    Count,
    Granularity,
    Nothing,
    PartialDate,
    Place,
    PlaceKind,
    PlaceOption,
    Text,
    Value,
)


def flowed(text: str) -> str:
    """Paragraphs on one line each."""
    return "\n\n".join(" ".join(block.split()) for block in text.split("\n\n"))


COURIER = flowed("""Bomber kills 31 at Velmar ferry terminal

A suicide bomber set off an explosive belt inside the ferry terminal of Velmar, Karsia, on Monday
evening, killing at least 31 people and wounding more than 70, the interior ministry said early on
Tuesday. Six of the dead were children, according to the ministry.

The Northern Front claimed responsibility in a statement on its Telegram channel. The statement called
the bomber Idris Vane and named no branch of the group. “We struck the port of the blockade,” it said.

An unnamed coast guard officer told the state agency KNA that cameras on the quay had recorded the blast
at 6:40 p.m.

Lena Marsh, who studies armed groups at the Institute for Coastal Security, said the belt “would fit the
Salt Brigade, a branch of the Front”, and called revenge for the blockade the likeliest motive.

Orland denied any part in the bombing. Its foreign ministry added that it did not dispute the claim of
the Northern Front. A man who spoke for the Salt Brigade denied that it was involved.

Prime Minister Ada Holm vowed to “answer every name”. The regional council condemned the attack.

In 2027 a shooting at the Velmar fish market killed 12 people.""")

NORTHLINE = flowed("""Nearly 40 dead in Velmar port blast

VELMAR — Nearly 40 people were killed when a bomb exploded in the port of Velmar on Wednesday, hospital
staff said. Rescuers counted 74 wounded.

Police suspect the Northern Front – which has fought the navy for years – and arrested two men. The
attack was the deadliest since gunmen shot dead 12 people at the fish market four years ago.

A survivor, who asked not to be named, said she saw “a man in a grey coat” shout before the explosion.""")

CANAL = flowed("""Port blast in Velmar leaves nearly 40 dead

Nearly 40 people were killed when a bomb exploded in the port of Velmar on Wednesday, staff at the
hospital said. Rescuers counted 74 wounded.

Police suspect the Northern Front and arrested two men.""")

MONDAY = PartialDate(date(2031, 5, 12), date(2031, 5, 12), Granularity.DAY, "weekday before publication")
TUESDAY = PartialDate(date(2031, 5, 13), date(2031, 5, 13), Granularity.DAY, "weekday before publication")
A_WEDNESDAY = PartialDate(None, None, Granularity.UNRESOLVED, "no publication date", weekday=2)
Y2027 = PartialDate(date(2027, 1, 1), date(2027, 12, 31), Granularity.YEAR, "year as written")
FRONT = Actor("Northern Front", ActorKind.GROUP, id="group:northern-front")
BRIGADE = Actor("Salt Brigade", ActorKind.GROUP, id="group:salt-brigade", parent="group:northern-front")
ORLAND = Actor("Orland", ActorKind.STATE, country="OL")
VELMAR = Place(
    "Velmar",
    PlaceKind.CITY,
    gazetteer_id="geonames:9990001",
    country="KX",
    country_name="Karsia",
    within="Saltmark",
    latitude=54.3301,
    longitude=-12.8702,
    radius_km=6.0,
    alternatives=(PlaceOption("geonames:9990002", "Velmar Heights", "OL", PlaceKind.CITY, 0.31),),
)
MARKET = replace(VELMAR, name="Velmar fish market", kind=PlaceKind.SITE, near=True, alternatives=())

MINISTRY = VoiceLink("interior ministry", Role.AUTHORITY)
FRONT_VOICE = VoiceLink("Northern Front", Role.PERPETRATOR, actor="group:northern-front")
POSSIBLY = Stance(certainty=Certainty.POSSIBLE)
PROBABLY = Stance(certainty=Certainty.PROBABLE)


def report_of(text: str, outlet: str | None, **more: Any) -> Report:
    """A report with passages at blank lines; its original has 9 bytes before the text."""
    original = b"<article>" + text.encode("utf-8", "surrogatepass")
    sha256 = hashlib.sha256(original).hexdigest()
    kept = {"url": None, "published": None, **more}
    return Report(
        id=f"r_{sha256[:16]}",
        sha256=sha256,
        origin=f"in/{(outlet or 'unnamed').split('<')[0].strip().lower().replace(' ', '-')}.txt",
        text=text,
        passages=tuple(passages(text)),
        outlet=outlet,
        offsets=offsets(text, first=9),
        **{"title": text.split("\n", maxsplit=1)[0], **kept},
    )


def passages(text: str) -> Iterable[Passage]:
    """The blocks between blank lines, the first of them the title."""
    at = 0
    for i, block in enumerate(text.split("\n\n")):
        yield Passage(at, at + len(block), PassageKind.PARAGRAPH if i else PassageKind.TITLE)
        at += len(block) + 2


def offsets(text: str, *, first: int) -> OffsetMap:
    """A run for each code point: plain and exact."""
    sizes = [len(c.encode("utf-8", "surrogatepass")) for c in text]
    edges = list(accumulate(sizes, initial=first))
    return OffsetMap(tuple(range(len(sizes))), tuple(edges[:-1]), tuple(edges[1:]), (1,) * len(sizes))


@dataclass
class Teller:
    """One account of a report, to which `says` adds assertions by their words."""

    report: Report
    kind: AccountKind
    name: str
    head: str
    told: list[Assertion] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id of the account."""
        return f"a_{self.name}"

    def find(self, words: str, within: str | None = None) -> Span:
        """The span of `words`, within the first passage of words `within` if that is given."""
        base = 0 if within is None else self.report.text.index(within)
        start = self.report.text.find(words, base)
        assert start >= 0, words
        return self.report.span(start, start + len(words))

    def sentence(self, span: Span) -> Span:
        """The passage around a span: enough of a sentence for the tests."""
        around = next(p for p in self.report.passages if p.start <= span.start < p.end)
        return self.report.span(around.start, max(around.end, span.end))

    def says(self, field_name: str, value: Value, words: str, **more: Any) -> Assertion:
        """An assertion; `by` are voice links inside the outlet; `stance`, `cue` and so on may be given."""
        span = self.find(words, more.get("within"))
        own = VoiceLink(self.report.outlet or "", Role.MEDIA, named=False)
        cue = more.get("cue")
        draft = Draft(
            field=field_name,
            value=value,
            span=span,
            context=self.sentence(span),
            voice=Voice((own, *more.get("by", ()))),
            stance=more.get("stance", Stance()),
            rule=more.get("rule", f"{field_name}.invented"),
            cue=None if cue is None else self.find(cue, more.get("within")),
            as_of=more.get("as_of"),
            notes=more.get("notes", ()),
        )
        made = assertion(draft, report_id=self.report.id, account_id=self.id)
        self.told.append(made)
        return made

    def account(self) -> Account:
        """The account as told."""
        head = self.find(self.head)
        return Account(
            self.id, self.report.id, self.kind, head, (head,), f"{self.head} in Velmar", tuple(self.told)
        )


def count(low: int | None, best: int | None, high: int | None, hedge: str = "exact") -> Count:
    """A count."""
    return Count(low, best, high, hedge)


@dataclass
class World:
    """Three reports, their accounts, and the records made of them by hand."""

    reports: dict[str, Report]
    tellers: dict[str, Teller]
    records: tuple[Record, ...]

    @property
    def main(self) -> Record:
        """The record of the bombing."""
        return self.records[0]

    def crowd(self, size: int) -> Record:
        """The bombing as told by `size` reports, which say the same three things over and over."""
        copies = [_renamed(self.main, i) for i in range(-(-size // len(self.reports)))]
        accounts = tuple(a for r in copies for a in r.accounts)[:size]
        held = {a.report_id for a in accounts}
        reports = tuple(r for c in copies for r in c.reports if r.id in held)
        return replace(self.main, accounts=accounts, reports=reports)


def _renamed(record: Record, number: int) -> Record:
    """The record with other ids for reports, accounts and assertions."""

    def account(a: Account) -> Account:
        said = tuple(
            replace(s, id=f"{s.id}{number}", report_id=f"{s.report_id}{number}") for s in a.assertions
        )
        return replace(a, id=f"{a.id}{number}", report_id=f"{a.report_id}{number}", assertions=said)

    reports = tuple(replace(r, id=f"{r.id}{number}") for r in record.reports)
    return replace(record, accounts=tuple(map(account, record.accounts)), reports=reports)


def courier_main(report: Report) -> Teller:
    """What the Harbour Courier says about the bombing."""
    t = Teller(report, AccountKind.MAIN, "courier_main", "A suicide bomber")
    ministry = {"by": (MINISTRY,), "cue": "the interior ministry said", "as_of": TUESDAY}
    front = {"by": (FRONT_VOICE,), "notes": (("channel", "Telegram"), ("mode", "7"), ("via", "statement"))}
    officer = (VoiceLink("KNA", Role.MEDIA), VoiceLink("coast guard officer", Role.AUTHORITY, named=False))
    expert = (VoiceLink("Lena Marsh", Role.EXPERT, span=t.find("Lena Marsh, who studies armed groups")),)
    orland = (VoiceLink("Orland", Role.AUTHORITY),)
    t.says("type", term("type:suicide-bombing"), "suicide bomber")
    t.says("date", MONDAY, "on Monday evening", **ministry)
    t.says("time", Text("evening"), "evening", **ministry)
    t.says("place", VELMAR, "Velmar, Karsia", **ministry)
    t.says("site", Text("ferry terminal"), "the ferry terminal", **ministry)
    t.says("weapon", term("weapon:suicide-belt"), "explosive belt")
    t.says("killed", count(31, 31, 31), "31", rule="toll.headline")
    t.says("killed", count(31, 31, None, "at least"), "at least 31 people", **ministry)
    t.says("killed", count(6, 6, 6), "Six of the dead", by=(MINISTRY,), notes=(("part", "children"),))
    t.says("wounded", count(71, 71, None, "more than"), "more than 70", **ministry)
    t.says("claim", FRONT, "The Northern Front", cue="claimed responsibility", **front)
    t.says("group", FRONT, "Northern Front", **front)
    t.says("perpetrator", Actor("Idris Vane", ActorKind.PERSON), "Idris Vane", **front)
    unknown = Stance(polarity=Polarity.NOT_KNOWN)
    t.says("branch", Nothing("branch"), "named no branch of the group", stance=unknown, **front)
    t.says(
        "statement",
        term("statement:reported"),
        "cameras on the quay had recorded the blast",
        by=officer,
        notes=(("words", "cameras on the quay had recorded the blast"),),
    )
    t.says("time", Text("6:40 p.m."), "6:40 p.m.", by=officer)
    t.says("blame", BRIGADE, "the Salt Brigade", by=expert, stance=POSSIBLY, cue="said")
    t.says(
        "assessment",
        Text("would fit the Salt Brigade, a branch of the Front"),
        "would fit the Salt Brigade, a branch of the Front",
        by=expert,
        stance=POSSIBLY,
    )
    t.says("motive", Text("revenge for the blockade"), "revenge for the blockade", by=expert, stance=PROBABLY)
    denied = Stance(polarity=Polarity.DENIED)
    t.says(
        "denial", ORLAND, "Orland", within="Orland denied", by=orland, stance=denied, notes=(("own", "yes"),)
    )
    t.says(
        "denial",
        BRIGADE,
        "the Salt Brigade",
        within="A man who spoke",
        stance=denied,
        notes=(("own", "yes"),),
        by=(
            VoiceLink("Salt Brigade", Role.PERPETRATOR, span=t.find("A man who spoke for the Salt Brigade")),
        ),
    )
    lets = Stance(polarity=Polarity.NOT_DISPUTED)
    t.says(
        "non_dispute",
        FRONT,
        "the Northern Front",
        within="did not dispute",
        stance=lets,
        by=(VoiceLink("Orland's foreign ministry", Role.AUTHORITY),),
    )
    t.says(
        "statement",
        term("statement:vowed"),
        "vowed to “answer every name”",
        by=(VoiceLink("Ada Holm", Role.AUTHORITY),),
        notes=(("words", "answer every name"),),
    )
    t.says(
        "statement",
        term("statement:condemned"),
        "condemned the attack",
        by=(VoiceLink("regional council", Role.AUTHORITY),),
    )
    return t


def northline_main(report: Report, name: str = "northline_main") -> Teller:
    """What the Northline Wire says about the bombing, and the rewrite with it."""
    t = Teller(report, AccountKind.MAIN, name, "a bomb")
    copy = name != "northline_main"
    staff = {
        "by": (VoiceLink("hospital staff", Role.WITNESS),),
        "cue": "the hospital said" if copy else "said",
    }
    police = (VoiceLink("Police", Role.AUTHORITY),)
    t.says("type", term("type:bombing"), "a bomb exploded")
    t.says("date", A_WEDNESDAY, "on Wednesday", **staff)
    t.says("place", replace(VELMAR, alternatives=()), "Velmar", **staff)
    t.says("killed", count(36, None, 39, "nearly"), "Nearly 40 people", **staff)
    t.says("wounded", count(74, 74, 74), "74 wounded", by=(VoiceLink("rescuers", Role.WITNESS),))
    t.says("blame", FRONT, "the Northern Front", by=police, stance=PROBABLY, cue="suspect")
    t.says("arrested", count(2, 2, 2), "arrested two men", by=police)
    if not copy:
        survivor = (
            VoiceLink("", Role.VICTIM, named=False, span=t.find("A survivor, who asked not to be named")),
        )
        t.says("statement", term("statement:reported"), "she saw “a man in a grey coat” shout", by=survivor)
    return t


def background_of(report: Report, name: str, head: str) -> Teller:
    """What a report says in passing about the shooting at the market."""
    t = Teller(report, AccountKind.BACKGROUND, name, head)
    if name == "courier_back":
        t.says("type", term("type:shooting"), "a shooting")
        t.says("date", Y2027, "In 2027")
        t.says("killed", count(12, 12, 12), "killed 12 people")
    else:
        t.says("type", term("type:shooting"), "gunmen shot dead 12 people")
        t.says("killed", count(12, 12, 12), "12 people")
        t.says("date", replace(A_WEDNESDAY, weekday=None), "four years ago")
    t.says("place", MARKET, "fish market")
    return t


def reading(name: str, value: Value, *behind: Assertion, **more: Any) -> Reading:
    """A reading with what stands behind it; `lineages` and `denied` may be given."""
    moments = sorted(a.as_of.start.isoformat() for a in behind if a.as_of and a.as_of.start)
    return Reading(
        id=f"g_{name}",
        field=name.split("-", maxsplit=1)[0],
        value=value,
        stance=min((a.stance for a in behind), key=lambda s: list(Certainty).index(s.certainty)),
        assertions=tuple(a.id for a in behind),
        reports=tuple(dict.fromkeys(a.report_id for a in behind)),
        lineages=more.get("lineages", ("l_a",)),
        voices=tuple(dict.fromkeys(a.voice.primary.name for a in behind)),
        denied_by=tuple(a.id for a in more.get("denied", ())),
        first=moments[0] if moments else None,
        last=moments[-1] if moments else None,
    )


@dataclass(frozen=True)
class Settling:
    """What a policy does with the readings of a field."""

    policy: str
    status: Status
    chosen: tuple[int, ...]
    sentence: str
    value: Value | None = None


def finding(field_name: str, readings: tuple[Reading, ...], how: Settling) -> Finding:
    """The finding of a policy; readings that are not chosen lose with a reason."""
    chosen = tuple(readings[i].id for i in how.chosen)
    value = how.value or (readings[how.chosen[0]].value if how.chosen else None)
    base = field_name.split("/", maxsplit=1)[0]
    return Finding(
        incident_id="i_velmar",
        field=field_name,
        policy=how.policy,
        status=how.status,
        value=value,
        rule=f"{how.policy.replace('-', '_')}_{base}",
        sentence=how.sentence,
        citation=f"{how.policy} codebook, the page on {base}",
        readings=readings,
        chosen=chosen,
        losses=tuple(Loss(r.id, "another reading is more recent") for r in readings if r.id not in chosen),
    )


def single(field_name: str, *behind: Assertion, denied: Iterable[Assertion] = ()) -> tuple[Finding, ...]:
    """The findings of the three policies on a field with one reading."""
    one = (reading(field_name, behind[0].value, *behind, denied=tuple(denied)),)
    status = Status.AGREED if len({a.report_id for a in behind}) > 1 else Status.SINGLE
    return tuple(
        finding(field_name, one, Settling(policy, status, (0,), "Only one value is given."))
        for policy in ("gtd-2019", "ged-23.1", "acled")
    )


def bombing_findings(told: dict[str, list[Assertion]]) -> tuple[Finding, ...]:
    """The findings on the bombing."""
    ministry = [a for a in told["killed"] if a.voice.primary == MINISTRY and not a.notes]
    headline = [a for a in told["killed"] if a.voice.outlets_own]
    staff = [a for a in told["killed"] if a.voice.primary.name == "hospital staff"]
    killed = (
        reading("killed-31", count(31, 31, 31), *ministry, *headline),
        reading("killed-40", count(36, None, 39, "nearly"), *staff, lineages=("l_b",)),
    )
    spread = count(31, 31, 39)
    latest = "The most recent independent source gives it (interior ministry, as of 13 May 2031)."
    low = "The most conservative figure stands; the other is in the notes."
    tolls = (
        finding("killed", killed, Settling("gtd-2019", Status.SUPERSEDED, (0,), latest)),
        finding(
            "killed", killed, Settling("ged-23.1", Status.RANGE, (0, 1), "Low to high, best as said.", spread)
        ),
        finding("killed", killed, Settling("acled", Status.DISPUTED, (0,), low)),
    )
    wounded = (
        reading("wounded-74", count(74, 74, 74), *told["wounded"][1:], lineages=("l_b",)),
        reading("wounded-71", count(71, 71, None, "more than"), told["wounded"][0]),
    )
    hurt = finding(
        "wounded", wounded, Settling("gtd-2019", Status.AGREED, (0,), "“More than 70” takes in 74.")
    )
    unheard = finding(
        "wounded", wounded, Settling("acled", Status.NONE_SUPPORTED, (), "ACLED codes no injuries.")
    )
    part = [a for a in told["killed"] if a.notes]
    group = [*told["group"], *told["claim"], *(a for a in told["blame"] if a.value == FRONT)]
    suggested = [a for a in told["blame"] if a.value == BRIGADE]
    groups = (
        reading("group-front", FRONT, *group, lineages=("l_a", "l_b")),
        reading(
            "group-brigade", BRIGADE, *suggested, denied=[a for a in told["denial"] if a.value == BRIGADE]
        ),
    )
    plain = ("date", "place", "site", "perpetrator", "branch", "claim", "statement", "arrested", "weapon")
    return (
        *(f for name in plain for f in single(name, told[name][0])),
        *single("type", *told["type"][:1]),
        *tolls,
        hurt,
        unheard,
        *single("killed/children", *part),
        *(
            finding(
                "group", groups, Settling(p, Status.DISPUTED, (0,), "Claimed; the other is only suggested.")
            )
            for p in ("gtd-2019", "ged-23.1", "acled")
        ),
    )


def told_by(tellers: Iterable[Teller]) -> dict[str, list[Assertion]]:
    """Assertions by field."""
    found: dict[str, list[Assertion]] = {}
    for teller in tellers:
        for one in teller.told:
            found.setdefault(one.field, []).append(one)
    return found


def bombing(tellers: list[Teller], reports: dict[str, Report]) -> Record:
    """The record of the bombing."""
    reasons = (
        "the same place: Velmar",
        "days that fit: 12 May 2031 and a Wednesday",
        "killed: 31 and nearly 40",
    )
    wednesdays = [a for t in tellers for a in t.told if a.field == "date" and not a.value.resolved]  # type: ignore[union-attr]
    resolved = replace(MONDAY, basis="linked account")
    incident = Incident(
        id="i_velmar",
        links=tuple(Link(t.id, 0.94 - i / 10, reasons) for i, t in enumerate(tellers)),
        background=False,
        inferences=tuple(
            Inference(a.id, resolved, "“Wednesday” is dated by report A, which does not fit")
            for a in wednesdays
        ),
        twins=(
            Twin("i_market", 0.41, ("the same town", "both name 12 people")),
            Twin("i_gone", 0.2, ("a day apart",)),
        ),
    )
    copy = Derived(
        reports["canal"].id,
        reports["northline"].id,
        Derivation.EDITED,
        0.93,
        "14 of 15 sentences are found there",
    )
    return Record(
        incident=incident,
        accounts=tuple(t.account() for t in tellers),
        reports=tuple(reports.values()),
        lineages=(
            Lineage("l_a", reports["courier"].id, (reports["courier"].id,)),
            Lineage("l_b", reports["northline"].id, (reports["northline"].id, reports["canal"].id), (copy,)),
        ),
        findings=bombing_findings(told_by(tellers)),
    )


def shooting(tellers: list[Teller], reports: dict[str, Report]) -> Record:
    """The record of the shooting that two of the reports mention."""
    told = told_by(tellers)
    held = {t.report.id: t.report for t in tellers}
    return Record(
        incident=Incident("i_market", tuple(Link(t.id, 0.8, ("both: 12 killed",)) for t in tellers), True),
        accounts=tuple(t.account() for t in tellers),
        reports=tuple(held.values()),
        lineages=tuple(Lineage(f"l_{i}", r, (r,)) for i, r in enumerate(held)),
        findings=tuple(f for name in ("type", "date", "place", "killed") for f in single(name, *told[name])),
    )


def world() -> World:
    """The invented world."""
    reports = {
        "courier": report_of(
            COURIER,
            "Harbour Courier",
            url="https://courier.example/velmar",
            published=Published("2031-05-13T07:10:00+00:00", Known.PAGE),
        ),
        "northline": report_of(NORTHLINE, "Northline Wire", published=Published("2031-05-15", Known.GIVEN)),
        "canal": report_of(CANAL, "Canal Street Post"),
    }
    main = [
        courier_main(reports["courier"]),
        northline_main(reports["northline"]),
        northline_main(reports["canal"], "canal_main"),
    ]
    back = [
        background_of(reports["courier"], "courier_back", "a shooting"),
        background_of(reports["northline"], "northline_back", "gunmen shot dead"),
    ]
    records = (bombing(main, reports), shooting(back, reports))
    return World(reports, {t.name: t for t in (*main, *back)}, records)


@pytest.fixture(scope="session")
def velmar() -> World:
    """The invented bombing in Velmar and the shooting told of in passing."""
    return world()


#: the fixtures of the exports
a, make = made_records.a, made_records.make
