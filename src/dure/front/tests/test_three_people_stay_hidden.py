"""Three people in a cell: hidden on every page, in every file, and not to be had by subtraction."""

import csv
import io
import json
import re

import pytest
from django.test import Client
from scipy.optimize import linprog

from dure.front.tests.published import in_english, publish, text_of
from dure.measurement.models import PublishedNumber
from dure.measurement.tests.releases import NORTH, SOUTH, County, county, reports

pytestmark = pytest.mark.django_db
SECRET, PARTNER = 3, 61
HIDDEN = {"primary", "secondary"}  # what the backbone knows; the public reads one word


def three_men() -> County:
    made = county()
    reports(made, "손맛", "2026-03", {"": SECRET + PARTNER, "sex=f": PARTNER, "sex=m": SECRET})
    reports(made, "두손", "2026-03", {"": 43, "sex=f": 26, "sex=m": 17})
    reports(made, "새참", "2026-03", {"": 58, "sex=f": 29, "sex=m": 29})
    publish(made)
    return made


def number_at(made: County, cell: str) -> PublishedNumber:
    return PublishedNumber.objects.get(
        organisation=made.kitchens["손맛"], period="2026-03", cell=cell
    )


def says(page: str, value: int) -> bool:
    """Whether a page, its drawings and what is read aloud of them tell the number of people."""
    written = re.sub(r"<[^>]+>", " ", page)
    told = rf"(?<![\d.,]){value}\s*(?:명|people)"
    titles = re.findall(r'(?:title|aria-label|alt)="([^"]*)"', page)
    return bool(re.search(told, written)) or any(re.search(told, each) for each in titles)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_page_drawing_or_alternative_text_tells_them(language):
    made = three_men()
    three, partner = number_at(made, "sex=m"), number_at(made, "sex=f")
    client = in_english(Client()) if language == "en" else Client()
    assert three.status == "primary"

    pages = [
        "/i/halmae/",
        f"/i/halmae/indicators/{made.served.code}/",
        f"/n/{three.address}/",
        f"/n/{partner.address}/",
        f"/n/{number_at(made, '').address}/",
    ]
    for address in pages:
        page = text_of(client, address)
        assert not says(page, SECRET), address
        if partner.status in HIDDEN:
            assert not says(page, PARTNER), address
    own = text_of(client, f"/n/{three.address}/")
    assert ("비공개" if language == "ko" else "hidden") in own


def test_no_file_holds_them_and_zero_would_be_a_zero():
    made = three_men()
    three = number_at(made, "sex=m")

    csv_text = b"".join(Client().get("/i/halmae/data/numbers.csv").streaming_content).decode(
        "utf-8-sig"
    )
    rows = {row["address"]: row for row in csv.DictReader(io.StringIO(csv_text))}
    objects = json.loads(text_of(Client(), "/i/halmae/data/numbers.json"))["numbers"]

    for hidden in (
        rows[three.address],
        *(one for one in objects if one["address"] == three.address),
    ):
        assert hidden["status"] == "hidden"
        assert {hidden[name] for name in ("value", "numerator", "denominator", "low", "high")} == {
            ""
        }
    assert len([row for row in rows.values() if row["status"] == "hidden"]) >= 2


def test_subtraction_does_not_recover_them():
    made = three_men()
    low, high = what_an_attacker_learns(made)

    assert high - low >= 2
    assert low <= SECRET <= high


def what_an_attacker_learns(made: County) -> tuple[float, float]:
    """The range that every published number of the month together leaves for the three."""
    rows = list(PublishedNumber.objects.filter(period="2026-03", indicator=made.served))
    names = [where(row) for row in rows]
    index = {name: at for at, name in enumerate(names)}
    bounds = [
        (float(row.value), float(row.value)) if row.value is not None else (0, 200) for row in rows
    ]
    equations = [
        equation(index, whole, parts)
        for whole, parts in sums(made)
        if all(each in index for each in (whole, *parts))
    ]
    secret = index[str(made.kitchens["손맛"].pk), "", "sex=m"]
    aim = [1.0 if at == secret else 0.0 for at in range(len(names))]
    zeros = [0.0] * len(equations)
    least = linprog(aim, A_eq=equations, b_eq=zeros, bounds=bounds)
    most = linprog([-each for each in aim], A_eq=equations, b_eq=zeros, bounds=bounds)
    return least.fun, -most.fun


def where(row: PublishedNumber) -> tuple[str, str, str]:
    return str(row.organisation_id or ""), row.place_code, row.cell


def equation(index, whole, parts) -> list[float]:
    line = [0.0] * len(index)
    line[index[whole]] = -1.0
    for part in parts:
        line[index[part]] += 1.0
    return line


def sums(made: County):
    """Everything a reader knows to add up: women and men, kitchens, towns."""
    ids = {name: str(kitchen.pk) for name, kitchen in made.kitchens.items()}
    places = [("", ""), ("", NORTH), ("", SOUTH), *((pk, "") for pk in ids.values())]
    for organisation, place in places:
        yield (
            (organisation, place, ""),
            [(organisation, place, "sex=f"), (organisation, place, "sex=m")],
        )
    for cell in ("", "sex=f", "sex=m"):
        yield ("", "", cell), [(pk, "", cell) for pk in ids.values()]
        yield ("", "", cell), [("", NORTH, cell), ("", SOUTH, cell)]
        yield ("", NORTH, cell), [(ids["손맛"], "", cell), (ids["두손"], "", cell)]
        yield ("", SOUTH, cell), [(ids["새참"], "", cell)]
