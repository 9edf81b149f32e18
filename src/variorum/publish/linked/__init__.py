"""Exports for other people's tools: a map, annotations of the reports, and a graph of entities."""
