"""The queue: every incident in a line, those first that need a person most."""
