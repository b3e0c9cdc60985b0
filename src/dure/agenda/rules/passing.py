"""Passing (의결): is the quorum there, is the share reached, and why, in one paragraph."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from dure.kernel.words import Words

SHARES = {
    Fraction(1, 2): Words("과반수", "more than half"),
    Fraction(2, 3): Words("3분의 2", "two thirds"),
    Fraction(3, 4): Words("4분의 3", "three quarters"),
}


@dataclass(frozen=True, slots=True)
class Share:
    """A share that must be reached: more than it, or at least it, and where that is written."""

    share: Fraction
    more: bool
    citation: Words

    def needed(self, of: int) -> int:
        """The least whole number that reaches it; of nothing still one."""
        line = self.share * of
        return max(1, floor(line) + 1 if self.more else ceil(line))

    def is_met(self, have: int, of: int) -> bool:
        """Exact: two thirds of eighteen are twelve."""
        return have >= self.needed(of)

    @property
    def said(self) -> Words:
        """As people say it."""
        known = SHARES.get(self.share)
        if known and (self.more or self.share != Fraction(1, 2)):
            return known
        high, low = self.share.numerator, self.share.denominator
        return Words(
            f"{low}분의 {high} {'초과' if self.more else '이상'}",
            f"{'more than' if self.more else 'at least'} {high}/{low}",
        )

    def kept(self) -> dict[str, object]:
        """As a ballot keeps it: what was decided before keeps the value of its day."""
        return {
            "share": f"{self.share.numerator}/{self.share.denominator}",
            "more": self.more,
            "citation": self.citation.as_dict(),
        }

    @classmethod
    def of_kept(cls, kept: Mapping[str, object]) -> "Share":
        """From what a ballot kept."""
        cited: object = kept["citation"]
        assert isinstance(cited, dict)  # noqa: S101 - written by `kept`
        return cls(Fraction(str(kept["share"])), bool(kept["more"]), Words.of(cited))


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """Who could vote and who is here. Members are counted once each; votes as much as they weigh."""

    entitled: int
    present: int
    by_proxy: int = 0
    votes_present: int = 0
    weighted: bool = False
    in_meeting: bool = True
    in_person: bool = False  # people with a vote each, not members


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """The votes for, against and abstaining; who is present without a vote abstains."""

    yes: int = 0
    no: int = 0
    abstain: int = 0
    silent: int = 0  # of those who abstain: present, and no paper in the box


@dataclass(frozen=True, slots=True)
class Verdict:
    """Verdict (결과): adopted, rejected, decided or adjourned, what was missing, and why."""

    outcome: str  # adopted, rejected, decided, open (nobody was chosen), adjourned
    missing: int  # members to the quorum
    needed: int  # votes; 0 where none are counted
    why: Words


def judged(
    turnout: Turnout, votes: Votes, *, quorum: Share, passing: Share | None, chosen: int = 0
) -> Verdict:
    """The outcome of a ballot. Without a quorum it is adjourned, never rejected.

    `passing` is the share a motion needs, None for consent and where somebody is chosen (`chosen` ≥ 0).
    """
    missing = max(0, quorum.needed(turnout.entitled) - turnout.present)
    opening = _present(turnout, quorum)
    if missing:
        return Verdict(
            "adjourned", missing, 0, _joined(opening, _adjourned(missing, _unit(turnout)))
        )
    counted = _counted(votes, turnout, consent=chosen == CONSENT_ASKED)
    if passing is None:
        outcome, said = _without_share(votes, chosen)
        parts = [opening, counted, said] if chosen < 0 else [opening, said]
        return Verdict(outcome, 0, 0, _joined(*parts))
    needed = passing.needed(turnout.votes_present)
    outcome = "adopted" if votes.yes >= needed else "rejected"
    return Verdict(
        outcome, 0, needed, _joined(opening, counted, _reached(outcome, votes, turnout, passing))
    )


CONSENT_ASKED = -1  # `chosen` for a motion by consent


def quorum_so_far(turnout: Turnout, quorum: Share) -> tuple[int, int]:
    """How many members are needed, and how many are missing still."""
    needed = quorum.needed(turnout.entitled)
    return needed, max(0, needed - turnout.present)


def _without_share(votes: Votes, chosen: int) -> tuple[str, Words]:
    if chosen == CONSENT_ASKED:
        if votes.no:
            return "rejected", Words(
                f"이의가 {votes.no}표 있어서 채택되지 않았어요.",
                f"Not adopted, since there {_is(votes.no, 'objection')}.",
            )
        if not votes.yes:
            return "rejected", Words(
                "동의한 표가 없어서 채택되지 않았어요.", "Not adopted, since nobody consented."
            )
        return "adopted", Words("이의가 없어서 채택되었어요.", "Adopted, since nobody objected.")
    if chosen:
        return "decided", Words(
            "회차마다 어떻게 정해졌는지는 아래에 있어요.", "How it went is told below."
        )
    return "open", Words("뽑힌 것이 없어요.", "Nothing was chosen.")


def _present(turnout: Turnout, quorum: Share) -> Words:
    needed = quorum.needed(turnout.entitled)
    came_ko = "출석했어요" if turnout.in_meeting else "투표했어요"
    came_en = "present" if turnout.in_meeting else "voting"
    unit = _unit(turnout)
    proxy_ko = f" (대리 {turnout.by_proxy}{unit} 포함)" if turnout.by_proxy else ""
    proxy_en = f" ({turnout.by_proxy} by proxy)" if turnout.by_proxy else ""
    return Words(
        f"의결권이 있는 {turnout.entitled}{unit} 가운데 {turnout.present}{unit}이 {came_ko}{proxy_ko}."
        f" 정족수는 {quorum.said.ko}인 {needed}{unit}이에요 ({quorum.citation.ko}).",
        f"Of {turnout.entitled} entitled to vote, {turnout.present} {_be(turnout.present)}"
        f" {came_en}{proxy_en}."
        f" The quorum is {quorum.said.en}: {needed} ({quorum.citation.en}).",
    )


def _unit(turnout: Turnout) -> str:
    return "명" if turnout.in_person else "곳"


def _adjourned(missing: int, unit: str) -> Words:
    return Words(
        f"{missing}{unit}이 모자라 유회되었어요. 부결이 아니라서 다시 부칠 수 있어요.",
        f"{missing} {'was' if missing == 1 else 'were'} missing, so it is adjourned: not rejected,"
        " and it may be called again.",
    )


def _counted(votes: Votes, turnout: Turnout, *, consent: bool) -> Words:
    silent_ko = f" (출석하고 투표하지 않은 {votes.silent}표 포함)" if votes.silent else ""
    silent_en = f" (with {votes.silent} of those present who did not vote)" if votes.silent else ""
    weighed_ko = " 의결권은 정관에 따라 달라요." if turnout.weighted else ""
    weighed_en = " Votes are weighted by the bylaws." if turnout.weighted else ""
    if consent:  # in the words that stood on the paper
        return Words(
            f"동의 {votes.yes}표, 이의 {votes.no}표, 물러서기 {votes.abstain}표{silent_ko}예요."
            f"{weighed_ko}",
            f"{votes.yes} consenting, {votes.no} objecting, {votes.abstain} standing aside{silent_en}."
            f"{weighed_en}",
        )
    return Words(
        f"찬성 {votes.yes}표, 반대 {votes.no}표, 기권 {votes.abstain}표{silent_ko}예요.{weighed_ko}",
        f"{votes.yes} for, {votes.no} against, {votes.abstain} abstaining{silent_en}.{weighed_en}",
    )


def _reached(outcome: str, votes: Votes, turnout: Turnout, passing: Share) -> Words:
    needed = passing.needed(turnout.votes_present)
    ended_ko = "가결되었어요" if outcome == "adopted" else "부결되었어요"
    ended_en = "Adopted" if outcome == "adopted" else "Rejected"
    return Words(
        f"출석 {turnout.votes_present}표의 {passing.said.ko}는 {needed}표이고 찬성이 {votes.yes}표라서"
        f" {ended_ko} ({passing.citation.ko}).",
        f"{ended_en}: {passing.said.en} of {turnout.votes_present} votes present"
        f" {_be(needed)} {needed}, and {votes.yes} {_be(votes.yes)} for it ({passing.citation.en}).",
    )


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _is(count: int, what: str) -> str:
    return f"is 1 {what}" if count == 1 else f"are {count} {what}s"


def _joined(*parts: Words) -> Words:
    return Words(" ".join(each.ko for each in parts), " ".join(each.en for each in parts))
