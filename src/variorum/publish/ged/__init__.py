"""The UCDP GED export: a table of 49 columns under the policy ged-23.1."""
