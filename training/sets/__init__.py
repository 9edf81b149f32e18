"""The converters: each public set as examples."""
