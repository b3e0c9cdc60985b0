"""Place codes: short and long forms, and the level a code stands on."""

import re

DIGITS = {"mois": 10, "kostat": 8}
SHORT_FORMS = {"mois": (2, 5, 8), "kostat": (2, 5, 7)}
LEVELS = ("sido", "sigungu", "gu", "eup_myeon_dong", "office")
OFFICE = "출장소"
FROM_A_SPREADSHEET = re.compile(r"^(\d+)\.0+$")


def full_code(text: str, system: str = "mois") -> str:
    """The code in the form it is kept in: `11110` → `1111000000`, `1111000000.0` → `1111000000`.

    Codes of the statistical office are kept as they are published, 2, 5, 7 or 8 digits. What has no
    known length comes back trimmed, and will be found unknown.
    """
    code = text.strip()
    number = FROM_A_SPREADSHEET.match(code)
    code = number.group(1) if number else code
    if system != "mois" or len(code) not in SHORT_FORMS["mois"] or not code.isdigit():
        return code
    return code.ljust(DIGITS["mois"], "0")


def short_code(code: str) -> str:
    """The code without its trailing levels: `1111000000` → `11110`."""
    for length in SHORT_FORMS["mois"]:
        if not code[length:].strip("0"):
            return code[:length]
    return code


def level_of(code: str, name: str) -> str:
    """The level of a full code of the ministry; a district of a city is named "수원시 장안구"."""
    if name.endswith(OFFICE):
        return "office"
    length = len(short_code(code))
    if length == 2:
        return "sido"
    if length == 5:
        return "gu" if " " in name else "sigungu"
    return "eup_myeon_dong"
