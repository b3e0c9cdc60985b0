"""The county that an address names although no list knows it, or knows several of that name."""

from datetime import date

from dure.ground.places.queries.place_on import names
from dure.ground.places.queries.tree_on import tree_on
from dure.ground.places.rules.addresses import county_in, province_in, short_province


def county_named(address: str, *, beside: str, day: date) -> str:
    """The county or province of the address where it is not that of the place `beside`; else empty.

    For addresses that `NamedPlaces` cannot place: "나래군 읍내로 3" where nobody has heard of 나래군.
    """
    county, province = county_in(address), province_in(address)
    if not county and not province:
        return ""
    line = tree_on(day).line_of(beside)
    known = names(line, day)
    own = {word for code in line if code in known for word in known[code].ko.split()}
    if county:
        return "" if county in own else county
    return "" if province in {short_province(word) for word in own} else province
