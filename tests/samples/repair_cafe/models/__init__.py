"""Nouns: Item."""

from dure.programmes.repair_cafe.models.item import Item

__all__ = ["Item"]
