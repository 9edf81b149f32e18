"""Deciding: judgements made of what a person was shown and chose."""
