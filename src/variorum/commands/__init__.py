"""The commands, one module for each group of them; what they need is imported when they run."""
