"""Settling: the readings of one incident, collated, weighed per lineage, and settled by a named policy."""
