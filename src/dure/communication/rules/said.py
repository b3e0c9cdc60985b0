"""What a stamped step says, in both languages."""

from dure.communication.types.alerts import Ladder
from dure.kernel.words import Words

REACHED = Words("{n}단계: {rung}", "Step {n}: {rung}")
TAKEN = Words("맡았어요", "took it on")
HANDED = Words("넘겨주었어요", "handed it over")
REMINDED = Words("다시 알렸어요", "reminded those who handle it")
CLOSED = Words("닫았어요: {outcome}", "Closed: {outcome}")
SAID = {"taken": TAKEN, "handed": HANDED, "reminded": REMINDED}


def what_happened(kind: str, rung: int, deed: str, ladder: Ladder) -> Words:
    """The words of one step."""
    if kind == "reached":
        name = ladder.rungs[rung].name
        return Words(
            REACHED.ko.format(n=rung + 1, rung=name.ko),
            REACHED.en.format(n=rung + 1, rung=name.en),
        )
    if kind == "closed":
        ended = ladder.outcomes.get(deed, Words(deed, deed))
        return Words(CLOSED.ko.format(outcome=ended.ko), CLOSED.en.format(outcome=ended.en))
    if kind in SAID:
        return SAID[kind]
    return ladder.deeds.get(deed, Words(deed, deed))
