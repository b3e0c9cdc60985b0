"""One door of a day, opened."""
