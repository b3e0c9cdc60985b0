"""Offices that write badly: the same people in the ways that real lists hold them.

Another generator than that of the bench on purpose: what is learnt from one must hold for the other.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from korean_lunar_calendar import KoreanLunarCalendar

from dure.engines.linkage.jamo import romanised
from dure.engines.linkage.names import ROMAN_FAMILIES

Row = dict[str, str]
Mangle = Callable[[Row, random.Random], Row]
FAMILIES = (
    "김김김김김이이이박박박최최정정강조윤장임한오서신권황안송류전홍고문손양배백허남심노하곽성"
)
HEADS = "영정미은지현수혜민성경진선동재상태승준서하윤예도유주연가나다"
TAILS = "수희영숙자미정은진현아라민호철훈준우석혁기식환빈원규태린경연"
FOREIGN = (
    *("Nguyen Thi Hoa", "Tran Van Minh", "Le Thi Lan", "Pham Duc Long", "Zhang Wei", "Li Na"),
    *("Wang Fang", "Olga Petrova", "Ivan Sokolov", "Maria Santos", "Jose dela Cruz", "Siti Aminah"),
    *("Budi Santoso", "Batbayar Dorj", "Oyuna Bold", "Rahman Khan", "Anita Rai", "Sok Dara"),
)
STREETS = ("솔밭로", "장터길", "향교로", "샘터길", "무지개로", "중앙로", "역전길", "벚꽃로")


def people(count: int, dice: random.Random, *, foreign: bool = False) -> list[Row]:
    """Who they are: some alone, some in a house with one phone, some twins."""
    found: list[Row] = []
    while len(found) < count:
        house = {
            "phone": f"010{dice.randrange(20_000_000, 99_999_999)}",
            "street": f"{dice.choice(STREETS)} {dice.randrange(1, 400)}",
            "place": f"{dice.randrange(40)}동",
        }
        first = somebody(dice, house, foreign=foreign)
        found.append(first)
        if dice.random() < 0.25:
            other = somebody(dice, house, foreign=foreign)
            found.append(other if dice.random() < 0.5 else {**other, "phone": own_phone(dice)})
    return found[:count]


def somebody(dice: random.Random, house: Mapping[str, str], *, foreign: bool) -> Row:
    """One person of a house."""
    born = date(1928, 1, 1) + timedelta(days=dice.randrange(26_000))
    family, given = dice.choice(FAMILIES), dice.choice(HEADS) + dice.choice(TAILS)
    name = f"{dice.choice(FOREIGN)} {dice.choice(HEADS)}" if foreign else f"{family}{given}"
    return {
        **house,
        "full_name": f"{name[:-2]} {romanised(name[-1]).title()}" if foreign else name,
        "birth_date": born.isoformat(),
        "sex": dice.choice("FM"),
    }


def own_phone(dice: random.Random) -> str:
    """A phone that nobody else has."""
    return f"010{dice.randrange(20_000_000, 99_999_999)}"


def records(
    beings: Iterable[Row], dice: random.Random, mangle: Mangle, *, offices: int = 8
) -> tuple[list[Row], dict[str, str]]:
    """Each being known to one to three offices, each of which writes it in its own bad way."""
    rows: list[tuple[str, Row]] = []
    for number, being in enumerate(beings):
        for office in dice.sample(range(max(offices, 3)), dice.choice((1, 1, 2, 2, 3))):
            name = f"O{office}" if offices > 1 else "O1"
            rows.append((str(number), mangle({**being, "organisation": name}, dice)))
    dice.shuffle(rows)
    named = [(f"r{at:05d}", truth, row) for at, (truth, row) in enumerate(rows)]
    return [{"record_id": key, **row} for key, _, row in named], {
        key: truth for key, truth, _ in named
    }


def f1(found: Mapping[str, str], truth: Mapping[str, str]) -> float:
    """F1 over pairs of records."""
    both = _pairs(Counter((found[one], truth[one]) for one in truth).values())
    said, true = (_pairs(Counter(one.values()).values()) for one in (found, truth))
    return 2 * both / max(said + true, 1)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


# How an office writes


def as_it_is(row: Row, _dice: random.Random) -> Row:
    """Without a slip, but not everything."""
    return row


def in_two_columns_some_swapped(row: Row, dice: random.Random) -> Row:
    """Family and given name in two columns, in one office of three the wrong way round."""
    family, given = row["full_name"][0], row["full_name"][1:]
    turned = dice.random() < 0.3
    rest = {name: value for name, value in row.items() if name != "full_name"}
    return {
        **rest,
        "family_name": given if turned else family,
        "given_name": family if turned else given,
    }


def romanised_in_part(row: Row, dice: random.Random) -> Row:
    """Four in ten in Latin letters, in either order."""
    if dice.random() > 0.4:
        return row
    family, given = row["full_name"][0], row["full_name"][1:]
    spelt = [name for name, one in ROMAN_FAMILIES.items() if one == family]
    first = (dice.choice(spelt[:2]) if spelt else romanised(family)).title()
    rest = dice.choice(("-", " ", "")).join(romanised(one) for one in given).capitalize()
    return {
        **row,
        "full_name": dice.choice((f"{first} {rest}", f"{rest} {first}", f"{first}, {rest}")),
    }


def with_blanks_and_titles(row: Row, dice: random.Random) -> Row:
    """Blanks in names and phones, a title behind, the country before the number."""
    name, phone = row["full_name"], row["phone"]
    begin, middle, end = phone[:3], phone[3:7], phone[7:]
    names = (" ".join(name), f" {name} ", f"{name}님", f"{name[0]} {name[1:]}", name)
    phones = (
        phone,
        f"+82 {begin[1:]}-{middle}-{end}",
        f"({begin}) {middle} {end}",
        f"{begin}.{middle}.{end}",
    )
    return {**row, "full_name": dice.choice(names), "phone": dice.choice(phones)}


def by_the_moon(row: Row, dice: random.Random) -> Row:
    """Four in ten birthdays by the lunar calendar, half of them said to be."""
    if dice.random() > 0.4:
        return row
    calendar = KoreanLunarCalendar()
    calendar.setSolarDate(*map(int, row["birth_date"].split("-")))
    said = str(calendar.LunarIsoFormat())[:10]
    return {**row, "birth_date": f"음력 {said}" if dice.random() < 0.5 else said}


def in_two_digits(row: Row, dice: random.Random) -> Row:
    """Years of two digits, without or with marks."""
    year, month, day = row["birth_date"].split("-")
    short = year[2:]
    written = (f"{short}{month}{day}", f"{short}.{int(month)}.{int(day)}", f"{short}-{month}-{day}")
    return {**row, "birth_date": dice.choice((*written, f"{year}년 {int(month)}월 {int(day)}일"))}


def mostly_empty(row: Row, dice: random.Random) -> Row:
    """A name, and of everything else less than half."""
    kept = {"full_name", "organisation"}
    return {
        name: value if name in kept or dice.random() < 0.45 else "" for name, value in row.items()
    }


def mangled_by_a_sheet(row: Row, dice: random.Random) -> Row:
    """Phones that became numbers, dates that became days since 1900."""
    phone, born = row["phone"], date.fromisoformat(row["birth_date"])
    serial = (born - date(1899, 12, 30)).days
    return {
        **row,
        "phone": dice.choice((phone, phone[1:], f"{phone[1:]}.0")),
        "birth_date": dice.choice(
            (row["birth_date"], f"{row['birth_date']} 00:00:00", str(serial))
        ),
    }


def born_with_the_century(row: Row, _dice: random.Random) -> Row:
    """An office system that wanted a date: everybody 1900-01-01."""
    return {**row, "birth_date": "1900-01-01"}


def one_slip_each(row: Row, dice: random.Random) -> Row:
    """Something wrong in every line: a digit of the phone, a day, a letter, the house."""
    which = dice.randrange(4)
    if which == 0:
        at = dice.randrange(3, 10)
        return {**row, "phone": f"{row['phone'][:at]}{dice.randrange(10)}{row['phone'][at + 1 :]}"}
    if which == 1:
        year, month, _ = row["birth_date"].split("-")
        return {**row, "birth_date": f"{year}-{month}-{dice.randrange(1, 29):02d}"}
    if which == 2:
        return {**row, "full_name": row["full_name"][:-1] + dice.choice(TAILS)}
    return {
        **row,
        "street": f"{dice.choice(STREETS)} {dice.randrange(1, 400)}",
        "phone": own_phone(dice),
    }


def twins(count: int, dice: random.Random) -> list[Row]:
    """Brothers and sisters of one day in one house with one phone: two people each."""
    found: list[Row] = []
    for _ in range(count):
        first = people(1, dice)[0]
        family, head = first["full_name"][0], dice.choice(HEADS)
        tails = dice.sample(sorted(set(TAILS)), 2)
        found += [{**first, "full_name": f"{family}{head}{tail}"} for tail in tails]
    return found


WAYS: Sequence[Mangle] = (
    as_it_is,
    in_two_columns_some_swapped,
    romanised_in_part,
    with_blanks_and_titles,
    by_the_moon,
    in_two_digits,
    mostly_empty,
    mangled_by_a_sheet,
    born_with_the_century,
    one_slip_each,
)
