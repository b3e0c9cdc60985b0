"""A calendar by its secret address, as calendar programs read it."""
