"""How Dure looks and speaks: the base page, its parts, its language and its numbers."""
