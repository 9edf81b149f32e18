"""People at the workbench: who is let in, by what, and the pages of the way in and out."""
