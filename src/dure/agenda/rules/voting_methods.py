"""Methods of voting (투표 방법): what may be marked, which count decides, in which file it is kept."""

from dataclasses import dataclass

from dure.kernel.words import Words

YES, NO, ABSTAIN = 1, 2, 3  # the three answers to a motion, numbered as on its paper
MOST_POINTS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One way of voting. `marking`: one answer, an order, any number, or points for each choice."""

    code: str
    name: Words
    about: Words
    marking: str  # one, order, any, points
    count: str  # the rule of the engine that counts
    ending: str = "blt"  # blt: `dure elect` reads it; pb: `dure allocate`
    is_motion: bool = False  # adopted or not; otherwise somebody or something is chosen
    seats: str = "one"  # one, some, or money


METHODS = {
    each.code: each
    for each in (
        Method(
            code="consent",
            name=Words("동의로 정하기", "Consent"),
            about=Words(
                "아무도 이의를 내지 않으면 채택해요. 이의에는 까닭을 적어요.",
                "Adopted when nobody objects; an objection gives its reason.",
            ),
            marking="one",
            count="plurality",
            is_motion=True,
        ),
        Method(
            code="majority",
            name=Words("과반수", "Simple majority"),
            about=Words(
                "출석의 과반이 찬성하면 채택해요.",
                "Adopted when more than half of those present agree.",
            ),
            marking="one",
            count="majority",
            is_motion=True,
        ),
        Method(
            code="two_thirds",
            name=Words("3분의 2 (특별의결)", "Two thirds (special resolution)"),
            about=Words(
                "출석의 3분의 2 이상이 찬성하면 채택해요.",
                "Adopted when at least two thirds of those present agree.",
            ),
            marking="one",
            count="two-thirds",
            is_motion=True,
        ),
        Method(
            code="ranked",
            name=Words("순위 투표 (한 자리)", "Ranked choice (one seat)"),
            about=Words(
                "원하는 순서를 적어요. 과반이 나올 때까지 꼴찌를 빼고 옮겨 세요.",
                "Put the choices in order; the last is taken out and passed on until one has a majority.",
            ),
            marking="order",
            count="irv",
        ),
        Method(
            code="stv",
            name=Words("순위 투표 (여러 자리)", "Ranked choice (several seats)"),
            about=Words(
                "원하는 순서를 적어요. 기준을 넘는 표와 꼴찌의 표를 다음 순위로 옮겨요.",
                "Put the choices in order; surplus votes and those of the last are passed on.",
            ),
            marking="order",
            count="scottish-stv",
            seats="some",
        ),
        Method(
            code="approval",
            name=Words("승인 투표", "Approval"),
            about=Words(
                "괜찮은 것을 모두 골라요. 가장 많이 고른 것부터 뽑아요.",
                "Mark everything you can accept; the most marked are chosen.",
            ),
            marking="any",
            count="approval",
            seats="some",
        ),
        Method(
            code="score",
            name=Words("점수 투표", "Score"),
            about=Words(
                f"하나마다 0점에서 {MOST_POINTS}점까지 주어요. 점수의 합이 높은 것부터 뽑아요.",
                f"Give each from 0 to {MOST_POINTS} points; the highest sums are chosen.",
            ),
            marking="points",
            count="greedy",
            ending="pb",
            seats="some",
        ),
        Method(
            code="shares",
            name=Words("예산 나누기 (균등 몫)", "Sharing a budget (equal shares)"),
            about=Words(
                "원하는 사업을 모두 골라요. 예산을 똑같은 몫으로 나누어 몫으로 사업을 사요.",
                "Mark the projects you want; everybody's equal share of the budget pays for them.",
            ),
            marking="any",
            count="equal-shares",
            ending="pb",
            seats="money",
        ),
    )
}
MOTION = {
    YES: Words("찬성", "For"),
    NO: Words("반대", "Against"),
    ABSTAIN: Words("기권", "Abstain"),
}
CONSENT = {
    YES: Words("동의", "Consent"),
    NO: Words("이의", "Object"),
    ABSTAIN: Words("물러서기", "Stand aside"),
}


def answers_of(method: Method) -> dict[int, Words]:
    """What stands on the paper of a motion; nothing where choices are listed."""
    if not method.is_motion:
        return {}
    return CONSENT if method.code == "consent" else MOTION
