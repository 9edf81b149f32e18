"""Whether a date without a year or week lies ahead of publication, by the words that govern it in the tree.

A weekday is the latest one unless the verb that it hangs on is in the future ("will leave on Monday", "plans
to meet Monday"). A day or month whose latest occurrence is most of a year back is the coming one unless
something past hangs on it ("was shot on 10 January", "the 10 January attack"): news names the year of a day that
long ago, and not of one that comes within weeks.
"""

from __future__ import annotations

from datetime import date

from variorum.extract.date_calendar import LONG_AGO
from variorum.extract.date_forms import Calendar, FoundDate, Relation, Weekday
from variorum.extract.number_words import listed
from variorum.extract.parse import Sentence, Token
from variorum.model.value import PartialDate

_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
#: verbs whose infinitive is still to come
_PLANS = frozenset(
    listed(
        """
        plan expect schedule set intend hope agree decide want vow threaten prepare due order ask urge slate
        be promise need like demand
        """
    )
)
#: what happened on a day makes it a past one: the nouns of happenings that news dates
_HAPPENED = frozenset(
    listed(
        """
        attack bombing blast explosion shooting killing raid assault strike massacre incident murder death riot
        abduction kidnapping siege coup crash arrest protest clash ambush war uprising insurrection
        """
    )
)
_PAST_TAGS = frozenset({"VBD", "VBN"})
#: a date with these words before it is an end still to come, where the other reading is a year back
_UNTIL = frozenset({Relation.BY, Relation.UNTIL})


def ahead(sentence: Sentence, at: tuple[int, int], found: FoundDate, read: PartialDate, today: date) -> bool:
    """True if the date at [start, end) of the clean text, `read` as past, lies ahead of `today`."""
    token = sentence.at(*at)
    if token is None or found.future:
        return found.future
    way = [token, *sentence.ancestors(token)]
    if isinstance(found.form, Weekday) and found.form.shift is None and found.form.week is None:
        return found.relation in (Relation.ON, *_UNTIL) and _governed_by_future(sentence, way)
    if not _is_bare(found) or read.end is None:
        return False
    if found.relation in _UNTIL or (today - read.end).days > LONG_AGO:
        return not _past(sentence, way)
    return found.relation is Relation.ON and _governed_by_future(sentence, way)


def _is_bare(found: FoundDate) -> bool:
    """True for a month, or a day of one, without a year and without "last" or "next"."""
    form = found.form
    if not isinstance(form, Calendar) or form.month is None or form.weekday is not None:
        return False
    return form.year is None and form.shift is None and form.year_shift is None


def _governed_by_future(sentence: Sentence, way: list[Token]) -> bool:
    """True if the first verb above is in the future, and no happening that it is about has the date."""
    for n, token in enumerate(way[1:], 1):
        if token.pos == "NOUN" and token.lemma in _HAPPENED:
            return False
        if token.pos in ("VERB", "AUX"):
            about = sentence.children(token, "dobj", "nsubj", "nsubjpass")
            if any(t.lemma in _HAPPENED for t in about if t.i < way[n - 1].i and t.dep == "dobj"):
                return False
            return _is_future(sentence, token)
    return False


def _is_future(sentence: Sentence, verb: Token) -> bool:
    helpers = sentence.children(verb, "aux", "auxpass")
    if any(t.lower in _WILL for t in helpers):
        return True
    above = sentence.head(verb)
    infinitive = any(t.lower == "to" for t in helpers) and verb.tag == "VB"
    return infinitive and above.i != verb.i and above.lemma in _PLANS


def _past(sentence: Sentence, way: list[Token]) -> bool:
    for token in way[1:]:
        if token.pos == "NOUN" and token.lemma in _HAPPENED:
            return True
        if token.pos in ("VERB", "AUX"):
            helpers = {t.lower for t in sentence.children(token, "aux", "auxpass")}
            past = token.tag in _PAST_TAGS or bool(helpers & {"was", "were", "had", "been", "did"})
            return past and not helpers & _WILL
    return False
