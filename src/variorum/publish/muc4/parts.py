"""The templates of one account: MUC-4 wants one for each type of act (template-doc-part1, 3.0; part 2, slot 4).

Who kidnaps somebody and then kills him has done a KIDNAPPING and an ATTACK; who shoots a watchman and burns the
farm an ATTACK and an ARSON. Our account holds both, since they are one happening; here its targets are dealt out
by what was done to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.model.assertion import Account, Assertion
from variorum.model.value import Term
from variorum.publish.muc4.slots import incident_type
from variorum.publish.muc4.terms import TYPES

_TARGETS = ("harmed", "struck")
#: what the deed's verb says was done, where it says so by itself
_DONE = {
    "KIDNAPPING": ("kidnap", "kidnapping", "abduct", "abduction", "hold", "take", "seize"),
    "ARSON": ("burn", "torch", "set", "arson", "burning"),
    "ROBBERY": ("rob", "steal", "robbery", "loot"),
    "BOMBING": ("bomb", "bombing", "dynamite", "blow", "explode", "explosion", "place", "plant", "detonate"),
    "ATTACK": ("murder", "kill", "shoot", "assassinate", "murder", "killing", "assassination", "execute", "gun",
               "machinegun", "massacre", "strafe", "stab"),
}  # fmt: skip
#: of these, each is a template of its own beside any other
_APART = ("KIDNAPPING", "ARSON", "ROBBERY")


def parts(account: Account) -> Sequence[Account]:
    """The account once for each type of act in it, with the targets of that act; itself if it has one type."""
    main = incident_type(account)
    dealt = {a.id: _act(a, main) for a in account.of(*_TARGETS)}
    others = [k for k in dict.fromkeys(dealt.values()) if k != main]
    kept = {k for k in others if k in _APART or main in _APART}
    if not kept:
        return (account,)
    made = [_part(account, dealt, k) for k in (main, *sorted(kept)) if k in dealt.values() or k == main]
    return [p for p in made if p.of(*_TARGETS)] or (account,)


def _act(target: Assertion, main: str) -> str:
    """The act by which the target was met, by its verb; the account's own where the verb says none."""
    lemma = target.rule.rpartition(": ")[2]
    return next((kind for kind, verbs in _DONE.items() if lemma in verbs), main)


def _part(account: Account, dealt: dict[str, str], kind: str) -> Account:
    own = [
        a
        for a in account.assertions
        if (dealt.get(a.id, kind) == kind) and (a.field != "type" or _is(a, kind))
    ]
    return replace(account, assertions=tuple(own))


def _is(said: Assertion, kind: str) -> bool:
    return isinstance(said.value, Term) and TYPES.get(said.value.code, "ATTACK") == kind
