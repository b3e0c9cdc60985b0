"""When so many come through one link that people cannot have done it: they wait to be looked at."""

# New voices of one link: a hall of three hundred people at once is fine, five thousand are not.
MOST_A_MINUTE = 300
MOST_AN_HOUR = 3000
# Answers of one voice: whoever reads takes a second for each.
ANSWERS_A_MINUTE = 90


def is_too_fast(answers_in_a_minute: int) -> bool:
    """True when one voice answers faster than anybody reads."""
    return answers_in_a_minute >= ANSWERS_A_MINUTE
