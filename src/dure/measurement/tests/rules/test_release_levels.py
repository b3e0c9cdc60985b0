"""Few towns have districts: a district is never taken for something broader than a town."""

from dure.engines.measure import PlaceTree
from dure.measurement.rules.release_levels import place_splits
from dure.measurement.types.release import WHOLE, ReleaseFigures, Where

SUWON, JANGAN, PALDAL = "4111000000", "4111100000", "4111500000"
GYEONGGI, MOKPO, JEONNAM = "4100000000", "1227000000", "1200000000"
DONG = "1227010100"


def test_provinces_are_split_into_towns_and_towns_into_districts():
    release = ReleaseFigures(
        kind="count",
        of_people=True,
        adds_over_time=True,
        figures=(),
        tree=PlaceTree(
            {
                JANGAN: {"sido": GYEONGGI, "sigungu": SUWON, "gu": JANGAN},
                PALDAL: {"sido": GYEONGGI, "sigungu": SUWON, "gu": PALDAL},
                DONG: {"sido": JEONNAM, "sigungu": MOKPO, "eup_myeon_dong": DONG},
            },
            ("sido", "sigungu", "gu", "eup_myeon_dong"),
        ),
        only_place={},
        fingerprint="",
    )
    wheres = {Where(place=code) for code in (JANGAN, PALDAL, SUWON, GYEONGGI, MOKPO, JEONNAM, DONG)}

    splits = dict(place_splits(release, wheres))

    assert splits[WHOLE] == (Where(place=JEONNAM), Where(place=GYEONGGI))
    assert splits[Where(place=GYEONGGI)] == (Where(place=SUWON),)
    assert splits[Where(place=SUWON)] == (Where(place=JANGAN), Where(place=PALDAL))
    assert splits[Where(place=MOKPO)] == (Where(place=DONG),)
