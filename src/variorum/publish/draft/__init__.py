"""An incident as a paragraph of plain English, made by template: every clause carries its citations."""

from variorum.publish.draft.paragraph import Paragraph, draft
from variorum.publish.draft.written import as_markdown, as_text

__all__ = ["Paragraph", "as_markdown", "as_text", "draft"]
