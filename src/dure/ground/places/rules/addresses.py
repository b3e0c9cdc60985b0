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
LONGEST_PATH = 4  # province, city, district, dong


def short_province(name: str) -> str:
    """`서울특별시`, `서울시` and `서울` are 서울; `전북특별자치도` and `전라북도` are 전북."""
    return SHORT.get(name, name[:2])


def path_of(names: tuple[str, ...]) -> str:
    """One spelling of a chain of names, province first. A city's district may be written together."""
    province, *below = names
    return " ".join([short_province(province), *"".join(below).split()]) if names else ""


def paths_in(address: str) -> tuple[str, ...]:
    """The paths with which an address may begin, longest first."""
    words = [word for word in WORDS.split(address.strip()) if word][:LONGEST_PATH]
    return tuple(path_of(tuple(words[:count])) for count in range(len(words), 0, -1))
