"""The rules, one a file; each turns an election into an outcome."""
