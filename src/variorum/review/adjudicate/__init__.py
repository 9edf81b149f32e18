"""Adjudication: only what people disagree on, both versions side by side."""
