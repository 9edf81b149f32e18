"""Are two accounts of the same happening? Each feature a module, the verdict from their sum."""
