"""Compare (비교): what is compared, in which levels, and what each level means before any training.

A level is one SQL condition over two rows (`_l`, `_r`); the first that holds counts. Its two
numbers are how often it holds for two rows of one person and for two strangers: the start of the
training, and what a file too small to learn from is judged by.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kin(StrEnum):
    """Kin (범위): what a whole household shares, and what only one person has."""

    PERSON = "person"
    BIRTH = "birth"
    FAMILY = "family"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Level:
    """Level (단계): a name, its condition, its share among same persons and among strangers."""

    name: str
    sql: str
    same: float
    stranger: float
    most: float = 1.0  # what is learnt never goes beyond: not every difference is a slip


@dataclass(frozen=True, slots=True)
class Comparison:
    """Comparison (비교 항목): levels from the closest to `else`; rare values weigh more."""

    name: str
    needs: tuple[str, ...]
    kin: Kin
    levels: tuple[Level, ...]
    rarity: str = ""
    usual: float = 0.0
    silent: str = ""

    @property
    def missing(self) -> str:
        """The condition under which nothing can be said."""
        unknown = [f"{one}_{side} is null" for one in self.needs for side in "lr"]
        return " or ".join([*unknown, *filter(None, [self.silent])])


def _close(column: str, distance: int, shortest: int) -> str:
    return (
        f"(damerau_levenshtein({column}_l, {column}_r) <= {distance}"
        f" and least(length({column}_l), length({column}_r)) >= {shortest})"
    )


def _alike(column: str, least: float) -> str:
    return f"jaro_winkler_similarity({column}_l, {column}_r) >= {least}"


_KOREAN = "(syllables_l is not null and syllables_r is not null)"
_SWAPPED = (
    "(given_l = family_r and family_l = given_r"
    " or given_sound_l = family_sound_r and family_sound_l = given_sound_r)"
)
_SYLLABLE = (
    "(left(syllables_l, 1) = left(syllables_r, 1)"
    " or length(syllables_l) = length(syllables_r) and right(syllables_l, 1) = right(syllables_r, 1))"
)
_STARTS = "(starts_with(given_l, given_r) or starts_with(given_r, given_l))"
_TWO_OF_THREE = (
    "((left(birth_l, 4) = left(birth_r, 4))::int + (substr(birth_l, 5, 2) = substr(birth_r, 5, 2))::int"
    " + (right(birth_l, 2) = right(birth_r, 2))::int >= 2)"
)
_LUNAR = "(birth_l in (lunar_r, leap_r) or birth_r in (lunar_l, leap_l))"
_TURNED = (
    "(left(birth_l, 4) = left(birth_r, 4) and substr(birth_l, 5, 2) = right(birth_r, 2)"
    " and right(birth_l, 2) = substr(birth_r, 5, 2))"
)
_MAIL_NAME = (
    "(split_part(email_l, '@', 1) = split_part(email_r, '@', 1)"
    " and length(split_part(email_l, '@', 1)) > 3)"
)

GIVEN = Comparison(
    "given_name",
    ("given",),
    Kin.PERSON,
    (
        Level("equal", "given_l = given_r", 0.82, 0.004),
        Level("sounds_equal", "given_sound_l = given_sound_r", 0.03, 0.001),
        Level(
            "one_letter",
            f"({_close('given', 1, 4)} or {_KOREAN} and {_close('given', 1, 2)})",
            0.06, 0.003,
        ),
        Level("turned_round", _SWAPPED, 0.01, 0.0001),
        Level("begins_alike", f"(not {_KOREAN} and {_STARTS})", 0.02, 0.004),
        Level(
            "two_letters",
            # 수 and 희 are two letters apart and two people; 례 and 레 sound alike and are a slip.
            f"({_close('given', 2, 5)}"
            f" and (not ({_KOREAN} and {_SYLLABLE}) or {_close('given_sound', 1, 3)})"
            f" or not {_KOREAN} and {_alike('given', 0.88)})",
            0.02, 0.012,
        ),
        Level("one_syllable", f"({_KOREAN} and {_SYLLABLE})", 0.003, 0.05, most=0.004),
        Level(
            "partly",
            f"(not {_KOREAN} and ({_alike('given', 0.78)} or {_close('given_sound', 1, 3)}))",
            0.012, 0.01,
        ),
        Level("other_name", _KOREAN, 0.001, 0.3, most=0.0015),
        Level("other_script", "((syllables_l is null) <> (syllables_r is null))", 0.01, 0.02),
        Level("else", "", 0.024, 0.60),
    ),
    rarity="given", usual=0.002,
)  # fmt: skip
FAMILY = Comparison(
    "family_name",
    ("family",),
    Kin.FAMILY,
    (
        Level("equal", "family_l = family_r", 0.91, 0.03),
        Level("sounds_equal", "family_sound_l = family_sound_r", 0.03, 0.001),
        Level("turned_round", _SWAPPED, 0.01, 0.0001),
        Level("one_letter", _close("family", 1, 4), 0.02, 0.004),
        Level("partly", f"({_alike('family', 0.86)} and length(family_l) > 3)", 0.01, 0.01),
        Level("else", "", 0.02, 0.955),
    ),
    rarity="family", usual=0.003,
)  # fmt: skip
BIRTH = Comparison(
    "birth_date",
    ("birth",),
    Kin.BIRTH,
    (
        Level("equal", "birth_l = birth_r", 0.87, 0.00005),
        Level("lunar", _LUNAR, 0.02, 0.0001),
        Level("turned_round", _TURNED, 0.015, 0.00005),
        Level("one_figure", "damerau_levenshtein(birth_l, birth_r) <= 1", 0.04, 0.0015),
        Level("two_of_three", _TWO_OF_THREE, 0.02, 0.004),
        Level("month_apart", "abs(birth_number_l - birth_number_r) between 15 and 54", 0.005, 0.003),
        Level("two_figures", "damerau_levenshtein(birth_l, birth_r) <= 2", 0.01, 0.03),
        Level("same_year", "birth_year_l = birth_year_r", 0.005, 0.02),
        Level("else", "", 0.015, 0.94),
    ),
    rarity="birth", usual=0.00004,
)  # fmt: skip
YEAR = Comparison(
    "birth_year",
    ("birth_year",),
    Kin.BIRTH,
    (
        Level("equal", "birth_year_l = birth_year_r", 0.93, 0.02),
        Level("near", "abs(birth_year_l::int - birth_year_r::int) <= 1", 0.05, 0.04),
        Level("else", "", 0.02, 0.94),
    ),
    silent="(birth_l is not null and birth_r is not null)",
)
SEX = Comparison(
    "sex",
    ("sex",),
    Kin.PERSON,
    (Level("equal", "sex_l = sex_r", 0.985, 0.52), Level("else", "", 0.015, 0.48)),
)
PHONE = Comparison(
    "phone",
    ("phone",),
    Kin.HOME,
    (
        Level("equal", "right(phone_l, 8) = right(phone_r, 8)", 0.75, 0.00002),
        Level("one_figure", "damerau_levenshtein(phone_l, phone_r) <= 1", 0.04, 0.00002),
        Level("same_end", "right(phone_l, 4) = right(phone_r, 4)", 0.01, 0.0002, most=0.05),
        Level("else", "", 0.20, 0.9998),
    ),
    rarity="right(phone, 8)", usual=0.000001,
)  # fmt: skip
EMAIL = Comparison(
    "email",
    ("email",),
    Kin.HOME,
    (
        Level("equal", "email_l = email_r", 0.75, 0.00001),
        Level("same_name", _MAIL_NAME, 0.04, 0.0001),
        Level("close", f"({_close('email', 2, 8)} or {_alike('email', 0.94)})", 0.06, 0.0005),
        Level("else", "", 0.15, 0.9994),
    ),
    rarity="email", usual=0.000001,
)  # fmt: skip
STREET = Comparison(
    "street",
    ("street",),
    Kin.HOME,
    (
        Level("equal", "street_l = street_r and number_l is not distinct from number_r", 0.70, 0.0001),
        Level("close", f"({_alike('street', 0.88)} and number_l = number_r)", 0.08, 0.0001),
        Level("same_street", f"{_alike('street', 0.93)}", 0.06, 0.01),
        Level("same_number", f"(number_l = number_r and {_alike('street', 0.72)})", 0.03, 0.004),
        Level("partly", f"{_alike('street', 0.8)}", 0.02, 0.05),
        Level("else", "", 0.11, 0.93),
    ),
    rarity="street || ' ' || coalesce(number, '')", usual=0.0005,
)  # fmt: skip


def _area(name: str, stranger: float) -> Comparison:
    return Comparison(
        name,
        (name,),
        Kin.HOME,
        (
            Level("equal", f"{name}_l = {name}_r", 0.82, stranger),
            Level("close", f"({_close(name, 1, 4)} or {_alike(name, 0.92)})", 0.05, 0.01),
            Level("else", "", 0.13, 0.99 - stranger),
        ),
        rarity=name,
        usual=stranger,
    )


ALL = (
    GIVEN, FAMILY, BIRTH, YEAR, SEX, PHONE, EMAIL, STREET, _area("postcode", 0.01), _area("place", 0.02),
)  # fmt: skip


def usable(filled: Mapping[str, int]) -> tuple[Comparison, ...]:
    """The comparisons for which at least two rows have something to say."""
    chosen = [one for one in ALL if all(filled.get(need, 0) >= 2 for need in one.needs)]
    only_years = filled.get("birth_year", 0) > filled.get("birth", 0)
    return tuple(one for one in chosen if one is not YEAR or only_years)
