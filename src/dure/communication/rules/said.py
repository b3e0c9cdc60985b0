"""What a stamped step says, in both languages."""

from dure.communication.types.alerts import Ladder
from dure.kernel.words import Words

REACHED = Words("{n}단계: {rung}", "Step {n}: {rung}")
TAKEN = Words("맡았어요", "took it on")
HANDED = Words("넘겨주었어요", "handed it over")
CLOSED = Words("닫았어요: {outcome}", "Closed: {outcome}")


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
    if kind in ("taken", "handed"):
        return TAKEN if kind == "taken" else HANDED
    return ladder.deeds.get(deed, Words(deed, deed))
