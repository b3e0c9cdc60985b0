"""Ways to choose what to hide beside the sensitive cells; each answers the same question."""
