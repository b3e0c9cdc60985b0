"""Reading a place from how people write it: `전라남도 신안군 임자면 임자로 68` begins with three names."""

import re

# The two letters by which a province is called, under all its names of the last decades.
SHORT = {
    "충청북도": "충북",
    "충청남도": "충남",
    "전라북도": "전북",
    "전라남도": "전남",
    "경상북도": "경북",
    "경상남도": "경남",
}
WORDS = re.compile(r"[\s,()]+")
# `충청남도홍성군`: the space after the province is often missing.
GLUED = re.compile(
    r"^([가-힣]{2}(?:특별자치시|특별자치도|특별시|광역시)|[가-힣]{2,3}도)(?=[가-힣]+[시군구])"
)
# `완도군신지면`, `동구방어진순환도로`: so is the one after the town.
GLUED_TOWN = re.compile(r"(?<=[가-힣])([시군구])(?=[가-힣]{2,}(?:읍|면|동|로|길)(?:\s|$))")
WHOLE_PROVINCE = "세종"  # has no districts: its name alone is precise enough
PROVINCE = re.compile(r"[가-힣]{2,}(?:특별자치시|특별자치도|특별시|광역시)|[가-힣]{2,3}도")
SHORTS = frozenset(
    ("서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 제주 " + " ".join(SHORT.values())).split()
)
COUNTY = re.compile(r"[가-힣]{1,5}[시군구]")
LONGEST_PATH = 4  # province, city, district, dong


def short_province(name: str) -> str:
    """`서울특별시`, `서울시` and `서울` are 서울; `전북특별자치도` and `전라북도` are 전북."""
    return SHORT.get(name, name[:2])


def path_of(names: tuple[str, ...]) -> str:
    """One spelling of a chain of names, province first; a district repeats its city's name once."""
    province, *below = names
    return " ".join(dict.fromkeys([short_province(province), *" ".join(below).split()]))


def paths_in(address: str) -> tuple[str, ...]:
    """The paths with which an address may begin, longest first."""
    spaced = GLUED.sub(r"\1 ", address.strip())
    words = [word for word in WORDS.split(spaced) if word][:LONGEST_PATH]
    return tuple(path_of(tuple(words[:count])) for count in range(len(words), 0, -1))


def unglued(address: str) -> str:
    """The address with the space that is missing after its town; the same where none is missing."""
    return GLUED_TOWN.sub(r"\1 ", GLUED.sub(r"\1 ", address.strip()), count=1)


def towns_in(address: str) -> tuple[str, ...]:
    """The beginnings of an address that leaves the province out: `수원시 권선구`, `수원시`."""
    words = [word for word in WORDS.split(address.strip()) if word][:2]
    return tuple(" ".join(words[:count]) for count in range(len(words), 0, -1))


def province_in(address: str) -> str:
    """The province with which an address begins, in two letters; empty where it names none."""
    first = next((word for word in WORDS.split(unglued(address)) if word), "")
    named = first in SHORTS or first.removesuffix("시") in SHORTS or PROVINCE.fullmatch(first)
    return short_province(first) if named else ""


def county_in(address: str) -> str:
    """The town, county or district that an address names, known or not: 나래군 of `나래군 읍내로 3`."""
    words = [word for word in WORDS.split(unglued(address)) if word]
    below = words[1:] if province_in(address) else words
    return below[0] if below and COUNTY.fullmatch(below[0]) else ""


def names_in(address: str) -> frozenset[str]:
    """Every name of a place that may stand at the beginning of an address, one word or several."""
    found: set[str] = set()
    for spelled in (address.strip(), GLUED.sub(r"\1 ", address.strip()), unglued(address)):
        words = [word for word in WORDS.split(spelled) if word][:LONGEST_PATH]
        found |= {
            " ".join(words[begin:end])
            for begin in range(len(words))
            for end in range(begin + 1, len(words) + 1)
        }
    return frozenset(found)
