"""What the state of a cell is called, with its sign: colour is never the only thing that tells."""

from typing import NamedTuple

from dure.kernel.words import Words


class GapWords(NamedTuple):
    """A state for people: short in a cell, whole in a sentence, a sign of its own, a shade."""

    short: Words
    whole: Words
    sign: str
    shade: str


GAP_WORDS = {
    "gap": GapWords(
        Words("빈틈", "gap"),
        Words("필요한 분이 있는데 하는 곳이 없어요.", "Needed, and nobody offers it."),
        "▲",
        "gap",
    ),
    "short": GapWords(
        Words("모자람", "too little"),
        Words("하고 있지만 필요보다 모자라요.", "Offered, and surely less than is needed."),
        "◣",
        "short",
    ),
    "unsure": GapWords(
        Words("확실하지 않음", "not sure"),
        Words(
            "정원을 적지 않았거나 여러 곳이 나눠 써서, 넉넉한지 알 수 없어요.",
            "Perhaps enough: a capacity is not written, or shared by several places.",
        ),
        "?",
        "unsure",
    ),
    "hidden": GapWords(
        Words("가림", "hidden"),
        Words("인원이 적어서 보여 드리지 않아요.", "Too few people to be told."),
        "✱",
        "hidden",
    ),
    "met": GapWords(
        Words("채워짐", "met"),
        Words("필요한 만큼 하고 있어요.", "As much is offered as is needed."),
        "●",
        "met",
    ),
    "spare": GapWords(
        Words("남음", "spare"),
        Words("필요는 0인데 하고 있어요.", "The need is 0, and it is offered."),
        "◇",
        "spare",
    ),
    "none": GapWords(
        Words("필요 0", "need 0"),
        Words("필요도 0이고 하는 곳도 없어요.", "The need is 0, and nobody offers it."),
        "0",
        "none",
    ),
    "served": GapWords(
        Words("필요 모름", "need unknown"),
        Words(
            "하고 있어요. 얼마나 필요한지는 아직 몰라요.", "Offered; how much is needed is unknown."
        ),
        "○",
        "served",
    ),
    "unknown": GapWords(
        Words("모름", "unknown"),
        Words("하는 곳도 없고 필요도 아직 몰라요.", "Nobody offers it, and the need is unknown."),
        "·",
        "unknown",
    ),
    "not_applicable": GapWords(
        Words("해당 없음", "n/a"),
        Words("이 지역에는 해당하지 않아요.", "Does not apply to this place."),
        "–",
        "na",
    ),
}
