"""Nouns: people and their guardians."""

from dure.ground.people.models.person import Guardian, Person

__all__ = ["Guardian", "Person"]
