"""A share of more than its whole in a file: said on the page that looks it through, before it is taken."""

import pytest

from dure.measurement.models import IndicatorVersion
from dure.measurement.tests.screens.season_today import season_today
from dure.measurement.tests.screens.test_workbook_and_uploads import (
    refilled,
    text,
    upload,
    workbook,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SAID = {
    "ko": "전체보다 많아요. 분자와 분모를 다시 살펴 주세요.",
    "en": "more than the whole: look at both counts",
}


def with_parts(the, parts):
    """The kitchen's workbook with numerator and denominator of the rate filled in."""
    above, below = map(int, parts.split("/"))
    return refilled(workbook(the), M03={"numerator": above, "denominator": below})


@pytest.mark.parametrize(
    ("parts", "highest", "language", "said"),
    [
        ("12/4", 100, "ko", True),
        ("12/4", None, "en", True),
        ("4/4", 100, "ko", False),
        ("12/4", 400, "ko", False),
    ],
)
def test_what_is_above_its_whole_is_said_beside_it(parts, highest, language, said):
    the = season_today()
    IndicatorVersion.objects.filter(indicator__code="M03").update(highest=highest)
    browser = the.browser(language=language)

    page = text(upload(the, with_parts(the, parts), browser=browser))

    assert parts in page
    assert (SAID[language] in page) == said


def test_a_mean_is_no_share():
    the = season_today()
    IndicatorVersion.objects.filter(indicator__code="M03").update(kind="mean", factor=1)

    page = text(upload(the, with_parts(the, "90/4")))

    assert "90/4" in page
    assert SAID["ko"] not in page
