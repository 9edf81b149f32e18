"""Evidence: each assertion of a record with its lineage, primary voice, moment and doubts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model.assertion import AccountKind, Assertion, Certainty, Polarity, Role, VoiceLink
from variorum.model.codebook import TOLLS
from variorum.model.finding import Record
from variorum.model.report import Report
from variorum.model.value import Actor, Nothing, PartialDate, Value
from variorum.reconcile.moment import Moment, moment_of
from variorum.reconcile.witness import Witness, Witnesses, gist
from variorum.reconcile.words import bare, key_of, listed

#: accounts that tell of nothing that happened, or of several happenings at once
_UNSOUND_ACCOUNTS = {
    AccountKind.HYPOTHETICAL: "told as something that may happen",
    AccountKind.AGGREGATE: "a figure over several happenings",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """An assertion as the rules weigh it. `value` is dated by link where the report alone could not.

    `lineage` is the id of the witness that it counts for: a lineage, or an origin that we do not hold.
    `voice` is what voices are told apart by, `name` what people see; `doubts` are reasons in words; `part`
    is the part of a toll that it counts, `scope` whether it includes or excludes the attackers.
    """

    assertion: Assertion
    value: Value
    lineage: str
    voice: str
    name: str
    outlet: str
    moment: Moment
    doubts: tuple[str, ...] = ()
    inferred: str | None = None
    part: str | None = None
    scope: str | None = None
    #: the lineage of the whole report: an updated rewrite speaks later than its origin, in words of its own too
    whole_report: str = ""

    @property
    def report(self) -> str:
        """The id of the report."""
        return self.assertion.report_id

    @property
    def gives(self) -> bool:
        """True if it gives its field a value: a denial and a non-dispute do so in fields of their own."""
        polarity = self.assertion.stance.polarity
        return polarity in (Polarity.AFFIRMED, Polarity.NOT_KNOWN) or self.assertion.field in OWN_POLARITY

    def place(self) -> tuple[object, ...]:
        """Where it stands: sorts evidence by report and text."""
        return self.report, self.assertion.span, self.assertion.id

    @property
    def words(self) -> str:
        """Outlet, voice and moment: "The Herald, Iranian authorities, as of 4 January 2024"."""
        who = [self.outlet] if self.name == self.outlet else [self.outlet, self.name]
        return ", ".join([*who, self.moment.words])


#: fields whose assertions are never affirmed: refusing responsibility is what they say
OWN_POLARITY = ("denial", "non_dispute")


def gather(record: Record) -> tuple[Evidence, ...]:
    """The evidence of a record, by report and place in it: the order of accounts and reports is no matter."""
    index = _Index(record)
    found = (index.evidence(a, account.kind) for account in record.accounts for a in account.assertions)
    return tuple(sorted(found, key=Evidence.place))


class _Index:
    """What evidence is looked up in: reports, lineages, inferences, and what the origins say."""

    def __init__(self, record: Record) -> None:
        self._reports = {r.id: r for r in record.reports}
        self._witnesses = Witnesses(record)
        self._lineage_of = {i: line.id for line in record.lineages for i in line.report_ids}
        self._inferred = {i.assertion_id: i for i in record.incident.inferences}
        self._as_of = {i.assertion_id: i.value for i in record.incident.as_of_inferences}
        self._actors = _names_of_actors(record)
        self._ids = _actors_by_name(record)
        self._said = {(a.report_id, *gist(a)): a for a in sorted(record.assertions(), key=_order)}

    def evidence(self, said: Assertion, kind: AccountKind) -> Evidence:
        report = self._reports.get(said.report_id)
        dates = isinstance(said.value, PartialDate)
        inference = self._inferred.get(said.id) if dates else None
        witness = self._witnesses.of(said)
        outlet = outlet_name(report, said.report_id)
        name = self._name(said, witness.name or outlet)
        return Evidence(
            assertion=said,
            value=inference.value if inference else self._value(said),
            lineage=witness.id,
            voice=voice_key(said.voice.primary, name, own=said.voice.outlets_own),
            name=name,
            outlet=outlet,
            moment=self._moment(said, witness),
            doubts=tuple(_doubts(said, kind)),
            inferred=inference.reason if inference else None,
            part=said.note("part"),
            scope=said.note("attackers"),
            whole_report=self._lineage_of.get(said.report_id, said.report_id),
        )

    def _name(self, said: Assertion, outlet: str) -> str:
        """A group that speaks through a statement or channel goes by its own name."""
        link = said.voice.primary
        if link.role is Role.PERPETRATOR and link.actor in self._actors:
            return self._actors[link.actor]
        return voice_name(link, outlet, own=said.voice.outlets_own)

    def _value(self, said: Assertion) -> Value:
        """The value; what a voice says is not known gives no value, whatever was asked about.

        A bare name is the curated actor of that name, where another account of the record tells of one.
        """
        if said.stance.polarity is Polarity.NOT_KNOWN and not isinstance(said.value, Nothing):
            return Nothing(said.field)
        if isinstance(said.value, Actor) and said.value.id is None:
            return self._ids.get(key_of(said.value.name)) or said.value
        return said.value

    def _moment(self, said: Assertion, witness: Witness) -> Moment:
        """The moment at the origin: a rewrite that repeats a figure does not make it newer."""
        source = self._said.get((witness.report_id, *gist(said)), said)
        report = self._reports.get(source.report_id)
        return moment_of(source, report.published if report else None, self._as_of.get(source.id))


def _names_of_actors(record: Record) -> dict[str | None, str]:
    """The names of the curated actors that a record's values name, by id."""
    actors = (a.value for a in record.assertions() if isinstance(a.value, Actor))
    return {a.id: a.name for a in sorted(actors, key=lambda a: a.name) if a.id}


def _actors_by_name(record: Record) -> dict[str, Actor | None]:
    """The curated actors that a record's values name, by their names; None where two have one name."""
    found: dict[str, Actor | None] = {}
    for actor in (a.value for a in record.assertions() if isinstance(a.value, Actor) and a.value.id):
        other = found.setdefault(key_of(actor.name), actor)
        if other and other.id != actor.id:
            found[key_of(actor.name)] = None
    return found


def _order(said: Assertion) -> tuple[object, ...]:
    return said.report_id, said.span, said.id


def outlet_name(report: Report | None, report_id: str) -> str:
    """The outlet, or "unnamed outlet" with the report's id: two unnamed outlets are two voices."""
    return report.outlet if report is not None and report.outlet else f"unnamed outlet {report_id}"


def voice_name(link: VoiceLink, outlet: str, *, own: bool) -> str:
    """The primary voice as people read it; the outlet itself where it credits nobody."""
    return outlet if own or not link.name else bare(link.name)


def voice_key(link: VoiceLink, name: str, *, own: bool) -> str:
    """What two voices are compared by: the actor behind them if one is known, else the name.

    "Police" in two reports are one voice: that counts too few witnesses rather than too many.
    """
    return link.actor if link.actor and not own else key_of(name)


def _doubts(said: Assertion, kind: AccountKind) -> Iterator[str]:
    if said.field in TOLLS and said.voice.primary.role is Role.PERPETRATOR:
        yield "on the perpetrators' own word"
    if said.stance.certainty is Certainty.POSSIBLE:
        yield "only said to be possible"
    if kind in _UNSOUND_ACCOUNTS:
        yield _UNSOUND_ACCOUNTS[kind]
    if said.note("hypothetical"):
        yield _UNSOUND_ACCOUNTS[AccountKind.HYPOTHETICAL]


def names_of(found: tuple[Evidence, ...]) -> tuple[str, ...]:
    """The distinct primary voices, each by its longest name, in the order of the alphabet."""
    names: dict[str, str] = {}
    for one in found:
        names[one.voice] = max(names.get(one.voice, ""), one.name, key=lambda n: (len(n), n))
    return tuple(sorted(names.values()))


def witnesses(found: tuple[Evidence, ...], most: int = 3) -> str:
    """The first few pieces of evidence in words, the latest first."""
    ordered = sorted(found, key=lambda e: (e.moment.day or "", e.words), reverse=True)
    words = list(dict.fromkeys(e.words for e in ordered))
    more = [f"{len(words) - most} more"] if len(words) > most else []
    return "; ".join([*words[:most], *more])


def doubt_words(found: tuple[Evidence, ...]) -> str:
    """The distinct doubts of some evidence as a list."""
    return listed(sorted(d for e in found for d in e.doubts))
