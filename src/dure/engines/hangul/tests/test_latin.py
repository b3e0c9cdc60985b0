"""An address from a Korean name: syllable by syllable, in the letters of the official spelling."""

import pytest

from dure.engines.hangul import to_latin


@pytest.mark.parametrize(
    ("korean", "latin"),
    [
        ("들녘마을 밥상", "deulnyeokmaeul bapsang"),
        ("솔밭부엌", "solbatbueok"),
        ("가람군", "garamgun"),
        ("꿈자람 21", "kkumjaram 21"),
        ("Dure 두레", "Dure dure"),
        ("닭값", "dakgap"),
        ("", ""),
    ],
)
def test_korean_names_are_spelt_in_latin_letters(korean, latin):
    assert to_latin(korean) == latin


def test_letters_taken_apart_are_the_same_name():
    assert to_latin("\u1103\u116e\u1105\u1166") == "dure"
