"""Addresses of activities, part by part: each part names its own in a file of this folder."""

from django.urls import URLPattern, URLResolver

from dure.activities.urls.exchanging import EXCHANGING
from dure.activities.urls.referring import REFERRING
from dure.activities.urls.serving import SERVING

urlpatterns: list[URLPattern | URLResolver] = [*SERVING, *REFERRING, *EXCHANGING]
