"""Programmes: crafts with screens of their own. Strangers to each other; found by `kernel/programmes`."""
