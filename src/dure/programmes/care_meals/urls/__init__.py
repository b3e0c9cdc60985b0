"""Addresses of care meals. Each part keeps its own in a file beside this one."""

from django.urls import URLPattern, URLResolver

from dure.programmes.care_meals.urls.door import DOOR
from dure.programmes.care_meals.urls.jobs import JOBS
from dure.programmes.care_meals.urls.kitchen import KITCHEN
from dure.programmes.care_meals.urls.month import MONTH
from dure.programmes.care_meals.urls.routes import ROUTES

urlpatterns: list[URLPattern | URLResolver] = [
    *MONTH,
    *JOBS,
    *DOOR,
    *KITCHEN,
    *ROUTES,
]
