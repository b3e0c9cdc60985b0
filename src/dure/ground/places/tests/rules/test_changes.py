"""Counties that move, merge and divide: told with two small provinces."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from dure.ground.places.rules.aliases import AliasRow, carried
from dure.ground.places.rules.changes import apply_changes
from dure.ground.places.rules.code_list import from_pack
from dure.ground.places.rules.succession import followed

SUMMER = date(2026, 7, 1)
LATER = date(2026, 11, 22)


def small_country():
    lines = [
        ("91", "바다도"),
        ("91110", "물결시"),
        ("91110510", "포구동"),
        ("91110520", "언덕동"),
        ("92", "산골도"),
        ("92710", "가람군"),
        ("92710250", "가람읍"),
    ]
    return from_pack({"code": c, "name": n, "since": "", "until": ""} for c, n in lines)


def recoding():
    return {"day": SUMMER, "citation": "법", "recode": {"from": "92", "to": "93", "ko": "새산골도"}}


def division(share=0.25):
    part = {"level": "sigungu", "parent": "91", "en": ""}
    return {
        "day": SUMMER,
        "citation": "법",
        "shares_verified": False,
        "parts": [
            {
                "new": "91120",
                "ko": "포구시",
                "from": {"91110": share},
                "children": ["포구동"],
                **part,
            },
            {
                "new": "91130",
                "ko": "언덕시",
                "from": {"91110": 1 - share},
                "children": "rest",
                **part,
            },
        ],
    }


def on(rows, day):
    return {row.code: row for row in rows if row.holds_on(day)}


def test_a_province_gets_a_new_number_and_everything_below_follows():
    rows, _ = apply_changes(small_country(), [recoding()])

    before, after = on(rows, date(2026, 6, 30)), on(rows, SUMMER)

    assert before["9271025000"].parent_code == "9271000000"
    assert "9271025000" not in after
    assert after["9371025000"].parent_code == "9371000000"
    assert after["9371000000"].parent_code == "9300000000"
    assert after["9300000000"].name_ko == "새산골도"


def test_a_city_is_divided_and_each_dong_finds_its_new_parent():
    rows, changes = apply_changes(small_country(), [division()])
    after = on(rows, SUMMER)

    assert after["9111051000"].parent_code == "9112000000"
    assert after["9111052000"].parent_code == "9113000000"
    assert not after["9111051000"].verified  # its new code is not known
    assert "9111000000" not in after
    assert [(each.new_code, each.share, each.verified) for each in changes] == [
        ("9112000000", Decimal("0.25"), False),
        ("9113000000", Decimal("0.75"), False),
    ]


def test_yesterday_stays_as_it_was():
    rows, _ = apply_changes(small_country(), [division()])

    assert on(rows, date(2026, 6, 30))["9111051000"].parent_code == "9111000000"


@given(share=st.integers(min_value=1, max_value=99))
@settings(max_examples=40)
def test_nobody_is_lost_when_a_city_is_divided(share):
    _, changes = apply_changes(small_country(), [division(share / 100)])

    after = followed("9111000000", LATER, changes)

    assert abs(sum(each.share for each in after) - 1) < Decimal("0.0001")


def test_a_code_that_never_changed_has_no_successor():
    _, changes = apply_changes(small_country(), [recoding()])

    assert followed("9111000000", LATER, changes) == ()
    assert followed("9271000000", date(2026, 6, 30), changes) == ()


def test_a_statistical_code_follows_a_recoding_but_not_a_division():
    _, changes = apply_changes(small_country(), [recoding(), division()])
    aliases = [AliasRow("kostat", "38010", "9271000000"), AliasRow("kostat", "37010", "9111000000")]

    assert carried(aliases, changes) == [
        AliasRow("kostat", "38010", "9271000000", None, SUMMER),
        AliasRow("kostat", "38010", "9371000000", SUMMER, None),
        AliasRow("kostat", "37010", "9111000000", None, SUMMER),
    ]
