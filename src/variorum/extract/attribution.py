"""What an attribution is: a cue, whom it credits, and the words that it covers."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.extract.parse import Token
from variorum.model.assertion import Certainty, Polarity, VoiceLink
from variorum.model.report import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue, the links it credits (outermost first, without the outlet) and the range it covers.

    `head` is the head token of the cue: dates that hang on it say when it was said. `mention` is the word
    beside the cue that names or stands for the voice ("he").
    """

    sentence: int
    cue: Span
    head: Token
    links: tuple[VoiceLink, ...]
    start: int
    end: int
    certainty: Certainty
    polarity: Polarity
    mention: Span | None = None

    def covers(self, position: int) -> bool:
        """True if the words at `position` are what is said."""
        return self.start <= position < self.end
