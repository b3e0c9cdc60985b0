"""Whether the list of places has been loaded at all."""

from dure.ground.places.models import Place


def any_place() -> bool:
    """False in a house that has not begun."""
    return Place.objects.exists()
