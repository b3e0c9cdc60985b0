"""Mean (평균): a mean with what it was measured on; combined by that weight, never plainly."""

from dure.engines.measure.kinds.ratio import Ratio


class Mean(Ratio):
    """Mean (평균): numerator is the sum of the scores, denominator the number of answers."""
