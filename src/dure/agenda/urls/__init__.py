"""Addresses of the agenda room, part by part: each part names its own in a file of this folder."""

from django.urls import URLPattern, URLResolver

from dure.agenda.urls.deciding import DECIDING
from dure.agenda.urls.hearing import HEARING
from dure.agenda.urls.ratifying import RATIFYING
from dure.agenda.urls.writing import WRITING

# The parts with fixed words come first: an agenda's number is a whole number and takes none of them.
urlpatterns: list[URLPattern | URLResolver] = [*HEARING, *DECIDING, *RATIFYING, *WRITING]
