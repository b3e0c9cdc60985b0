"""Latest (현재값): a stock; over time the last one known of each unit, then added over places."""

from dure.engines.measure.kinds.plain import PlainNumber
from dure.engines.measure.types import Rule


class Latest(PlainNumber):
    """Latest (현재값): refrigerators in use, members on the last day."""

    time_rule: Rule = "latest"
    place_rule: Rule = "add"
