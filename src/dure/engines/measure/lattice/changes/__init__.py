"""Changes (바뀐 것): a counted cube takes new lines, and only what depends on them is touched."""
