"""Finds resident and foreigner registration numbers in any text, so that none is ever stored.

The rule. Thirteen digits YYMMDD-GXXXXXX (any dash, spaces, digits of any width and script) are
one when G is 1 to 8 and YYMMDD, in the century that G gives, is a day not after `on` and less
than 125 years before it, and one of these holds:
1. the check digit is right;
2. they are written as six and seven digits with a mark between, and are not a corporate number
   (see 4): numbers given since October 2020 have no check digit, to newborns, foreigners and
   people whose number was changed, so a wrong one proves nothing;
3. they stand as thirteen bare digits and the day is in October 2020 or later: newborns' numbers.
   Older bare digits with a wrong check digit are order numbers, bar codes, time stamps.
4. A corporate number (법인등록번호) has the same shape. With its own check digit right, ours wrong,
   a known code of corporations in digits 5 and 6 and a day before October 2020 it is let pass.
Ten-digit business numbers and telephone numbers are too short. Numbers that go on with a dash and
more digits (bank accounts) count by rule 1 only. Known gaps: a number stored by Excel as a number
of fewer than twelve digits (born in 2000), and one whose digits are masked.
Between the two parts any signs may stand; those that are no dash, dot, slash or space count by
rule 1 only. Signs that nobody sees are left out.
What is found is never returned, only where it stands.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from dure.engines.hangul.registration import digits_of, is_corporate_number

WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
NO_CHECK_DIGIT_SINCE = date(2020, 10, 1)
OLDEST = 125
CORPORATION_KINDS = {"11", "12", "13", "14", "15", "21", "22", "31", "32", "33", "34", "35", "36"}
# As they are after `as_text`: the vowel ㅡ and the dot ㆍ of the keyboard become conjoining ones.
MARK = frozenset("-‐‑‒–—―−\u1173_.·\u119e・ー/~ \t\n")
# Looked ahead for, so that a line number before a spread one does not hide it: "1 4 8 0 1 0 5 …".
CANDIDATE = re.compile(
    r"(?<!\d)(?=(\d(?: ?\d){5})([^\w]{0,6}|[_ー\u1173\u1175\u119e]{1,3})(\d(?: ?\d){6})(?!\d))"
)
# The day of birth written as a day: 45.08.17-2123456, 19450817-2123456. By rule 1 only.
WITH_A_DAY = re.compile(
    r"(?<!\d)(?:19|20)?(\d\d)([./-]?) ?(\d\d)\2 ?(\d\d)\.?[^\w]{1,3}(\d{7})(?!\d)"
)
# A space or a sign between any two of the thirteen: "4-8-0-1-0-5-…", "480105-2-123453". By rule 1 only.
SPREAD = re.compile(r"(?<!\d)(?<!\d[\s\-./])\d(?:[\s\-./]?\d){12}(?![\s\-./]?\d)")
# What no number is without; an import asks of every time of day and every long text.
MIGHT_BE = re.compile(r"\d(?: ?\d){5}|\d(?:[\s\-./]?\d){12}")
# Joiners, soft hyphens, strokes through a digit, fillers: what nobody reads between two digits.
INVISIBLE = frozenset(("Cf", "Mn", "Me"))
FILLERS = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0\u2800"))
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
GOES_ON = re.compile(r"[-‐-―−]\d")


@dataclass(frozen=True, slots=True)
class Found:
    """Where a number stands: start and end in the text. `certain` when its check digit is right."""

    start: int
    end: int
    certain: bool


def find_resident_numbers(value: str | int | float | None, *, on: date) -> tuple[Found, ...]:
    """Every resident or foreigner registration number in a text or a number from a spreadsheet.

    `on` is today, given by the caller. Places refer to the text as `as_text` makes it, which has
    the same length for digits and dashes.
    """
    text = as_text(value)
    if len(text) < 13 or not MIGHT_BE.search(text):
        return ()
    found = [judged(match, on) for match in CANDIDATE.finditer(text)]
    found += [with_a_day(match, on) for match in WITH_A_DAY.finditer(text)]
    found += [spread(match, on) for match in SPREAD.finditer(text)]
    return tuple(dict.fromkeys(each for each in found if each is not None))


def has_resident_number(value: str | int | float | None, *, on: date) -> bool:
    """True when the text must be refused."""
    return bool(find_resident_numbers(value, on=on))


def is_person_as_corporation(text: str, *, on: date) -> bool:
    """True when a person's number stands where a corporate number belongs.

    Some corporate numbers have both check digits right (one in twelve of those from Seoul): where a
    corporate number is asked for, one with its own check digit and a known kind is taken for that.
    """
    digits = digits_of(text)
    if len(digits) != 13:
        return has_resident_number(text, on=on)
    corporate = digits[4:6] in CORPORATION_KINDS and is_corporate_number(digits)
    return not corporate and has_resident_number(f"{digits[:6]}-{digits[6:]}", on=on)


def as_text(value: str | int | float | None) -> str:
    """Text with plain digits; a number of twelve digits gets back the zero that it lost."""
    if isinstance(value, str):  # most cells are short, and an import asks of every one
        return plain_text(value) if len(value) >= 13 else ""
    if value is None or not math.isfinite(value) or abs(value) >= 10**13 or value != int(value):
        return ""
    digits = str(int(value))
    return digits.zfill(13) if len(digits) >= 12 else ""


def plain_text(text: str) -> str:
    """Text with digits of every width and script as 0 to 9, without signs that nobody sees."""
    typed = CONTROL.sub("", text)
    if typed.isascii():
        return typed
    shown = typed.translate(FILLERS)
    seen = "".join(sign for sign in shown if unicodedata.category(sign) not in INVISIBLE)
    written = unicodedata.normalize("NFKC", seen)
    return "".join(str(unicodedata.digit(sign, sign)) for sign in written)


def judged(match: re.Match[str], on: date) -> Found | None:
    """What a run of thirteen digits is, by the rule above."""
    digits = (match[1] + match[3]).replace(" ", "")
    born = birth_date(digits, on)
    if born is None:
        return None
    certain = check_digit_right(digits)
    if not certain and not plausible(match, digits, born):
        return None
    return Found(match.start(1), match.end(3), certain)


def with_a_day(match: re.Match[str], on: date) -> Found | None:
    """A number whose first part is written as a day, when its check digit is right."""
    digits = match[1] + match[3] + match[4] + match[5]
    if birth_date(digits, on) is None or not check_digit_right(digits):
        return None
    return Found(match.start(1), match.end(5), certain=True)


def spread(match: re.Match[str], on: date) -> Found | None:
    """Thirteen digits with signs between any of them, when their check digit is right."""
    digits = "".join(sign for sign in match[0] if sign.isdigit())
    if birth_date(digits, on) is None or not check_digit_right(digits):
        return None
    return Found(match.start(), match.end(), certain=True)


def birth_date(digits: str, on: date) -> date | None:
    """The day of birth that the first seven digits say, when a living person can have it."""
    century = {
        "1": 1900,
        "2": 1900,
        "3": 2000,
        "4": 2000,
        "5": 1900,
        "6": 1900,
        "7": 2000,
        "8": 2000,
    }
    if digits[6] not in century:
        return None
    year = century[digits[6]] + int(digits[:2])
    try:
        born = date(year, int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return None
    return born if born <= on and on.year - year < OLDEST else None


def check_digit_right(digits: str) -> bool:
    """True when the last digit fits; foreigners' numbers are shifted by two."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False))
    shift = 13 if digits[6] in "5678" else 11
    return (shift - total % 11) % 10 == int(digits[12])


def plausible(match: re.Match[str], digits: str, born: date) -> bool:
    """Rules 2 to 4, for a number whose check digit is wrong or does not exist."""
    if GOES_ON.match(match.string, match.end(3)) or not set(match[2]) <= MARK:
        return False
    recent = born >= NO_CHECK_DIGIT_SINCE
    if not match[2]:
        return recent
    corporate = digits[4:6] in CORPORATION_KINDS and is_corporate_number(digits)
    return recent or not corporate
