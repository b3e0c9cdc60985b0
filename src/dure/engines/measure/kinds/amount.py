"""Amount (양): won, hours, kilograms; adds over time and over places, decimals allowed."""

from dure.engines.measure.kinds.plain import PlainNumber


class Amount(PlainNumber):
    """Amount (양): a measured quantity, kept exactly as it was written."""
