"""Borders (시·군 경계): whose door lies in another county, or in one that no list knows."""

from collections.abc import Collection, Mapping
from datetime import date

from dure.ground.access.queries import account_names
from dure.ground.places.queries import tree_on
from dure.programmes.care_meals.models import Diner, Kitchen
from dure.programmes.care_meals.types.diners import BORDER_REASONS, BorderCard

COUNTY = "sigungu"


def counties(
    codes: Collection[str], kitchens: Collection[Kitchen], on: date
) -> tuple[Mapping[str, str], Mapping[int, str]]:
    """Place code → its county, and kitchen → its own; codes that nobody knows on the day are left out."""
    tree = tree_on(on)

    def county(code: str) -> str | None:
        line = tree.line_of(code)
        return next((one for one in line if tree.level_of[one] == COUNTY), None)

    theirs = {code: found for code in codes if (found := county(code))}
    ours = {one.pk: found for one in kitchens if (found := county(one.place_code))}
    return theirs, ours


def border_of(row: Diner, on: date) -> str:
    """`other_county`, `unknown_county`, or empty for a door in the county of its kitchen."""
    theirs, ours = counties([row.place_code], [row.kitchen], on)
    there, here = theirs.get(row.place_code), ours.get(row.kitchen_id)
    if there and here and there != here:
        return "other_county"
    return "unknown_county" if row.county_unknown else ""


def border_card(row: Diner, on: date) -> BorderCard | None:
    """How the border stands on the page of a diner; None within it."""
    kind = border_of(row, on)
    if not kind:
        return None
    by = account_names([row.border_by_id]) if row.border_by_id else {}
    return BorderCard(
        kind=kind,
        reason=BORDER_REASONS.get(row.border_reason),
        words=row.border_words,
        by=by.get(row.border_by_id or 0, ""),
        at=row.border_at,
    )
