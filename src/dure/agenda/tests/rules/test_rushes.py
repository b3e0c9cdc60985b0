"""Where a rush begins: a full hall is none, five thousand through one link in a minute are one."""

from dure.agenda.rules.rushes import ANSWERS_A_MINUTE, MOST_A_MINUTE, MOST_AN_HOUR, is_too_fast


def test_a_hall_of_three_hundred_answers_at_once_and_five_thousand_are_looked_at():
    assert 300 <= MOST_A_MINUTE < 5000
    assert MOST_A_MINUTE < MOST_AN_HOUR < 60 * MOST_A_MINUTE


def test_nobody_reads_two_statements_a_second():
    assert not is_too_fast(60)
    assert is_too_fast(ANSWERS_A_MINUTE)
    assert is_too_fast(120)
