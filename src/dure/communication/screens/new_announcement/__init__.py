"""Announce something to all partners, or to some kinds of them."""
