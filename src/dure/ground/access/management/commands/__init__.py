"""Access on the command line."""
