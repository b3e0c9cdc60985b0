"""Explains: a fault or a reason as one plain sentence, its place first."""

import re
from collections.abc import Mapping

from dure.engines.plans import Fault
from dure.engines.plans import say as say_plainly
from dure.engines.plans import sentence as plain_sentence
from dure.engines.routes.sentences import SENTENCES

MODES = {"walk": "도보", "bike": "자전거", "ebike": "전기자전거", "car": "차량"}
CLOCK = re.compile(r"([0-9]{2,}):([0-5][0-9])(?::[0-5][0-9])?")
MAY_BE_LATER = ("earliest", "back")  # moments that may lie behind the end of the day


def sentence(fault: Fault, *, korean: bool) -> str:
    """`file, place: sentence`, for people who see neither the code nor its values."""
    return plain_sentence(fault, SENTENCES, korean=korean)


def say(code: str, values: Mapping[str, object], *, korean: bool) -> str:
    """The sentence of a code; a Korean one names the mode in Korean."""
    words = dict(values)
    if korean and "mode" in words:
        words["mode"] = MODES.get(str(words["mode"]), words["mode"])
    for name in MAY_BE_LATER:
        if name in words:
            words[name] = on_which_day(str(words[name]), korean=korean)
    return say_plainly(code, words, SENTENCES, korean=korean)


def on_which_day(clock: str, *, korean: bool) -> str:
    """95:13 as 23:13 three days later; a time of the same day as it is."""
    found = CLOCK.fullmatch(clock)
    days, hour = divmod(int(found[1]), 24) if found else (0, 0)
    if not found or not days:
        return clock
    at = f"{hour:02d}:{found[2]}"
    return f"{days}일 뒤 {at}" if korean else f"{at} ({days} day{'s' * (days > 1)} later)"
