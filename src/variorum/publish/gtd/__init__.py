"""The GTD export: a table of 135 columns under the policy gtd-2019."""
