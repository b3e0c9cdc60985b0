"""Coding (부호로 바꾸기): what is compared under a contract, as keyed codes instead of names and days.

Each value of a person, brought into one spelling, and each part of it that may be compared by itself
(the sound of a name, its pairs of letters, the month of a birthday), becomes a code under a key: equal
values have equal codes, and nobody without the key learns more of a code than where else it stands.
Whoever compares has codes only. A code is near no other one; so what is nearly alike is told by parts
in common: pairs of neighbouring letters of a name or a street (`SPELT`), a name without one of its
letters (`NAMES`), and a number of which one figure is covered or two are taken in either order (`FIGURES`).
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence

from dure.engines.linkage.dates import Birth
from dure.engines.linkage.fault import BadInput, Fault
from dure.engines.linkage.normalise import Columns, Feature, features_of

SHORTEST_KEY = 16
LETTERS = 12  # of a code: forty-eight bits, so that two of a million values rarely meet by chance
Code = str | None
Coded = dict[str, list[Code]]  # a set of codes stands in one text, with blanks between
NAMES = ("given", "given_sound", "family")
SPELT = ("given", "family", "street", "place")
FIGURES: Mapping[str, int] = {"birth": 8, "phone": 8, "postcode": 6}  # how many, from the end
SETS = (
    *(f"{name}_pairs" for name in SPELT),
    *(f"{name}_near" for name in (*NAMES, *FIGURES)),
)
# Values that may be equal to each other are coded alike: a family name and a given one turned round.
KINDS: Mapping[str, str] = {
    "family": "name",
    "given": "name",
    "family_sound": "sound",
    "given_sound": "sound",
    "birth": "day",
    "lunar": "day",
    "leap": "day",
    "birth_year": "year",
    "sex": "sex",
    "email": "mail",
    "street": "street",
    "postcode": "area",
    "place": "area",
}


def coded_columns(columns: Columns, read_birth: Callable[[str], Birth], *, key: bytes) -> Coded:
    """The codes of rows given as columns with `record_id`, under a key; the ids stay as they are."""
    if len(key) < SHORTEST_KEY:
        raise BadInput([Fault("linkage.secret_short", {"least": SHORTEST_KEY})])
    ids = columns["record_id"]
    features = features_of(columns, len(ids), read_birth)
    coder = Coder(key)
    made: Coded = {"record_id": list(ids)}
    for name, kind in KINDS.items():
        made[name] = [coder.code(kind, value) for value in features[name]]
    for name, (kind, part) in PARTS.items():
        made[name] = [coder.code(kind, part(row)) for row in _rows(features)]
    made["korean"] = ["k" if value else None for value in features["syllables"]]
    for name in SPELT:
        made[f"{name}_pairs"] = [coder.pairs(value) for value in features[name]]
    for name in NAMES:
        made[f"{name}_near"] = [coder.lacking(value) for value in features[name]]
    for name, last in FIGURES.items():
        made[f"{name}_near"] = [coder.covered(name, value, last) for value in features[name]]
    return made


class Coder:
    """A key, and the codes that were made with it."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._known: dict[tuple[str, str], str] = {}

    def code(self, kind: str, value: Feature) -> Code:
        if value is None or value == "":
            return None
        at = kind, str(value)
        if at not in self._known:
            made = hmac.new(self._key, f"{kind}|{value}".encode(), hashlib.sha256)
            self._known[at] = made.hexdigest()[:LETTERS]
        return self._known[at]

    def pairs(self, value: Feature) -> Code:
        """The codes of the pairs of letters of a name, its beginning and its end marked."""
        text = f"^{''.join(str(value).split())}$" if value else ""
        return self._set("pair", {text[at : at + 2] for at in range(len(text) - 1)})

    def lacking(self, value: Feature) -> Code:
        """The codes of a name and of what is left without one of its letters."""
        text = str(value or "")
        return self._set("name", {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))})

    def covered(self, kind: str, value: Feature, last: int) -> Code:
        """The codes of what a slip of one figure, or of two neighbours, leaves as it was."""
        text = str(value or "")[-last:]
        parts = {f"{text[:at]}?{text[at + 1 :]}" for at in range(len(text))}
        for at in range(len(text) - 1):
            parts.add(f"{text[:at]}({''.join(sorted(text[at : at + 2]))}){text[at + 2 :]}")
        return self._set(f"near {kind}", parts)

    def _set(self, kind: str, parts: set[str]) -> Code:
        codes = sorted(one for one in (self.code(kind, part) for part in parts) if one)
        return " ".join(codes) or None


Row = Mapping[str, Feature]


def _rows(features: Mapping[str, Sequence[Feature]]) -> Sequence[Row]:
    names = list(features)
    return [dict(zip(names, row, strict=True)) for row in zip(*features.values(), strict=True)]


def _day(row: Row, turn: Callable[[str, str, str], str]) -> str:
    day = str(row["birth"] or "")
    return turn(day[:4], day[4:6], day[6:]) if len(day) == 8 else ""


def _syllable(row: Row, at: int) -> str:
    text = str(row["syllables"] or "")
    if text:
        return text[0] if at == 0 else text[-1]
    sound = str(row["given_sound"] or "")
    return sound[:3] if at == 0 else sound[-3:]


def _house(row: Row) -> str:
    return f"{row['street'] or ''} {row['number']}" if row["number"] else ""


def _next_year(row: Row) -> str:
    year = str(row["birth_year"] or "")
    return str(int(year) + 1) if year else ""


def _mail_name(row: Row) -> str:
    name = str(row["email"] or "").partition("@")[0]
    return name if len(name) > 3 else ""


PARTS: Mapping[str, tuple[str, Callable[[Row], str]]] = {
    "head": ("head", lambda row: _syllable(row, 0)),
    "tail": ("tail", lambda row: _syllable(row, -1)),
    "birth_turned": ("day", lambda row: _day(row, lambda year, month, day: year + day + month)),
    "birth_month": ("month", lambda row: _day(row, lambda year, month, _day: year + month)),
    "birth_year_day": ("yearday", lambda row: _day(row, lambda year, _month, day: year + day)),
    "birth_month_day": ("monthday", lambda row: _day(row, lambda _year, month, day: month + day)),
    "birth_next_year": ("year", _next_year),
    "phone": ("phone", lambda row: str(row["phone"] or "")[-8:]),
    "phone_middle": ("phone_middle", lambda row: str(row["phone"] or "")[-8:-4]),
    "phone_end": ("phone_end", lambda row: str(row["phone"] or "")[-4:]),
    "email_name": ("mail_name", _mail_name),
    "house": ("house", _house),
    "number": ("number", lambda row: str(row["number"] or "")),
}
