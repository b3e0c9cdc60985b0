"""Organisations by everything they go by: for files that name them in their own way."""

from typing import NamedTuple

from dure.ground.organisations.models import Organisation


class OrganisationKey(NamedTuple):
    """An organisation's key with its slug, business number (digits as stored) and names."""

    id: int
    slug: str
    business_number: str
    name_ko: str
    name_en: str


def known_organisations() -> tuple[OrganisationKey, ...]:
    """Every organisation. One query."""
    rows = Organisation.objects.values_list("pk", "slug", "business_number", "name_ko", "name_en")
    return tuple(OrganisationKey(*row) for row in rows)
