"""All tables as one workbook (XLSX) or as typed columns (Parquet); each needs an extra."""
