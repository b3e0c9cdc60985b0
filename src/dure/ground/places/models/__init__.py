"""Nouns: dated places, their successors and their other codes."""

from dure.ground.places.models.place import Place, PlaceAlias, PlaceChange

__all__ = ["Place", "PlaceAlias", "PlaceChange"]
