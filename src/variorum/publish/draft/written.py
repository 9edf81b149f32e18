"""The paragraph as plain text and as Markdown, the citations below it."""

from __future__ import annotations

import re

from variorum.publish.draft.paragraph import Citation, Paragraph
from variorum.publish.summary_words import first_words

#: signs that Markdown would read as markup
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")
#: letters of the sentence around a quote that are shown; JSON has all of it
_CONTEXT = 160


def as_text(found: Paragraph) -> str:
    """The paragraph and a line for each citation."""
    notes = "\n".join(f"[{c.number}] {_cited(c)}" for c in found.citations)
    return f"{found.text or _NOTHING}\n\n{notes}".rstrip()


def as_markdown(found: Paragraph) -> str:
    """The paragraph with footnotes, in the form that GitHub, Pandoc and most editors read."""
    told = " ".join(
        "".join(f"{p.lead}{_plain(p.words)}{''.join(f'[^{n}]' for n in p.citations)}" for p in sentence) + "."
        for sentence in found.sentences
    )
    notes = "\n".join(f"[^{c.number}]: {_plain(_cited(c))}" for c in found.citations)
    return f"{told or _NOTHING}\n\n{notes}".rstrip()


_NOTHING = "The reports say nothing of this incident that could be told."


def _cited(one: Citation) -> str:
    """Outlet, title, time, characters and quote, and the sentence around it."""
    title = f", “{one.title}”" if one.title else ""
    url = f", {one.url}" if one.url else ""
    head = f"{one.outlet}{title}, {one.published or 'no date'}{url}, characters {one.start}–{one.end}"
    around = "" if one.context == one.quote else f", in “{first_words(one.context, _CONTEXT)}”"
    return " ".join(f"{head}: “{one.quote}”{around}".split())


def _plain(words: str) -> str:
    return _MARKUP.sub(r"\\\1", words)
