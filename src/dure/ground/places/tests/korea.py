"""The shipped list of places, loaded once for the stories of a class; loading takes a second."""

from django.test import TestCase

from dure.ground.access.queries import house
from dure.ground.places.services import load_places
from dure.ground.tests.story import NOW


class Korea(TestCase):
    """Every code of the country, patched to November 2026."""

    @classmethod
    def setUpTestData(cls):
        cls.loaded = load_places(house(), at=NOW)
