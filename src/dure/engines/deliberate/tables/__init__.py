"""Tables (표): rows from CSV, workbooks and Parquet, and results written whole."""
