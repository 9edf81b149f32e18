"""Accounts that are the same, to incidents: clusters, ids, dates, likely twins, what became of ids."""
