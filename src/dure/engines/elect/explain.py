"""Explain (설명): why a round went as it did, as codes with values, and as sentences in ko and en."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dure.engines.elect.types import Election, Outcome, Round, Stop, Tie, Transfer

SAID: dict[str, tuple[str, str]] = {
    "quota": (
        "당선: {names}. 기준 {line}표를 채웠어요.",
        "Elected: {names}, having reached the quota of {line} votes.",
    ),
    "majority": (
        "당선: {names}. 남은 표의 절반을 넘었어요 ({line}표 이상).",
        "Elected: {names}, with more than half of the votes still counted ({line} or more).",
    ),
    "last_places": (
        "당선: {names}. 남은 후보가 남은 자리보다 많지 않아요.",
        "Elected: {names}, since no more candidates are left than places.",
    ),
    "most": ("당선: {names}. 점수가 가장 높아요.", "Elected: {names}, with the highest count."),
    "share": (
        "가결: {names}. 기준 {line}표를 채웠어요.",
        "Carried: {names}, with the share that the rule asks ({line} votes).",
    ),
    "below_share": (
        "아무도 기준 {line}표를 채우지 못해 당선이 없어요.",
        "Nobody has the share that the rule asks ({line} votes); nobody is elected.",
    ),
    "beats_all": (
        "당선: {names}. 첫 당선자는 다른 모든 후보와의 짝 비교에서 이겼어요.",
        "Elected: {names}; the first beats every other candidate, one against one.",
    ),
    "strongest_path": (
        "당선: {names}. 짝 비교가 돌고 돌아서 가장 강한 길(슐체)로 정했어요.",
        "Elected: {names}; nobody beats all others, so the strongest paths decide (Schulze).",
    ),
    "harmonic": (
        "당선: {names}. 이미 뽑힌 사람이 n명인 표를 1/(n+1)로 세면 가장 많아요.",
        "Elected: {names}, with the most when a paper that has n of its own counts 1/(n+1).",
    ),
    "served_best": (
        "당선: {names}. 모든 표를 함께 보면 이 조합이 가장 고르게 담아요.",
        "Elected: {names}; all papers together are served best by this committee.",
    ),
    "lightest": (
        "당선: {names}. 이 자리의 짐을 나눠 져도 표마다 가장 가벼워요.",
        "Elected: {names}; the papers behind carry the least when they share this seat's cost.",
    ),
    "cheapest": (
        "당선: {names}. 뒤를 받치는 표들이 가장 낮은 값으로 자기 몫에서 낼 수 있어요.",
        "Elected: {names}; the papers behind can pay the seat from their shares at the lowest price.",
    ),
    "unsupported": (
        "당선: {names}. 남은 후보를 고른 표가 없어 미리 정한 차례로 채웠어요.",
        "Elected: {names}; no paper names those who are left, so the order settled before decides.",
    ),
    "nobody_voted": (
        "아무도 투표하지 않아 당선이 없어요.",
        "Nobody voted, so nobody is elected.",
    ),
    "excluded": (
        "제외: {names}. 가장 적은 표예요.",
        "Excluded: {names}, having the fewest votes.",
    ),
    "surplus": (
        "{name}의 남는 표 {moved}: {parts}.",
        "Surplus of {name}, {moved} votes: {parts}.",
    ),
    "exclusion": (
        "{name}의 표 {moved}: {parts}.",
        "Votes of {name}, {moved}: {parts}.",
    ),
    "tie_earlier_round": (
        "동수: {among}. {round}회차의 표로 정했어요: {taken}.",
        "Tie between {among}: decided by the votes of round {round}: {taken}.",
    ),
    "tie_lots": (
        "동수: {among}. 추첨 순서로 정했어요: {taken}.",
        "Tie between {among}: decided by the lots drawn: {taken}.",
    ),
    "tie_list_order": (
        "동수: {among}. 추첨이 없어 명부 순서로 정했어요(앞이 우선): {taken}.",
        "Tie between {among}: no lots were given, so the order of the list decides (earlier is"
        " preferred): {taken}.",
    ),
}
# What a tie decides: without it, the last one looks preferred.
TAKEN: dict[str, tuple[str, str]] = {
    "exclusion": ("{names} 제외", "{names} excluded"),
    "surplus": ("{names}의 남는 표 먼저", "the surplus of {names} first"),
    "election": ("{names} 먼저", "{names} first"),
}
SPENT: dict[str, tuple[str, str]] = {
    "exhausted": ("더 적힌 후보 없음", "no further choice"),
    "overvote": ("한 순위에 여럿", "several at one rank"),
    "skipped": ("순위를 건너뜀", "skipped ranks"),
    "finished": ("자리가 다 참", "all seats filled"),
    "residual": ("끝자리 버림", "cut off in rounding"),
    "empty": ("빈 표", "an empty ballot"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Reason (까닭): a code and its values; `said` makes the sentence."""

    code: str
    values: Mapping[str, object]

    def said(self, *, korean: bool) -> str:
        """The sentence."""
        return SAID[self.code][0 if korean else 1].format(
            **{
                key: value(korean) if callable(value) else value
                for key, value in self.values.items()
            }
        )


def number(value: Fraction) -> str:
    """A count as people write it: exact where it ends within six places."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{float(value):,.6f}".rstrip("0").rstrip(".")


def reasons(one: Round, election: Election) -> list[Reason]:
    """Why this round went as it did, in the order in which it happened."""
    told = list(_decisions(one, election))
    told += [_tie(tie, election) for tie in one.ties]
    told += [_transfer(moved, election) for moved in one.transfers]
    return told


def explained(outcome: Outcome, election: Election, *, korean: bool) -> list[str]:
    """The whole count as sentences, each with its round."""
    head = "{}회차. " if korean else "Round {}. "
    return [
        head.format(one.number) + reason.said(korean=korean)
        for one in outcome.rounds
        for reason in reasons(one, election)
    ]


def ties_told(outcome: Outcome, election: Election, *, korean: bool) -> list[str]:
    """Every tie that had to be decided, and by what, each with its round."""
    head = "{}회차. " if korean else "Round {}. "
    return [
        head.format(one.number) + _tie(tie, election).said(korean=korean)
        for one in outcome.rounds
        for tie in one.ties
    ]


def way(stops: Sequence[Stop], election: Election, *, korean: bool) -> str:
    """Where a ballot lay, round by round: what a voter who holds its row can follow."""
    told = []
    for stop in stops:
        head = f"{stop.number}회차 " if korean else f"round {stop.number}: "
        nobody = SPENT.get(stop.why, ("", ""))[0 if korean else 1]
        where = nobody if stop.who is None else election.candidates[stop.who]
        value = f" ({number(Fraction(stop.value))})" if stop.value not in {0, 1} else ""
        told.append(f"{head}{where}{value}")
    return " → ".join(told)


def _decisions(one: Round, election: Election) -> Iterator[Reason]:
    line = number(one.threshold) if one.threshold is not None else ""
    if one.elected or one.reason in {"below_share", "nobody_voted"}:
        names = _names(one.elected, election)
        yield Reason(one.reason, {"names": names, "line": line})
    if one.excluded:
        yield Reason("excluded", {"names": _names(one.excluded, election)})


def _tie(tie: Tie, election: Election) -> Reason:
    def taken(korean: bool) -> str:  # noqa: FBT001
        return TAKEN[tie.about][0 if korean else 1].format(names=_names(tie.taken, election))

    values = {"among": _names(tie.among, election), "taken": taken, "round": tie.earlier}
    return Reason(f"tie_{tie.by}", values)


def _transfer(moved: Transfer, election: Election) -> Reason:
    def parts(korean: bool) -> str:  # noqa: FBT001
        went = [f"{election.candidates[to]} +{number(votes)}" for to, votes in moved.to.items()]
        spent = dict(moved.spent)
        if moved.residual:
            spent["residual"] = moved.residual
        went += [
            f"{SPENT[why][0 if korean else 1]} {number(votes)}" for why, votes in spent.items()
        ]
        return ", ".join(went) or ("없음" if korean else "none")

    name = election.candidates[moved.source]
    return Reason(moved.why, {"name": name, "moved": number(moved.moved), "parts": parts})


def _names(some: tuple[int, ...], election: Election) -> str:
    return ", ".join(election.candidates[one] for one in some)
