"""The benchmark `muc4-clusters`: reports of MUC-4 that tell of the killing of one of six well-known victims, linked.

The key says which reports have a template of an accomplished attack that names the victim among its human targets
(dev, tst1 and tst2 unless a set is named; tst3 is not looked at). The accounts of all these reports are linked together.
A report counts for a victim with the account of ours that names the victim most often, among people hit or else in its
sentences; else with its main one, else it is by itself.

- `b_cubed`, `ari`: of these (report, victim) items, our incidents against the victims.
- by victim: how many reports, the share of them in the largest of our incidents, and how many groups are said to have
  done it, as readings of that incident's finding under gtd-2019.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from variorum.errors import BadInput
from variorum.evaluate.gva_clusters import adjusted_rand, b_cubed
from variorum.evaluate.muc4.evaluate import read_key
from variorum.evaluate.muc4.templates import Template
from variorum.evaluate.muc4.texts import messages
from variorum.evaluate.outcome import Miss, Outcome, Task
from variorum.evaluate.reading import read_all
from variorum.evaluate.settled import Read, main_account, settled
from variorum.link.linker import Corpus, link
from variorum.model.assertion import Account
from variorum.model.finding import Record
from variorum.model.incident import Incident, Lineage
from variorum.model.value import Actor

SETS = ("dev", "tst1", "tst2")
#: the victims, as the keys write their names; others of the same surname are left out
VICTIMS: Mapping[str, str] = {
    "Jesuits": r"JESUIT|ELLACURIA",
    "Galan": r"CARLOS GALAN|^GALAN$",
    "Jaramillo": r"BERNARDO JARAMILLO(?: OSSA)?$|^JARAMILLO(?: OSSA)?$",
    "Oqueli": r"OQUELI",
    "Rodriguez Porth": r"RODRIGUEZ PORTH",
    "Pizarro": r"CARLOS PIZARRO|^PIZARRO$",
}
POLICY = "gtd-2019"
Item = tuple[str, str]


def evaluate(task: Task) -> Outcome:
    """The figures of the sets at `task.data`; BadInput if tst3 or tst4 is named or the data is not there."""
    if task.set not in (None, *SETS):
        raise BadInput(f"no clusters in {task.set}", where="--set", mend=f"one of {', '.join(SETS)}, or none")
    parts = (task.set,) if task.set else SETS
    wanted = {m: told for part in parts for m, told in victims(read_key(task.data, part)).items()}
    texts = (m for part in parts for m in messages(task.data, part) if m.id in wanted)
    named = [(m.id, m.report) for m in texts]
    read = dict(zip((name for name, _ in named), read_all(task, [r for _, r in named]), strict=True))
    records = list(linked(list(read.values())))
    return _outcome(wanted, read, records)


def victims(keys: Sequence[Template]) -> dict[str, tuple[str, ...]]:
    """Which of the victims each message has an accomplished attack on, as its key says."""
    found: dict[str, set[str]] = {}
    for key in keys:
        names = [o.value.strip('"') for f in key.fills("hum-tgt-name") for o in f.options]
        told = {v for v, words in VICTIMS.items() if any(re.search(words, name) for name in names)}
        if told and key.first("inc-stage") == "ACCOMPLISHED":
            found.setdefault(key.message, set()).update(told)
    return {message: tuple(sorted(told)) for message, told in found.items()}


def linked(read: Sequence[Read]) -> Iterator[Record]:
    """The incidents of all these reports, as records."""
    accounts = {a.id: a for _, those in read for a in those}
    reports = {r.id: r for r, _ in read}
    found = list(link(Corpus(tuple(reports.values()), tuple(accounts.values()))))
    lineages = tuple(one for one in found if isinstance(one, Lineage))
    for incident in found:
        if isinstance(incident, Incident):
            members = tuple(accounts[one.account_id] for one in incident.links)
            its = {a.report_id for a in members}
            yield Record(incident, members, tuple(r for r in reports.values() if r.id in its), lineages)


def _outcome(
    wanted: Mapping[str, Sequence[str]], read: Mapping[str, Read], records: Sequence[Record]
) -> Outcome:
    homes = {a.id: record for record in records for a in record.accounts}
    chosen = {(m, v): account_on(v, read[m][1]) for m, told in wanted.items() for v in told}
    given = {
        item: homes[a.id].incident.id if a and a.id in homes else str(item) for item, a in chosen.items()
    }
    names = {str(item): home for item, home in given.items()}
    gold = {str(item): item[1] for item in given}
    by_id = {record.incident.id: record for record in records}
    figures: dict[str, object] = {
        "b_cubed": b_cubed(names, gold).figures(),
        "ari": adjusted_rand(names, gold),
    }
    figures |= {v: _of_victim(v, given, by_id) for v in VICTIMS if v in gold.values()}
    return Outcome(figures, len(read), tuple(_misses(given, by_id)))


def account_on(victim: str, accounts: Sequence[Account]) -> Account | None:
    """The account that names the victim most often; the main one where none does.

    Among people hit first, then in the sentences of any of its assertions.
    """
    for said in (_people_hit, _sentences):
        counted = {a.id: len(re.findall(_spoken(victim), said(a), re.IGNORECASE)) for a in accounts}
        named = [a for a in accounts if counted[a.id]]
        if named:
            return max(named, key=lambda a: (counted[a.id], a.id))
    return main_account(accounts)


def _spoken(victim: str) -> str:
    """The last name alone, as reports use it."""
    return VICTIMS[victim] if victim == "Jesuits" else rf"\b{victim}\b"


def _people_hit(account: Account) -> str:
    return "\n".join(a.original for a in account.of("victim", "harmed", "killed", "wounded"))


def _sentences(account: Account) -> str:
    return "\n".join({a.context.quote for a in account.assertions})


def _of_victim(victim: str, given: Mapping[Item, str], by_id: Mapping[str, Record]) -> dict[str, float]:
    homes = Counter(home for (_, v), home in given.items() if v == victim)
    largest, count = homes.most_common(1)[0]
    total = sum(homes.values())
    rivals = len(groups(by_id[largest])) if largest in by_id else 0
    return {"reports": float(total), "largest": count / total, "groups_said": float(rivals)}


def groups(record: Record) -> set[str]:
    """The groups that readings of the incident's finding name as its perpetrators."""
    finding = settled(record, POLICY).get("group")
    values = [reading.value for reading in finding.readings] if finding else []
    return {value.name for value in values if isinstance(value, Actor)}


def _misses(given: Mapping[Item, str], by_id: Mapping[str, Record]) -> Iterator[Miss]:
    """Reports outside of the largest incident of their victim."""
    for victim in VICTIMS:
        homes = Counter(home for (_, v), home in given.items() if v == victim)
        largest = homes.most_common(1)[0][0] if homes else ""
        for (message, v), home in given.items():
            if v == victim and home != largest:
                size = len(by_id[home].accounts) if home in by_id else 0
                yield Miss(message, f"{victim}: apart", f"in an incident of {size}", largest, home)
