"""One question: what was heard."""
