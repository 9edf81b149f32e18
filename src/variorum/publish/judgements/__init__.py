"""Judgements for people to look through: who decided what, on which words."""
