"""The board of the dispatcher."""
