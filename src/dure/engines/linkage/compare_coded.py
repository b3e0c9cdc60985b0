"""Compare codes (부호 비교): the levels of `compare`, as far as equal codes can tell them.

The levels keep their names, so that training and judging know them; what is usual of each is what is
usual of the levels of the plain comparison that fall together here.
"""

from collections.abc import Mapping

from dure.engines.linkage.block import Key
from dure.engines.linkage.compare import SEX, Comparison, Kin, Level

_KOREAN = "(korean_l is not null and korean_r is not null)"
_SWAPPED = "(given_l = family_r and family_l = given_r or given_sound_l = family_sound_r and family_sound_l = given_sound_r)"  # noqa: E501
_SYLLABLE = "(head_l = head_r or tail_l = tail_r)"
_LONG = "least(len(given_pairs_l), len(given_pairs_r)) > 4"
_LUNAR = "(birth_l in (lunar_r, leap_r) or birth_r in (lunar_l, leap_l))"
_NEXT_YEAR = "(birth_year_l = birth_next_year_r or birth_next_year_l = birth_year_r)"
_TWO_OF_THREE = (
    "(birth_month_l = birth_month_r or birth_year_day_l = birth_year_day_r"
    " or birth_month_day_l = birth_month_day_r)"
)


def _alike(name: str, least: float) -> str:
    """The share of pairs of letters that two names have in common."""
    left, right = f"{name}_pairs_l", f"{name}_pairs_r"
    return f"(2 * len(list_intersect({left}, {right})) >= {least} * (len({left}) + len({right})))"


def _near(name: str) -> str:
    """One figure is another one, or two neighbours stand the other way round."""
    return f"list_has_any({name}_near_l, {name}_near_r)"


GIVEN = Comparison(
    "given_name",
    ("given",),
    Kin.PERSON,
    (
        Level("equal", "given_l = given_r", 0.82, 0.004),
        Level("sounds_equal", "given_sound_l = given_sound_r", 0.03, 0.001),
        Level("one_letter", f"({_near('given')} and ({_KOREAN} or {_LONG}))", 0.06, 0.003),
        Level("turned_round", _SWAPPED, 0.01, 0.0001),
        Level(
            "two_letters",
            f"case when {_KOREAN} and {_SYLLABLE} then {_near('given_sound')}"
            f" else {_alike('given', 0.6)} end",
            0.03,
            0.012,
        ),
        Level("one_syllable", f"({_KOREAN} and {_SYLLABLE})", 0.003, 0.05, most=0.004),
        Level(
            "partly",
            f"(not {_KOREAN} and ({_alike('given', 0.4)} or {_near('given_sound')}))",
            0.02,
            0.01,
        ),
        Level("other_name", _KOREAN, 0.001, 0.3, most=0.0015),
        Level("other_script", "((korean_l is null) <> (korean_r is null))", 0.01, 0.02),
        Level("else", "", 0.03, 0.6),
    ),
    rarity="given",
    usual=0.002,
)
FAMILY = Comparison(
    "family_name",
    ("family",),
    Kin.FAMILY,
    (
        Level("equal", "family_l = family_r", 0.91, 0.08),
        Level("sounds_equal", "family_sound_l = family_sound_r", 0.03, 0.001),
        Level("turned_round", _SWAPPED, 0.01, 0.0001),
        Level("one_letter", f"({_near('family')} and len(family_pairs_l) > 4)", 0.02, 0.004),
        Level("partly", _alike("family", 0.5), 0.01, 0.01),
        Level("else", "", 0.02, 0.905),
    ),
    rarity="family",
    usual=0.08,  # the census cannot be looked up by codes: one usual share for all
)
BIRTH = Comparison(
    "birth_date",
    ("birth",),
    Kin.BIRTH,
    (
        Level("equal", "birth_l = birth_r", 0.87, 0.00005),
        Level("lunar", _LUNAR, 0.02, 0.0001),
        Level("turned_round", "birth_turned_l = birth_r", 0.015, 0.00005),
        Level("one_figure", _near("birth"), 0.04, 0.0015),
        Level("two_of_three", _TWO_OF_THREE, 0.02, 0.004),
        Level("same_year", "birth_year_l = birth_year_r", 0.01, 0.02),
        Level("else", "", 0.025, 0.97),
    ),
    rarity="birth",
    usual=0.00004,
)
YEAR = Comparison(
    "birth_year",
    ("birth_year",),
    Kin.BIRTH,
    (
        Level("equal", "birth_year_l = birth_year_r", 0.93, 0.02),
        Level("near", _NEXT_YEAR, 0.05, 0.04),
        Level("else", "", 0.02, 0.94),
    ),
    silent="(birth_l is not null and birth_r is not null)",
)
PHONE = Comparison(
    "phone",
    ("phone",),
    Kin.HOME,
    (
        Level("equal", "phone_l = phone_r", 0.75, 0.00002),
        Level("one_figure", _near("phone"), 0.04, 0.00002),
        Level("same_end", "phone_end_l = phone_end_r", 0.01, 0.0002),
        Level("else", "", 0.20, 0.9998),
    ),
    rarity="phone",
    usual=0.000001,
)
EMAIL = Comparison(
    "email",
    ("email",),
    Kin.HOME,
    (
        Level("equal", "email_l = email_r", 0.75, 0.00001),
        Level("same_name", "email_name_l = email_name_r", 0.04, 0.0001),
        Level("else", "", 0.21, 0.9999),
    ),
    rarity="email",
    usual=0.000001,
)
STREET = Comparison(
    "street",
    ("street",),
    Kin.HOME,
    (
        Level(
            "equal", "street_l = street_r and number_l is not distinct from number_r", 0.70, 0.0001
        ),
        Level("close", f"({_alike('street', 0.7)} and number_l = number_r)", 0.08, 0.0001),
        Level("same_street", _alike("street", 0.8), 0.06, 0.01),
        Level("same_number", f"(number_l = number_r and {_alike('street', 0.4)})", 0.03, 0.004),
        Level("partly", _alike("street", 0.6), 0.02, 0.05),
        Level("else", "", 0.11, 0.93),
    ),
    rarity="coalesce(house, street)",
    usual=0.0005,
)


def _area(name: str, close: str, stranger: float) -> Comparison:
    return Comparison(
        name,
        (name,),
        Kin.HOME,
        (
            Level("equal", f"{name}_l = {name}_r", 0.82, stranger),
            Level("close", close, 0.05, 0.01),
            Level("else", "", 0.13, 0.99 - stranger),
        ),
        rarity=name,
        usual=stranger,
    )


ALL = (
    *(GIVEN, FAMILY, BIRTH, YEAR, SEX, PHONE, EMAIL, STREET),
    _area("postcode", _near("postcode"), 0.01),
    _area("place", _alike("place", 0.7), 0.02),
)
_AREA = "coalesce(postcode, place)"
KEYS = (
    Key("birth_date", ("birth",), ("family_sound", "head"), (("birth_turned",),)),
    Key(
        "birth_date_lunar",
        ("birth", "family_sound"),
        ("given_sound",),
        (("lunar", "family_sound"), ("leap", "family_sound")),
    ),
    Key(
        "name",
        ("least(given_sound, family_sound)", "greatest(given_sound, family_sound)"),
        ("birth_year", "sex", _AREA),
    ),
    Key("phone", ("phone",), ("family_sound", "given_sound")),
    Key("phone_end", ("phone_end", "given_sound"), ("family_sound",)),
    Key("phone_middle", ("phone_middle", "given_sound"), ("family_sound",)),
    Key("email", ("email",), ("given_sound",)),
    Key("email_name", ("email_name",), ("given_sound",)),
    Key("street", ("street", "coalesce(number, '')", f"coalesce({_AREA}, '')"), ("head",)),
    Key("given_name_year", ("given_sound", "birth_year"), ("birth_month", "family_sound")),
    Key("given_name_day", ("given_sound", "birth_month_day"), ("family_sound",)),
    Key("family_name_month", ("family_sound", "birth_month"), ("head",), few=12),
    Key("name_begin_year", ("family_sound", "head", "birth_year"), ("birth_month",)),
    Key("name_end_year", ("family_sound", "tail", "birth_year"), ("birth_month",)),
    Key("family_name_postcode", ("family_sound", "postcode"), ("head", "birth_year")),
    Key(
        "family_name_place",
        ("family_sound", "place", "head"),
        ("birth_year",),
        (("family_sound", "place", "tail"),),
    ),
    Key("given_name_postcode", ("given_sound", "postcode"), ("birth_year",)),
    Key("given_name_place", ("given_sound", "place"), ("birth_year", "birth_month")),
    Key("postcode_day", ("postcode", "birth_month_day"), ("head",)),
    Key("house_number_postcode", ("number", "postcode"), ("head",)),
    Key(
        "name_begin",
        ("family_sound", "head", "case when birth_year is null then '' end"),
        ("tail",),
    ),
)


def usable(filled: Mapping[str, int]) -> tuple[Comparison, ...]:
    """The comparisons for which at least two rows have something to say."""
    chosen = [one for one in ALL if all(filled.get(need, 0) >= 2 for need in one.needs)]
    only_years = filled.get("birth_year", 0) > filled.get("birth", 0)
    return tuple(one for one in chosen if one is not YEAR or only_years)
