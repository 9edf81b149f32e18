"""Who copied whom (lineages), and which accounts tell of the same happening (incidents)."""
