"""The pilot: five elders, told in public; hidden when the centre chose seven as its smallest group.

Its log later said that all five were women. With the five on a public page, a zero beside it would
tell who they are: no way of hiding helps, so the split by sex stays back and the release goes on.
"""

from datetime import date

from dure.ground.access.queries import house
from dure.kernel.words import Words
from dure.measurement.models import Indicator, Observation
from dure.measurement.services import assign_indicators
from dure.measurement.types.library import NewAssignment
from dure.measurement.types.prepared import RestateCause
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.library import COUNTY

PILOT, BESIDE, WHO = "M17", "M01", "welfare"
PERIOD = "2024-Q4"
BEGAN, ENDED = date(2024, 10, 1), date(2025, 1, 1)
REPORTED, LOOKED_AGAIN = date(2025, 1, 14), date(2025, 9, 8)
TOLD, HELD_BACK = date(2025, 3, 24), date(2025, 9, 22)
SMALLEST_NOW = 7
TOLD_TITLE = Words("새벽 안부전화 시범 결과", "The dawn call pilot")
AGAIN_TITLE = Words("2024년 4분기 다시 공개", "The fourth quarter of 2024 again")
WHY_AGAIN = RestateCause(
    cause="protection",
    words=Words(
        "가장 작은 집단을 일곱 명으로 올려서 다섯 명은 이제 가려요.",
        "The smallest group is seven now, so that five people are hidden.",
    ),
)


def report_the_pilot(cast: Cast) -> None:
    """The welfare centre says five; it was asked for one quarter only."""
    assigned = NewAssignment(
        indicator=PILOT,
        organisation_id=cast.organisations[WHO],
        place_code=COUNTY,
        since=BEGAN,
        until=ENDED,
    )
    assign_indicators(
        house(),
        initiative_id=cast.initiatives["halmae"],
        assignments=[assigned],
        at=at_hour(BEGAN),
    )
    _said(cast, {"": 5}, REPORTED)


def look_again(cast: Cast) -> None:
    """The call log, read again: five women, no man."""
    _said(cast, {"sex=f": 5, "sex=m": 0}, LOOKED_AGAIN)


def _said(cast: Cast, cells: dict[str, int], day: date) -> None:
    indicator = Indicator.objects.get(code=PILOT)
    version = indicator.versions.get()
    Observation.objects.bulk_create(
        Observation(
            organisation_id=cast.organisations[WHO],
            indicator_id=indicator.pk,
            version_id=version.pk,
            period=PERIOD,
            place_code=COUNTY,
            cell=cell,
            state="value",
            value=value,
            source="import",
            changed_at=at_hour(day, 15),
            changed_by=cast.reporter(WHO),
        )
        for cell, value in cells.items()
    )
