"""The MUC-4 export: a template a report and happening, in the official format."""
