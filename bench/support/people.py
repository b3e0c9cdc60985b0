"""People that never were: Korean records of many organisations with the errors that offices make.

Surnames as frequent as in the 2015 census, given names of two generations, households that share
a phone and an address, twins, lunar birthdays by the real calendar, slips of single jamo,
romanised names, changed phones. The truth is kept beside the records.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from korean_lunar_calendar import KoreanLunarCalendar

from dure.engines.linkage.jamo import FINALS, INITIALS, VOWELS, romanised
from dure.engines.linkage.names import ROMAN_FAMILIES

HEADER = ("record_id", "organisation", "full_name", "birth_date", "sex", "phone", "street", "place")
FAMILIES = (
    "김215 이147 박84 최47 정43 강24 조21 윤21 장20 임17 한16 오15 서15 신15 권14 황14 안14 송14 "
    "전11 홍11 유13 고9 문9 양9 손9 배8 백8 허7 남6 심5 노5 하5 곽4 성4 차4 주4 우4 구4 나3 민3 진4 "
    "지3 엄3 채3 원3 천2 방2 공2 현2 함2 변2 염1 여1 추1 도1 소1 석1 선1 설1 마1 길1 연1 위1 표1 명1 "
    "남궁1 황보1"
)
OLD_WOMEN = (
    "영9정9순9명5옥4춘4말3금4복3경5미4인3혜3은3현3선2성3숙3연2희2",
    ("자14숙13희11순12옥8례3임4남3애5분3선5영3란4미3화4덕2심2연3"),
)
OLD_MEN = (
    "영9정6성6종5상5광4병4동4재4용4경4기4창3명3태3덕2진3춘2석2인3",
    ("수9호8식7철7환5기4길3섭5석3태3만2웅2남3근4진3훈3규3일3택3구3"),
)
NEW_WOMEN = (
    "서9지10민7수6하5예6은6유5윤4채4다4현4소3가4혜3나3시3아3미3선3",
    ("연8은8윤6현6아6영5진6원5민5빈4희4정4린3경3주5인3나3서3율3림3"),
)
NEW_MEN = (
    "민9지8준6현6도5시5동5승5재6성5태4건4우4영3정4상3주4진4윤3은2",
    ("준9우9호7민6현6훈6원5수5석4혁3진5빈4환3서3윤3건3규3재3영3성3"),
)
SLIPS = dict(
    zip("ㅐㅔㅓㅗㅕㅛㅡㅜㅏㅑㅣㅢㅚㅙㅞㅠㄱㄷㅂㅈㅅㄴㄹㅇㅎㅁㅊ",
        "ㅔㅐㅗㅓㅛㅕㅜㅡㅑㅏㅢㅣㅙㅚㅙㅜㅋㅌㅍㅊㅆㄹㄴㅎㅇㄴㅈ", strict=True)
)  # fmt: skip
HEAD_RULE = {"이": "리", "유": "류", "임": "림", "노": "로", "나": "라", "양": "량", "여": "려"}
_STREETS = "중앙 세종대 충장 역전 시청 은행나무 벚꽃 한강 남산 무지개 샘터 향교 장터 솔밭 새마을"
STREETS = _STREETS.split()


@dataclass(frozen=True)
class Being:
    """Being (사람): who somebody is, before offices write it down."""

    family: str
    given: str
    born: date
    sex: str
    phone: str
    street: str
    place: str


@dataclass(frozen=True)
class Row:
    """Row (기록): what one office wrote, and the number of the person it meant."""

    cells: tuple[str, ...]
    person: int


def records(count: int, *, seed: int = 7, organisations: int = 200) -> list[Row]:
    """Records of `organisations` offices; three people in ten are known to two or more."""
    dice = random.Random(seed)  # noqa: S311 - the same people in every run
    rows: list[Row] = []
    for number, being in enumerate(_beings(dice)):
        times = dice.choices((1, 2, 3, 4, 5), (70, 18, 7, 3, 2))[0]
        for office in dice.sample(range(organisations), times):
            cells = (f"O{office:03d}", *_written(being, dice))
            rows.append(Row(cells, number))
        if len(rows) >= count:
            break
    rows = rows[:count]
    dice.shuffle(rows)
    return [replace(row, cells=(f"R{at:07d}", *row.cells)) for at, row in enumerate(rows, 1)]


def _beings(dice: random.Random) -> Iterator[Being]:
    while True:
        yield from _household(dice)


def _household(dice: random.Random) -> Iterator[Being]:
    """One alone, a couple, or a family; half of the families give one phone for all."""
    place = f"{dice.randrange(250):03d}"
    street = f"{dice.choice(STREETS)}{dice.choice(('로', '길'))}{dice.randrange(1, 40)}"
    street += f" {dice.randrange(1, 120)}"
    first = _being(dice, _family(dice), _born(dice), street, place)
    yield first
    kind = dice.random()
    phone = first.phone if dice.random() < 0.5 else ""
    if kind > 0.7:
        other = _being(dice, _family(dice), first.born + _days(dice, 5), street, place)
        yield replace(other, sex="MF"[first.sex == "M"], phone=phone or other.phone)
    if kind > 0.88:
        born = first.born + timedelta(days=dice.randrange(8_000, 13_000))
        head = dice.choice(_letters(NEW_MEN[0]))
        for place_in_row in range(dice.choice((1, 2, 2, 3))):
            twin = place_in_row and dice.random() < 0.04
            born = born if twin or not place_in_row else born + _days(dice, 3) + timedelta(400)
            if born.year > 2020:
                return
            child = _being(dice, first.family, born, street, place)
            shared = dice.random() < 0.5
            given = head + child.given[-1] if shared else child.given
            yield replace(child, given=given, phone=phone or child.phone)


def _days(dice: random.Random, years: int) -> timedelta:
    return timedelta(days=dice.randrange(1, 365 * years))


def _being(dice: random.Random, family: str, born: date, street: str, place: str) -> Being:
    sex = "F" if dice.random() < 0.62 else "M"
    old = born.year < 1972
    source = (OLD_WOMEN if old else NEW_WOMEN) if sex == "F" else (OLD_MEN if old else NEW_MEN)
    given = "".join(dice.choices(*_weighed(part))[0] for part in source)
    given = given[-1] if dice.random() < 0.02 else given
    phone = f"010{dice.randrange(20_000_000, 99_999_999)}"
    return Being(family, given, born, sex, phone, street, place)


def _born(dice: random.Random) -> date:
    year = dice.gauss(1948, 8) if dice.random() < 0.75 else dice.gauss(1990, 12)
    start = date(min(2015, max(1925, round(year))), 1, 1)
    return start + timedelta(days=dice.randrange(365))


def _family(dice: random.Random) -> str:
    return dice.choices(*_weighed(FAMILIES.replace(" ", "")))[0]


@cache
def _weighed(text: str) -> tuple[list[str], list[int]]:
    words, weights, digits = [""], [], ""
    for letter in f"{text}가":
        if letter.isdigit():
            digits += letter
        elif digits:
            weights.append(int(digits))
            words, digits = [*words, letter], ""
        else:
            words[-1] += letter
    return words[:-1], weights


def _letters(text: str) -> list[str]:
    return _weighed(text)[0]


# How an office writes a person down


def _written(being: Being, dice: random.Random) -> tuple[str, ...]:
    luck = [dice.random() for _ in range(6)]
    sex = "" if luck[0] < 0.02 else "MF"[being.sex == "M"] if luck[0] < 0.025 else being.sex
    street = "" if luck[1] < 0.4 else being.street
    place = str(dice.randrange(250)).zfill(3) if luck[2] < 0.05 else being.place
    moved = luck[2] < 0.05
    return (
        _name(being, dice),
        _birth(being, dice),
        sex,
        _phone(being, dice),
        f"새주소길{dice.randrange(40)} {dice.randrange(99)}" if street and moved else street,
        "" if luck[3] < 0.03 else place,
    )


def _name(being: Being, dice: random.Random) -> str:
    family, given, luck = being.family, being.given, dice.random()
    if luck < 0.05:
        given = slip(given, dice)
    elif luck < 0.056:
        family = slip(family, dice)
    elif luck < 0.066:
        family = HEAD_RULE.get(family, family)
    elif luck < 0.081:
        return _in_latin(being, dice)
    elif luck < 0.086:
        return " ".join(family + given)
    return family + given


def _in_latin(being: Being, dice: random.Random) -> str:
    spelt = [name for name, one in ROMAN_FAMILIES.items() if one == being.family]
    family = (dice.choice(spelt[:3]) if spelt else romanised(being.family)).title()
    parts = [romanised(one) for one in being.given]
    if dice.random() < 0.3:
        parts[-1] = parts[-1].replace("eo", "u", 1)
    given = dice.choice(("-", " ", "")).join(parts).capitalize()
    return f"{family} {given}" if dice.random() < 0.5 else f"{given} {family}"


def slip(word: str, dice: random.Random) -> str:
    """One jamo of one syllable taken for its neighbour."""
    place = dice.randrange(len(word))
    number = ord(word[place]) - 0xAC00
    parts = [INITIALS[number // 588], VOWELS[number // 28 % 21], FINALS[number % 28]]
    which = dice.randrange(3)
    if which == 2:
        parts[2] = {"ㄴ": "ㅇ", "ㅇ": "ㄴ", "ㅁ": "ㄴ", "ㄱ": "ㄷ", "": "ㄴ"}.get(parts[2], "")
    else:
        parts[which] = SLIPS.get(parts[which], parts[which])
    code = (INITIALS.index(parts[0]) * 21 + VOWELS.index(parts[1])) * 28 + FINALS.index(parts[2])
    return word[:place] + chr(0xAC00 + code) + word[place + 1 :]


def _birth(being: Being, dice: random.Random) -> str:
    born, luck = being.born, dice.random()
    if luck < 0.03:
        return ""
    if born.year < 1962 and luck < 0.09:
        return _lunar(born)
    if 0.09 <= luck < 0.14:
        return _misread(born, luck, dice)
    return dice.choice((born.isoformat(), born.strftime("%Y%m%d"), born.strftime("%Y.%m.%d")))


def _misread(born: date, luck: float, dice: random.Random) -> str:
    year, month, day = born.year, born.month, born.day
    if luck < 0.105 and day <= 12:
        month, day = day, month
    elif luck < 0.12:
        day = max(1, min(28, day + dice.randint(-3, 3)))
    elif luck < 0.135:
        year += dice.choice((-1, 1))
    else:
        month, day = 1, 1
    return f"{year}-{month:02d}-{day:02d}"


@cache
def _lunar(born: date) -> str:
    calendar = KoreanLunarCalendar()
    calendar.setSolarDate(born.year, born.month, born.day)
    return str(calendar.LunarIsoFormat())[:10]


def _phone(being: Being, dice: random.Random) -> str:
    phone, luck = being.phone, dice.random()
    if luck < 0.22:
        return ""
    if luck < 0.30:
        phone = f"010{dice.randrange(20_000_000, 99_999_999)}"
    elif luck < 0.33:
        at = dice.randrange(3, 10)
        phone = phone[:at] + phone[at + 1] + phone[at] + phone[at + 2 :]
    return f"{phone[:3]}-{phone[3:7]}-{phone[7:]}" if dice.random() < 0.7 else phone
