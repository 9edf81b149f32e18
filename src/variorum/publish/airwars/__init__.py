"""The Airwars export: a table of tolls as minimum and maximum under the policy airwars."""
