"""Who ate in the hall."""
