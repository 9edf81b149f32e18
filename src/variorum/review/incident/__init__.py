"""The page of one incident: its fields with their readings, and the words of the reports behind them."""
