"""Our own tables, for what no codebook has a column for: findings, assertions and reports, a thing a row."""
