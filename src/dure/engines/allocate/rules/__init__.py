"""The rules, one a file; each turns a vote into an outcome."""
