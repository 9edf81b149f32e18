"""Variorum: many news reports in, one attributed record per incident out."""

__version__ = "0.1.0"
