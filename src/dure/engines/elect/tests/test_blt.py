"""Ballot files as people really write them, and each fault told by its row."""

from fractions import Fraction
from pathlib import Path
from unicodedata import normalize

import pytest

from dure.engines.elect import BadInput, Fault, read_blt, sentence
from dure.engines.elect.blt import TOLD

CASES = Path(__file__).parents[1] / "cases"
PLAIN = '2 1\n3 1 2 0\n2 2 0\n0\n"김순자"\n"박순례"\n"대표"\n'


def faults(text: str) -> list[Fault]:
    with pytest.raises(BadInput) as refused:
        read_blt(text, "votes.blt")
    return list(refused.value.faults)


def test_the_village_file_is_read_whole() -> None:
    village = read_blt((CASES / "village.blt").read_text(encoding="utf-8"))

    assert village.title == "샘골마을 대표 뽑기"
    assert village.seats == 2
    assert village.candidates[:3] == ("김순자", '박순례 "콩할매"', '이철수 "철이" 농부')
    assert village.withdrawn == {3}
    assert village.undeclared == {4}
    assert [ballot.weight for ballot in village.ballots] == [
        Fraction(one) for one in ("8", "6", "5", "3", "1.5", "2", "1", "2")
    ]
    assert village.ballots[2].ranks == ((2,), (), (0,))
    assert village.ballots[3].ranks == ((0, 1), (2,))
    assert village.ballots[7].ranks == ()


def test_several_ballots_and_several_names_may_share_a_line() -> None:
    read = read_blt('2 1\n3 1 2 0 2 2 0 1 0\n0\n"A" "B" "제목"\n')
    assert [ballot.weight for ballot in read.ballots] == [3, 2, 1]
    assert (read.candidates, read.title) == (("A", "B"), "제목")


def test_names_without_quotes_comments_and_blank_lines() -> None:
    read = read_blt("2 1 # two stand\n\n3 1 2 0 # three papers\n0\n김순자\n\n박  순례\nTitle\n")
    assert read.candidates == ("김순자", "박 순례")
    assert read.title == "Title"


def test_a_number_sign_inside_quotes_is_no_comment() -> None:
    assert read_blt('1 1\n1 1 0\n0\n"1# 김순자" # 기호 1번\n"t"\n').candidates == ("1# 김순자",)


def test_numbers_typed_with_a_korean_keyboard_are_numbers() -> None:
    wide = PLAIN.translate({ord(one): ord(one) + 0xFEE0 for one in "0123456789"})
    assert read_blt(wide) == read_blt(PLAIN)
    read = read_blt('２ １\n－２\n３ １＝２ ０\n０\n"김순자 １호"\n"박순례"\n')
    assert (read.candidates[0], read.withdrawn, read.ballots[0].ranks) == (
        "김순자 １호",
        {1},
        ((0, 1),),
    )


def test_a_missing_title_is_empty() -> None:
    assert read_blt('1 1\n1 1 0\n0\n"김순자"\n').title == ""


def test_windows_line_ends() -> None:
    assert read_blt(PLAIN.replace("\n", "\r\n")) == read_blt(PLAIN)


@pytest.mark.parametrize(
    ("text", "code", "row", "column"),
    [
        ("", "header", 1, ""),
        ("두 명\n", "header", 1, ""),
        ("2\n", "header", 1, ""),
        ("0 1\n", "candidates", 1, ""),
        ("2 0\n", "seats", 1, ""),
        (PLAIN.replace("3 1 2 0", "3 1 7 0"), "unknown_candidate", 2, "3"),
        (PLAIN.replace("3 1 2 0", "3 1 2"), "no_end", 2, ""),
        (PLAIN.replace("3 1 2 0", "x 1 2 0"), "weight", 2, "1"),
        (PLAIN.replace("3 1 2 0", "-3 1 2 0 "), "weight", 2, "1"),
        (PLAIN.replace("3 1 2 0", "1e9 1 2 0"), "weight", 2, "1"),
        (PLAIN.replace("3 1 2 0", "3 1 =2 0"), "rank", 2, "3"),
        (PLAIN.replace("3 1 2 0", "-1-2"), "no_end", 2, ""),
        (PLAIN.replace("3 1 2 0", "-9\n3 1 2 0"), "unknown_candidate", 2, ""),
        (PLAIN.replace("\n0\n", "\n"), "no_closing_zero", None, ""),
        (PLAIN.replace('"박순례"\n"대표"\n', ""), "names", None, ""),
        (PLAIN.replace("박순례", "김순자"), "name_twice", None, ""),
        (PLAIN.replace("박순례", normalize("NFD", "김순자")), "name_twice", None, ""),
        (PLAIN.replace("박순례", "Kim").replace("김순자", "KIM"), "name_twice", None, ""),
        (PLAIN.replace('"박순례"', '"박순례'), "quotes", 6, ""),
    ],
)
def test_each_fault_says_where(text: str, code: str, row: int | None, column: str) -> None:
    found = faults(text)
    assert (found[0].code, found[0].row, found[0].column) == (f"elect.{code}", row, column)
    assert found[0].file == "votes.blt"


def test_every_fault_is_told_and_none_of_a_kind_forty_times() -> None:
    rows = "".join("1 9 0\n" for _ in range(TOLD + 15))
    found = faults(f'2 1\n{rows}x 1 0\n0\n"A"\n"B"\n')

    codes = [fault.code for fault in found]
    assert codes.count("elect.unknown_candidate") == TOLD
    assert codes.count("elect.and_more") == 1
    assert codes.count("elect.weight") == 1
    more = next(fault for fault in found if fault.code == "elect.and_more")
    assert more.values == {"count": 15}


@pytest.mark.parametrize("korean", [True, False])
def test_a_fault_is_one_plain_sentence(*, korean: bool) -> None:
    said = sentence(faults(PLAIN.replace("3 1 2 0", "3 1 7 0"))[0], korean=korean)
    assert said.startswith("votes.blt")
    assert "7" in said
    assert "\n" not in said
    assert said.endswith(".")
    assert ("후보" in said) is korean


def test_standard_input_has_a_name_in_both_languages() -> None:
    fault = Fault("elect.no_closing_zero", {}, "standard input")
    assert sentence(fault, korean=True).startswith("표준 입력: ")
    assert sentence(fault, korean=False).startswith("standard input: ")


@pytest.mark.parametrize("long", ["9" * 5000, "1=" + "9" * 5000])
def test_a_number_of_five_thousand_digits_is_a_fault_and_no_crash(long: str) -> None:
    assert faults(PLAIN.replace("3 1 2 0", f"3 1 {long} 0"))[0].code == "elect.rank"


def test_what_only_looks_like_a_number_names_nobody() -> None:
    assert read_blt(PLAIN.replace("3 1 2 0", "[withdrawn ²]\n3 1 2 0")).withdrawn == frozenset()
