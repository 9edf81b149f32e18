"""Words of reports stay words on every page of the workbench."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from tests.publish.conftest import World
from tests.publish.dossier.test_safe import BENIGN, PAYLOADS, shape, spoiled
from tests.review.conftest import ADA
from variorum.errors import BadInput
from variorum.model.finding import Record
from variorum.publish.dossier.safe import shown
from variorum.review.decide.said import Done
from variorum.review.drawn import drawn
from variorum.review.incident.view import view
from variorum.review.pages import CHOICES
from variorum.review.queue.entry import entry
from variorum.review.queue.marks import Mine
from variorum.review.queue.news import News
from variorum.review.queue.routes import charted
from variorum.review.queue.select import Choice, Page, Selection, State
from variorum.store import Heading, Outline

POLICY = "gtd-2019"


def incident(record: Record, words: str) -> str:
    """The page of an incident whose twins are called `words`; they were decided and proposed, by one so called."""
    done = Done("j_1", words, words, words, words, mine=True)
    what = {
        "decisions": (done,),
        "now": (done,),
        "proposed": (done,),
        "csrf": "",
        "who": ADA,
        "policy": words,
    }
    return drawn("incident.html", v=view(record, POLICY, ("", 1), lambda _: words), **what, **CHOICES)


def queue(record: Record, words: str) -> str:
    """A queue of one line with its map; `words` were asked for, and are what a view and another person are called."""
    outline = Outline(Heading("i_1", False, 1, words, words, words), ("r_1",), 1, 0.5)
    line = replace(entry(outline, record.under(POLICY).values()), where=words, latitude=1.0, longitude=1.0)
    # a name can be printed
    name = words.encode("utf-8", "replace").decode()
    choice = Choice(words, words, "", "", words, words, name)
    mine = Mine(ADA.name, {"i_1": News.NEW}, {"i_1": (name,)})
    what = {
        **{"states": tuple(State), "line": lambda *_: "", "size": 50, "count": 1, "who": ADA, "mine": mine},
        **{"page": Page(choice, 1, 1, (line,)), "chart": charted(Selection(choice, (line,)))},
        **{"views": {words: "q=a"}, "csrf": "", "policy": words},
    }
    return drawn("line.html", e=line, news="new", names=(name,), who="Ada", decides=True) + drawn(
        "queue.html", **what
    )


@pytest.mark.parametrize("words", PAYLOADS)
@pytest.mark.parametrize("make", [incident, queue])
def test_words_of_reports_stay_words(velmar: World, words: str, make: Any) -> None:
    """The page has the same elements and attributes as with plain words."""
    text = make(spoiled(velmar, words)[0], words)
    tree = html.document_fromstring(text)
    assert within(text) == within(make(spoiled(velmar, BENIGN)[0], BENIGN))
    # the page's own
    assert all(one.get("src", "").startswith("/static/") for one in tree.xpath("//script"))
    assert not [h for h in tree.xpath("//@href") if not h.startswith(("#", "/", "?", "https://", "data:,"))]


def within(text: str) -> list[Any]:
    """The elements without those that keep words of other scripts from turning what is beside them."""
    return [part for part in shape(text) if part[0] != "bdi"]


@pytest.mark.parametrize("words", PAYLOADS)
def test_words_are_shown_as_they_are(velmar: World, words: str) -> None:
    tree = html.document_fromstring(incident(spoiled(velmar, words)[0], words))
    seen = tree.xpath("//article[@class='text']//*[contains(@class, 'words')]")
    assert any(" ".join(shown(words).split()) in " ".join(p.text_content().split()) for p in seen)


@pytest.mark.parametrize("words", PAYLOADS)
def test_an_error_is_shown_as_it_is(words: str) -> None:
    tree = html.document_fromstring(
        drawn("failed.html", csrf="", error=BadInput(words, where=words, mend=words))
    )
    assert len(tree.xpath("//script")) == 1
