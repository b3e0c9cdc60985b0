"""How people were counted, said beside every number of people: the mode, its ground, its range.

One place for these words: pages, files, the API and pictures all say the same.
"""

from dure.kernel.words import Words
from dure.measurement.types.people import PeopleCounted

MODES = {
    "registry": Words(
        "동의한 사람의 기록을 이어 한 번씩 셌어요",
        "Counted once each, by linking the records of people who consented",
    ),
    "entrusted": Words(
        "맡은 곳이 계약에 따라 이어 한 번씩 셌어요",
        "Counted once each, by a processor under contract",
    ),
    "estimate": Words(
        "사람 정보 없이 겹침을 어림했어요",
        "Estimated without any data about a person",
    ),
    "sum": Words(
        "더하기만 해서, 겹쳐 세었을 수 있어요",
        "Only added up, so some may be counted more than once",
    ),
}
LINKED = frozenset({"registry", "entrusted"})


def mode_words(mode: str) -> Words:
    """The mode in a sentence; nothing for a number that is not of people."""
    return MODES.get(mode, Words("", ""))


def mode_of_number(people: PeopleCounted, indicator: str, method: str) -> str:
    """The mode of one number of a release: what was only added up says so, whatever the others are.

    Where people are added up, a number that counted everybody once added nothing: it came from one
    organisation alone, and there is no mode to say.
    """
    mode = "sum" if method == "sum" else people.mode_of(indicator)
    return "" if mode == "sum" and method == "distinct" else mode


def people_words(people: PeopleCounted, mode: str) -> Words:
    """The sentence that stands beside a number of people: mode, ground and since when."""
    said = mode_words(mode)
    if not said.ko or mode == "sum" or not people.basis:
        return said
    if people.since_on is None:
        return Words(f"{said.ko} · {people.basis}", f"{said.en} · {people.basis}")
    on = people.since_on
    return Words(
        f"{said.ko} · {people.basis} ({on.year}. {on.month}. {on.day}.부터)",
        f"{said.en} · {people.basis} (since {on.day} {on:%b %Y})",
    )


def says_mode(*, of_people: bool, kind: str, organisation: str) -> bool:
    """Whether a number is one of people over several organisations, so that its mode must be said."""
    return (of_people or kind == "distinct") and not organisation
