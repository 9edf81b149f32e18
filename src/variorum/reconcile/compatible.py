"""Typed compatibility: whether two values of a field can both be right, why, and what they come to."""

from __future__ import annotations

from variorum.model.codebook import codebook
from variorum.model.identity import canonical_json
from variorum.model.value import Actor, Count, Nothing, PartialDate, Place, Term, Text, Value
from variorum.reconcile.actors import NO_PARENTS, Parents, actor_key, belongs_to, relate_actors
from variorum.reconcile.counts import ends, join_counts, lies_within, meet_counts, relate_counts
from variorum.reconcile.dates import join_dates, meet_dates, relate_dates
from variorum.reconcile.places import lies_in, place_key, relate_places
from variorum.reconcile.relation import Fit, Relation
from variorum.reconcile.words import key_of, value_words

#: types that say what came of a happening or whom it was meant for, not how it was done: they stand
#: beside any means (a shooting can be a massacre, an assassination and a hostage taking)
NOT_MEANS = frozenset(
    {
        "type:armed-assault",
        "type:assassination",
        "type:hijacking",
        "type:hostage-taking",
        "type:kidnapping",
        "type:killing",
        "type:massacre",
        "type:sabotage",
    }
)


def more_specific(a: Value, b: Value, parents: Parents = NO_PARENTS) -> bool:
    """True if `a` says all that `b` says, or more: whatever fits `a` then fits `b`.

    An order of values, equal ones being those with one `value_key`: fewer numbers, fewer days, the place within its
    division and country, the branch of a group, the kind of a type. It goes by what is sure: a fuller name of a person
    or a town in the circle of another is narrower to `relate`, which allows for what is only likely. Branches of
    branches are found by `parents`.
    """
    if isinstance(a, Count) and isinstance(b, Count):
        return lies_within(a, b)
    if isinstance(a, Place) and isinstance(b, Place):
        return lies_in(a, b)
    if isinstance(a, Actor) and isinstance(b, Actor):
        return belongs_to(a, b, parents)
    return relate(a, b).fit in (Fit.EQUAL, Fit.NARROWER)


def relate(a: Value, b: Value, parents: Parents = NO_PARENTS) -> Relation:
    """How `a` stands to `b`. Values of two classes are apart, but silence contradicts nobody."""
    if isinstance(a, Nothing) or isinstance(b, Nothing):
        return _silence(a, b)
    if isinstance(a, Count) and isinstance(b, Count):
        return relate_counts(a, b)
    if isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return relate_dates(a, b)
    if isinstance(a, Place) and isinstance(b, Place):
        return relate_places(a, b)
    if isinstance(a, Actor) and isinstance(b, Actor):
        return relate_actors(a, b, parents)
    return _closed(a, b)


def _closed(a: Value, b: Value) -> Relation:
    if isinstance(a, Term) and isinstance(b, Term):
        return relate_terms(a, b)
    names = f"{value_words(a)} and {value_words(b)}"
    if isinstance(a, Text) and isinstance(b, Text):
        same = key_of(a.text) == key_of(b.text)
        return Relation(Fit.EQUAL if same else Fit.APART, f"{names}: {'the same' if same else 'other'} words")
    return Relation(Fit.APART, f"{names}: values of two kinds")


def _silence(a: Value, b: Value) -> Relation:
    names = f"{value_words(a)} and {value_words(b)}"
    if isinstance(a, Nothing) and isinstance(b, Nothing):
        return Relation(Fit.EQUAL if a.about == b.about else Fit.OVERLAPPING, f"{names}: silence")
    return Relation(Fit.OVERLAPPING, f"{names}: who names nothing contradicts nobody")


def relate_terms(a: Term, b: Term) -> Relation:
    """By the codebook's wider terms; what a happening came to stands beside how it was done."""
    names = f"{a.label} and {b.label}"
    if a.code == b.code:
        return Relation(Fit.EQUAL, f"{names}: the same term")
    if b.code in codebook().ancestors(a.code):
        return Relation(Fit.NARROWER, f"{names}: a kind of the other")
    if a.code in codebook().ancestors(b.code):
        return Relation(Fit.WIDER, f"{names}: a kind of the other")
    if {a.code, b.code} & NOT_MEANS and all(c.startswith("type:") for c in (a.code, b.code)):
        return Relation(Fit.OVERLAPPING, f"{names}: one happening can be both")
    return Relation(Fit.APART, f"{names}: neither is a kind of the other")


def meet(a: Value, b: Value, parents: Parents = NO_PARENTS) -> Value | None:
    """The more specific of two compatible values; what counts or dates that overlap have in common.

    None where they are apart, and where both can be right and neither is the more specific.
    """
    fit = relate(a, b, parents).fit
    if fit is Fit.EQUAL:
        return min(a, b, key=plainness)
    if fit in (Fit.NARROWER, Fit.WIDER):
        return a if fit is Fit.NARROWER else b
    if fit is Fit.OVERLAPPING and isinstance(a, Count) and isinstance(b, Count):
        return meet_counts(a, b)
    if fit is Fit.OVERLAPPING and isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return meet_dates(a, b)
    return None


def join(a: Value, b: Value) -> Value | None:
    """The most specific value that both are forms of: from the least to the most, the nearest wider term.

    None where there is none such: two groups have no group in common, and places only what the gazetteer names.
    """
    if isinstance(a, Count) and isinstance(b, Count):
        return join_counts(a, b)
    if isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return join_dates(a, b)
    if isinstance(a, Term) and isinstance(b, Term):
        above = (b.code, *codebook().ancestors(b.code))
        codes = (code for code in (a.code, *codebook().ancestors(a.code)) if code in above)
        return next((codebook().terms[code] for code in codes), None)
    return None


def plainness(value: Value) -> tuple[bool, int, str]:
    """Sorts forms of one value: exact counts and longer forms (more is known) first, then by content."""
    content = canonical_json(value)
    return isinstance(value, Count) and value.hedge != "exact", -len(content), content


def value_key(value: Value) -> tuple[object, ...]:
    """Equal for equal values, whatever their wording: what assertions are gathered by."""
    if isinstance(value, Count):
        return "count", *ends(value)
    if isinstance(value, PartialDate):
        hints = () if value.resolved else (value.weekday, value.month, value.day)
        return "date", value.start, value.end, *hints
    if isinstance(value, Place):
        return "place", *place_key(value)
    if isinstance(value, Actor):
        return "actor", actor_key(value)
    if isinstance(value, Term):
        return "term", value.code
    return ("text", key_of(value.text)) if isinstance(value, Text) else ("nothing", value.about)
