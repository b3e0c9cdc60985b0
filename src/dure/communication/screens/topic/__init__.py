"""One thread: what was said, what I say, a meeting out of it."""
