"""One plain sentence for each fault: where, what, and what would be right."""

import pytest

from dure.engines.voices import Fault, sentence, with_shared

OWN = with_shared(
    "elect", {"elect.rank": ("'{found}'은(는) 순위가 아니에요.", "'{found}' is no rank.")}
)


@pytest.mark.parametrize(
    ("fault", "ko", "en"),
    [
        (
            Fault("elect.rank", {"found": "x"}, "표.blt", 4, "2"),
            "표.blt, 4행, 2번째 칸: 'x'는 순위가 아니에요.",
            "표.blt, row 4, column 2: 'x' is no rank.",
        ),
        (
            Fault("elect.rank", {"found": "x"}, "standard input", 4, "순위"),
            "표준 입력, 4행, '순위' 열: 'x'는 순위가 아니에요.",
            "standard input, row 4, column '순위': 'x' is no rank.",
        ),
        (
            Fault("elect.and_more", {"count": 7}),
            "같은 문제가 7번 더 있어요.",
            "The same fault is there 7 more times.",
        ),
    ],
)
def test_where_comes_before_what(fault: Fault, ko: str, en: str) -> None:
    assert sentence(fault, OWN, korean=True) == ko
    assert sentence(fault, OWN, korean=False) == en


def test_an_engine_may_say_a_shared_thing_in_its_own_words() -> None:
    own = with_shared("elect", {"elect.no_file": ("표가 없어요.", "There are no ballots.")})

    assert sentence(Fault("elect.no_file"), own, korean=False) == "There are no ballots."
