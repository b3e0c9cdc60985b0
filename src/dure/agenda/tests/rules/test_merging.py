"""Two rewritings of one text: joined where they touch different places, never silently dropped."""

from hypothesis import given
from hypothesis import strategies as st

from dure.agenda.rules.merging import joined

TEXT = st.lists(st.sampled_from(["하나", "둘", "셋", "넷"]), max_size=4).map("\n".join)


def test_one_rewrote_the_first_paragraph_the_other_the_second() -> None:
    assert joined("하나\n둘", "하나!\n둘", "하나\n둘?").text == "하나!\n둘?"


def test_both_rewrote_the_same_paragraph() -> None:
    assert joined("하나\n둘", "하나!\n둘", "하나?\n둘").text is None


def test_one_added_a_paragraph_while_the_other_rewrote() -> None:
    assert joined("하나\n둘", "하나\n둘\n셋", "하나!\n둘").text is None


@given(TEXT, TEXT)
def test_whoever_writes_alone_keeps_every_word(base: str, mine: str) -> None:
    assert joined(base, mine, base).text == mine
    assert joined(base, base, mine).text == mine
    assert joined(base, mine, mine).text == mine


@given(TEXT, TEXT, TEXT)
def test_it_does_not_matter_who_was_first(base: str, mine: str, theirs: str) -> None:
    assert joined(base, mine, theirs) == joined(base, theirs, mine)
