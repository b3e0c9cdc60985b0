"""A directory stands in the order that a Korean reader expects."""

from dure.engines.hangul import sort_key


def test_hangul_before_latin_before_numbers():
    names = ["Zoom", "100인회", "나눔", "apple", "가온", "㈜다솜"]
    assert sorted(names, key=sort_key)[:2] == ["가온", "나눔"]
    assert sorted(["b", "1", "힣", "A"], key=sort_key) == ["힣", "A", "b", "1"]


def test_the_second_group_comes_before_the_tenth():
    assert sorted(["10분과", "2분과", "1분과"], key=sort_key) == ["1분과", "2분과", "10분과"]


def test_the_legal_form_is_passed_over_when_asked():
    names = ["(주)하늘", "사회적협동조합 가온", "나눔", "㈜다솜"]
    in_order = sorted(names, key=lambda name: sort_key(name, skip_legal_form=True))
    assert in_order == ["사회적협동조합 가온", "나눔", "㈜다솜", "(주)하늘"]


def test_a_name_that_is_only_a_legal_form_still_has_a_place():
    assert sort_key("협동조합", skip_legal_form=True)
