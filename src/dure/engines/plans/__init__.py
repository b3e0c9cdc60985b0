"""Plans: what the engines that plan share: a JSON file in, faults in one sentence, a file out.

The one package that other engines may import; it knows none of them.
"""

from dure.engines.plans.fault import BadPlan, Fault
from dure.engines.plans.read import MOST_FAULTS, STANDARD, parsed, read_bytes, validated
from dure.engines.plans.say import Sentences, say, sentence
from dure.engines.plans.times import (
    DAY_SECONDS,
    Clock,
    Day,
    Moment,
    Name,
    Part,
    Window,
    clock_of,
    no_truth,
)
from dure.engines.plans.write import write_text

__all__ = [
    "DAY_SECONDS",
    "MOST_FAULTS",
    "STANDARD",
    "BadPlan",
    "Clock",
    "Day",
    "Fault",
    "Moment",
    "Name",
    "Part",
    "Sentences",
    "Window",
    "clock_of",
    "no_truth",
    "parsed",
    "read_bytes",
    "say",
    "sentence",
    "validated",
    "write_text",
]
