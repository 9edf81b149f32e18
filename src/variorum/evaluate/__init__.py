"""Benchmarks that a user can run on what ships or on public data."""
