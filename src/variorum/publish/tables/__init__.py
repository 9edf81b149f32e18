"""What all tables share: cells and columns, and what is asked of a record for a row."""
