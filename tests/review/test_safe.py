"""Words of reports stay words on every page of the workbench."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from tests.publish.conftest import World
from tests.publish.dossier.test_safe import BENIGN, PAYLOADS, shape, spoiled
from variorum.errors import BadInput
from variorum.model.finding import Record
from variorum.publish.dossier.safe import shown
from variorum.review.drawn import drawn
from variorum.review.incident.view import view
from variorum.review.queue.entry import entry
from variorum.review.queue.select import Choice, Page, State
from variorum.store import Heading, Outline

POLICY = "gtd-2019"


def incident(record: Record, words: str) -> str:
    """The page of an incident whose twins are called `words`."""
    return drawn("incident.html", csrf="", policy=words, v=view(record, POLICY, ("", 1), lambda _: words))


def queue(record: Record, words: str) -> str:
    """A queue of one line; `words` were asked for."""
    outline = Outline(Heading("i_1", False, 1, words, words, words), ("r_1",), 1, 0.5)
    line = entry(outline, record.under(POLICY).values())
    page = Page(Choice(words, words, words, words, words, words), 1, 1, (line,))
    more = {"states": tuple(State), "line": lambda _: "", "size": 50, "count": 1}
    return drawn("line.html", e=line) + drawn("queue.html", csrf="", policy=words, page=page, **more)


@pytest.mark.parametrize("words", PAYLOADS)
@pytest.mark.parametrize("make", [incident, queue])
def test_words_of_reports_stay_words(velmar: World, words: str, make: Any) -> None:
    """The page has the same elements and attributes as with plain words."""
    text = make(spoiled(velmar, words)[0], words)
    tree = html.document_fromstring(text)
    assert within(text) == within(make(spoiled(velmar, BENIGN)[0], BENIGN))
    assert len(tree.xpath("//script")) == 1
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
