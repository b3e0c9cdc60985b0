"""Questions: which are open, which were closed."""
