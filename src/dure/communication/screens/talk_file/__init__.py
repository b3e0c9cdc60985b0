"""A file that was added to a message, for whoever sees its thread."""
