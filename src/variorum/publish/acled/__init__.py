"""The ACLED export: a table of 31 columns under the policy acled."""
