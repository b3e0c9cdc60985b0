"""One decision: what was decided, what is done of it, its proof."""
