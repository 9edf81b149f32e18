"""The trained reader: a small network that proposes spans. Rules type them, the gate checks their quotes."""
