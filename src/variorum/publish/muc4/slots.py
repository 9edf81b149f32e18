"""The slots of one MUC-4 template, each from the assertions of one account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from variorum.model.assertion import Account, Assertion, Polarity
from variorum.model.report import Report
from variorum.model.value import Actor, ActorKind, Term, Text
from variorum.publish.muc4.targets import (
    Target,
    fill,
    people,
    people_effect,
    thing_effect,
    things,
)
from variorum.publish.muc4.terms import FORMER, INSTRUMENTS, NATIONS, PEOPLE, THINGS, TYPES
from variorum.publish.muc4.where import country, location, when
from variorum.reconcile.confidence import confidence_among

Fills = Sequence[str]
#: fields that tie an organisation to the incident
_TYING = ("group", "branch", "blame", "claim")


def slots(report: Report, account: Account, accounts: Sequence[Account]) -> Mapping[str, Fills]:
    """The fills of every slot but the message's own; a slot left out is empty."""
    kind = incident_type(account)
    hurt, hit = people(account), things(account)
    land = country(account, accounts)
    return {
        "INCIDENT: DATE": when(report, account),
        "INCIDENT: LOCATION": location(account, accounts),
        "INCIDENT: TYPE": [kind],
        "INCIDENT: STAGE OF EXECUTION": [stage(account)],
        **_instruments(account, kind),
        **_perpetrators(account, accounts),
        **(_nothing("PHYS TGT") if kind == "KIDNAPPING" else _things(hit, land)),
        **_people(hurt, land),
    }


def _nothing(group: str) -> dict[str, Fills]:
    names = ("ID", "TYPE", "NUMBER", "FOREIGN NATION", "EFFECT OF INCIDENT", "TOTAL NUMBER")
    return {f"{group}: {name}": ["*"] for name in names}


def incident_type(account: Account) -> str:
    """INCIDENT: TYPE (7.5): the type said most often, the first of equals; words for any violence say nothing.

    What an air force or army bombs is an ATTACK (part 2, slot 4: bombs dropped from airplanes).
    """
    codes = [a.value.code for a in account.of("type") if isinstance(a.value, Term)]
    found = Counter(TYPES.get(c, "ATTACK") for c in codes if c not in _ANY_VIOLENCE)
    kind = found.most_common(1)[0][0] if found else "ATTACK"
    if kind in ("BOMBING", "ATTACK") and _from_the_air(account):
        return "ATTACK"
    return "BOMBING" if kind == "ATTACK" and "type:shooting" not in codes and _by_bomb(account) else kind


def _by_bomb(account: Account) -> bool:
    """Explosives are named and no gun: an attack with a bomb is a BOMBING."""
    used = {a.value.code for a in account.of("weapon") if isinstance(a.value, Term)}
    return bool(used & _BOMBS) and not used & _GUNS


_BOMBS = frozenset(
    {"weapon:explosive", "weapon:dynamite", "weapon:vehicle-bomb", "weapon:remote-bomb", "weapon:bomb"}
)
_GUNS = frozenset(
    {"weapon:firearm", "weapon:automatic-rifle", "weapon:handgun", "weapon:projectile", "weapon:mortar"}
)


#: types that fit an incident of any kind
_ANY_VIOLENCE = frozenset({"type:attack", "type:massacre", "type:clash"})


def _from_the_air(account: Account) -> bool:
    aircraft = any(
        isinstance(a.value, Term) and a.value.code == "weapon:aircraft" for a in account.of("weapon")
    )
    actors = [a.value for a in account.of("group", "blame") if isinstance(a.value, Actor)]
    return aircraft or bool(actors and all(a.kind is ActorKind.AUTHORITY for a in actors))


def stage(account: Account) -> str:
    """ATTEMPTED or THREATENED where every mention of the happening says so, else ACCOMPLISHED (7.6)."""
    stages = {a.note("stage") or "accomplished" for a in account.of("type")}
    return stages.pop().upper() if len(stages) == 1 else "ACCOMPLISHED"


def quoted(text: str) -> str:
    """A string fill."""
    return f'"{fill(text)}"'


def _instruments(account: Account, kind: str) -> dict[str, Fills]:
    if kind in ("ARSON", "KIDNAPPING"):
        return {"INCIDENT: INSTRUMENT ID": ["*"], "INCIDENT: INSTRUMENT TYPE": ["*"]}
    found: dict[str, str] = {}
    for said in account.of("weapon"):
        code = said.value.code if isinstance(said.value, Term) else ""
        if code in INSTRUMENTS and said.stance.polarity is Polarity.AFFIRMED:
            found.setdefault(fill(said.original), INSTRUMENTS[code])
    distinct = {w: t for w, t in found.items() if not any(w != o and w.rstrip("S") in o for o in found)}
    return {
        "INCIDENT: INSTRUMENT ID": [f'"{w}"' for w in distinct],
        "INCIDENT: INSTRUMENT TYPE": [f'{t}: "{w}"' for w, t in distinct.items()] or _by_type(account),
    }


def _by_type(account: Account) -> list[str]:
    """A gun that only the verb tells of (7.8, note 7)."""
    codes = {a.value.code for a in account.of("type") if isinstance(a.value, Term)}
    return ['GUN: "-"'] if "type:shooting" in codes else []


def _perpetrators(account: Account, accounts: Sequence[Account]) -> dict[str, Fills]:
    individuals = list(
        dict.fromkeys(fill(a.value.text) for a in _said(account, "assailant") if isinstance(a.value, Text))
    )
    people_named = [fill(a.value.name) for a in _said(account, "perpetrator") if isinstance(a.value, Actor)]
    tying = account if _actors(account) else _of_the_report(account, accounts)
    actors = _actors(tying)
    state = [a for a in actors.values() if a.kind in (ActorKind.AUTHORITY, ActorKind.STATE)]
    category = "STATE-SPONSORED VIOLENCE" if state and len(state) == len(actors) else "TERRORIST ACT"
    tied = tying.of(*_TYING, "denial")
    return {
        # what nobody speaks against is presumed to be terrorist (1.0, 3)
        "PERP: INCIDENT CATEGORY": [category],
        "PERP: INDIVIDUAL ID": [
            f'"{p}"' for p in _distinct([*people_named, *_told_once(account, individuals)])
        ],
        "PERP: ORGANIZATION ID": [f'"{words}"' for words in actors],
        "PERP: ORGANIZATION CONFIDENCE": [
            f'{confidence_among(tied, a)}: "{words}"' for words, a in actors.items()
        ],
    }


def _of_the_report(account: Account, accounts: Sequence[Account]) -> Account:
    """The first account with an organisation, if the report names one organisation in all; else the account itself.

    A report of attacks that names one body as doing some of them is about that body: inferred for the answers, as
    countries are (7.4, note 5); no record says so.
    """
    named = [(a, actor.id or fill(actor.name)) for a in accounts for actor in _actors(a).values()]
    return named[0][0] if len({key for _, key in named}) == 1 else account


def _told_once(account: Account, described: list[str]) -> list[str]:
    """Of several words for the attackers ("guerrillas", "the rebels") the first: a report varies its words (7.10)."""
    named = {fill(a.value.text) for a in _said(account, "assailant")
             if isinstance(a.value, Text) and a.note("named") == "yes"}  # fmt: skip
    generic = [d for d in described if d not in named]
    return [d for d in described if d in named or d == generic[0]]


def _distinct(words: Iterable[str]) -> list[str]:
    """Without those whose words stand in another one."""
    found = list(dict.fromkeys(words))
    return [w for w in found if not any(w != o and w in o for o in found)]


def _said(account: Account, *names: str) -> list[Assertion]:
    return [a for a in account.of(*names) if a.stance.polarity is Polarity.AFFIRMED]


def _actors(account: Account) -> dict[str, Actor]:
    """The organisations tied to the happening, each once, by the words that name it first."""
    found: dict[str, Actor] = {}
    seen: set[str] = set()
    for said in _said(account, *_TYING):
        if not isinstance(said.value, Actor) or said.value.kind is ActorKind.PERSON:
            continue
        if _bare(said.value):
            continue
        key = said.value.id or fill(said.value.name)
        if key not in seen and said.value.kind is not ActorKind.UNKNOWN:
            seen.add(key)
            found[fill(said.original if said.value.id else said.value.name)] = said.value
    return found


_BARE = frozenset({"GROUP", "GROUPS", "COMMUNIQUE", "REBELS", "GUERRILLAS", "FORCES", "MOVEMENT", "ORGANIZATION",
                   "COMMANDO", "COMMANDOS", "INDIVIDUALS", "IT", "THEY", "TERRORISTS", "UNIT", "UNITS"})  # fmt: skip


def _bare(actor: Actor) -> bool:
    """A common noun alone names no organisation."""
    return (
        not actor.id and actor.name == actor.name.lower() and fill(actor.name).rsplit(maxsplit=1)[-1] in _BARE
    )


def _things(found: list[Target], land: str | None) -> dict[str, Fills]:
    tags = [(t, f'"{t.words}"') for t in found]
    return {
        "PHYS TGT: ID": [tag for _, tag in tags],
        "PHYS TGT: TYPE": [f"{THINGS.get(t.kind, 'OTHER')}: {tag}" for t, tag in tags],
        "PHYS TGT: NUMBER": [f"{t.number}: {tag}" for t, tag in tags],
        "PHYS TGT: FOREIGN NATION": _nations(tags, land),
        "PHYS TGT: EFFECT OF INCIDENT": [f"{e}: {tag}" for t, tag in tags if (e := thing_effect(t))],
    }


def _people(found: list[Target], land: str | None) -> dict[str, Fills]:
    named = [t for t in found if t.named]
    described = [t for t in found if not t.named]
    roles = [f'"{max(t.roles, key=len)}": "{t.words}"' for t in named if t.roles]
    tags = [(t, f'"{t.words}"') for t in found]
    return {
        "HUM TGT: NAME": [f'"{t.words}"' for t in named],
        "HUM TGT: DESCRIPTION": [*roles, *(f'"{t.words}"' for t in described)],
        "HUM TGT: TYPE": [f"{_kind(t)}: {tag}" for t, tag in tags],
        "HUM TGT: NUMBER": [f"{t.number}: {tag}" for t, tag in tags],
        "HUM TGT: FOREIGN NATION": _nations(tags, land),
        "HUM TGT: EFFECT OF INCIDENT": [f"{e}: {tag}" for t, tag in tags if (e := people_effect(t))],
    }


def _kind(target: Target) -> str:
    if target.former and target.kind in FORMER:
        return FORMER[target.kind]
    return PEOPLE.get(target.kind, "CIVILIAN")


def _nations(tags: list[tuple[Target, str]], land: str | None) -> list[str]:
    """Nationalities other than that of the country where it happened (7.16, 7.23)."""
    rows = ((next((n for n in t.nations if n != land and n in NATIONS), None), tag) for t, tag in tags)
    return [f"{NATIONS[n]}: {tag}" for n, tag in rows if n]
