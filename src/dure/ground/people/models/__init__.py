"""Nouns: people, their guardians and those who help them decide."""

from dure.ground.people.models.person import Guardian, Person, Supporter

__all__ = ["Guardian", "Person", "Supporter"]
