"""One link, to be handed to its courier."""
