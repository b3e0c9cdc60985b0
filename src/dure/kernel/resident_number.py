"""Resident registration numbers (주민등록번호) are kept nowhere: found by pattern, day and check digit.

PIPA article 24-2 lets nobody keep one without a statute that says so; consent is no basis. Every
service that takes free text asks `refuse_resident_number` first; imports ask `holds_resident_number`.
"""

import re
from datetime import date

from dure.engines.hangul import plain_text
from dure.kernel.errors import Refused
from dure.kernel.words import Words

# Six digits of a birthday, a digit for sex and century, six more; digits around it make it another number.
# The birthday may be written with its century. Between the halves stands nothing or a few signs; the
# vowels ㅡ ㅣ and the dot ㆍ, typed for a dash, stand here as `plain_text` leaves them.
PATTERN = re.compile(
    r"(?<!\d)(18|19|20)?(\d{6})((?:[^\w]|[_ー\u1173\u1175\u119e]){0,5})(\d)(\d{6})(?!\d)"
)
# The same with a space or a sign between any two digits: "4 4 0 3 0 2 2 1 …". Thirteen, no more.
SPREAD = re.compile(r"(?<!\d)(?<!\d[\s\-./])\d(?:[\s\-./]?\d){12}(?![\s\-./]?\d)")
# Whoever writes nothing but these between the halves means one; others stand between any two numbers.
DASHES = frozenset(" \t\n\r\f\v-‐‑–—−_/~·.,:*・ー\u1173\u1175\u119e")
CENTURIES = {"9": 1800, "0": 1800, "1": 1900, "2": 1900, "5": 1900, "6": 1900}
WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
NO_CHECK_DIGIT_SINCE = date(2020, 10, 5)  # numbers given since then end in random digits
DIGITS = 13

FIELDS = {  # the boxes of our pages; a column of a file is named as the file names it
    "about_en": Words("소개 (영어)", "about, in English"),
    "about_ko": Words("소개 (한국어)", "about, in Korean"),
    "attributes": Words("특성", "attributes"),
    "business_number": Words("사업자등록번호", "business number"),
    "comment": Words("덧붙인 말", "comment"),
    "content": Words("파일 내용", "content of the file"),
    "corporate_number": Words("법인등록번호", "corporate number"),
    "definition": Words("정의", "definition"),
    "email": Words("이메일", "e-mail address"),
    "explanation": Words("까닭", "explanation"),
    "link": Words("주소", "link"),
    "name": Words("이름", "name"),
    "name_en": Words("이름 (영어)", "name in English"),
    "name_ko": Words("이름 (한국어)", "name in Korean"),
    "note": Words("메모", "note"),
    "own_name": Words("기관에서 부르는 이름", "what the organisation calls it"),
    "quote": Words("인용", "quote"),
    "reason": Words("이유", "reason"),
    "supported_by": Words("돕는 사람", "supporter"),
    "text_en": Words("글 (영어)", "text, in English"),
    "text_ko": Words("글 (한국어)", "text, in Korean"),
    "title": Words("제목", "title"),
}


def holds_resident_number(text: str) -> bool:
    """True when the text holds a resident (or foreigner's) registration number.

    A separated number with a real birthday counts even if the check digit is wrong: it was meant as
    one, or it was given after October 2020. Thirteen digits without a separator count when the
    check digit is right or the birthday is that recent; so account numbers mostly pass. Digits of
    any script and width count, and signs that nobody sees are left out; between other signs than
    dashes, and spread over spaces, they count when the check digit is right.
    """
    if len(text) < DIGITS or not any(map(str.isdigit, text)):  # most texts, when lists are imported
        return False
    plain = plain_text(text)
    if any(_is_one(*match.groups()) for match in PATTERN.finditer(plain)):
        return True
    return any(_is_spread(match.group()) for match in SPREAD.finditer(plain))


def refuse_resident_number(**fields: str | None) -> None:
    """Refused with `kernel.resident_number` and the field's name, never the number itself."""
    for field, text in fields.items():
        if text and holds_resident_number(text):
            raise Refused("kernel.resident_number", field=FIELDS.get(field, field))


def _is_spread(written: str) -> bool:
    number = "".join(sign for sign in written if sign.isdigit())
    return _birthday(number[:6], number[6]) is not None and _checks(number)


def _is_one(century: str | None, day: str, separator: str, sex: str, rest: str) -> bool:
    born = _birthday(day, sex)
    if born is None or (century and not (separator and str(born.year).startswith(century))):
        return False
    meant = bool(separator) and set(separator) <= DASHES
    return meant or born >= NO_CHECK_DIGIT_SINCE or _checks(day + sex + rest)


def _birthday(day: str, sex: str) -> date | None:
    century = CENTURIES.get(sex, 2000)
    try:
        return date(century + int(day[:2]), int(day[2:4]), int(day[4:]))
    except ValueError:
        return None


def _checks(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    citizen, foreigner = (11 - total % 11) % 10, (13 - total % 11) % 10
    last = int(number[-1])
    return last == (foreigner if number[6] in "5678" else citizen)
