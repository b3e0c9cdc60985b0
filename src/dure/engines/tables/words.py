"""Words that stand in partners' tables and are not data: totals, notes, sheets of explanation."""

import re
import unicodedata

from dure.engines.tables.types import Scalar

TOTALS = {"합계", "소계", "계", "총계", "총합계", "누계", "total", "subtotal", "grandtotal", "sum"}
TOTAL_ENDS = set("계lLmM)]>")  # asked first: this is called for every row
TOTAL_ENDING = re.compile(r"[\s(\[<](합계|소계|총계|계|total|subtotal)[)\]>]?$", re.IGNORECASE)
NOTE_START = re.compile(
    r"^\s*(※|＊|\*\s|주\s*\d*\s*[):.]|비고\s*[:：]|참고\s*[:：]|자료\s*(출처)?\s*[:：]|출처\s*[:：]"
    r"|단위\s*[:：]|notes?\s*[:：]|source\s*[:：])",
    re.IGNORECASE,
)
EXPLANATION_TABS = {
    "메타정보", "메타데이터", "설명", "안내", "작성요령", "작성방법", "작성안내", "표지", "주석",
    "metadata", "meta", "readme", "notes", "about", "instructions", "cover",
}  # fmt: skip
NUMBER = re.compile(r"^[\s₩△▲+\-−]*\d[\d,.\s]*\s*(%|％)?$")
DATE_START = re.compile(r"^\d{2,4}\s*[-./년]\s*\d{1,2}")
YEAR = re.compile(r"^(19|20)\d\d\s*(년|년도)?$")


def plain(text: str) -> str:
    """Text as it is compared: one form of each character, lower case, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_total(value: Scalar) -> bool:
    """True for 합계, 소계, 계 and their like, alone or closing a label ("강남구 소계")."""
    if not isinstance(value, str) or value.rstrip()[-1:] not in TOTAL_ENDS:
        return False
    text = value.strip()
    return plain(text).strip("()[]<>") in TOTALS or bool(TOTAL_ENDING.search(text))


def is_note(text: str) -> bool:
    """True for a line that says of itself that it is a note (※, 주), 자료:, Source:)."""
    return bool(NOTE_START.match(text))


def is_explanation_tab(tab: str) -> bool:
    """True for a sheet that explains and does not report."""
    return plain(tab).strip("()[]<>") in EXPLANATION_TABS


def is_label(value: Scalar) -> bool:
    """True for a text that could head a column: no number, no date."""
    if not isinstance(value, str):
        return False
    text = value.strip()
    return not NUMBER.match(text) and not DATE_START.match(text)


def is_year(value: Scalar) -> bool:
    """True for a year, which statistics tables like to use as a heading."""
    if isinstance(value, str):
        return bool(YEAR.match(value.strip()))
    return isinstance(value, float | int) and 1900 <= value <= 2100 and value == int(value)
