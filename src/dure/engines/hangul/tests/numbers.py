"""Numbers made for the tests: each is worked out, none belongs to anybody on purpose."""

from dure.engines.hangul.resident_number import check_digit_right


def with_check_digit(first: str, *, right: bool = True) -> str:
    """Thirteen digits from twelve, with a check digit that is right, or wrong."""
    digit = next(d for d in range(10) if check_digit_right(first + str(d)) is right)
    return first + str(digit)
