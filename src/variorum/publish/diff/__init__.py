"""What differs between two states of a store: which incidents, which fields, which readings, and why."""

from variorum.publish.diff.incidents import Difference, IncidentChange, difference

__all__ = ["Difference", "IncidentChange", "difference"]
