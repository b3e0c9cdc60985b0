"""Groups are known by their own words, in both languages, and by what partners write."""

import pytest

from dure.activities.rules.groups import group_words, groups, read_groups


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("어르신", ("elders",)),
        ("독거노인, 장애인", ("elders_alone", "disability")),
        ("Older people; carers", ("elders", "families")),
        ("청소년·청년", ("youth",)),
        ("elders,elders", ("elders",)),
        ("", ()),
        ("누구나", ()),
    ],
)
def test_a_cell_names_its_groups(text, codes):
    assert read_groups(text) == codes


def test_a_word_nobody_knows_is_answered_as_it_stands():
    assert read_groups("어르신, 외계인") == "외계인"


def test_no_group_is_everybody():
    assert group_words(()).en == "Everybody"
    assert group_words(["elders", "gone"]).ko == "어르신, gone"


def test_every_group_reads_back_from_its_own_words():
    for code, one in groups().items():
        assert read_groups(one.name.ko) == (code,)
        assert read_groups(one.name.en) == (code,)
        assert read_groups(code) == (code,)
