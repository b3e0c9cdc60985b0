"""Count (건수·연인원): whole things that happened; adds over time and over places."""

from dure.engines.measure.kinds.plain import PlainNumber


class Count(PlainNumber):
    """Count (건수): attendances, meals, referrals; the same person may be in it many times."""
