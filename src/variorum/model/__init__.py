"""The nouns: frozen dataclasses, standard library only, imported by every other room."""
