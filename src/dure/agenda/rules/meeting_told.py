"""What holds at a meeting (회의의 규칙), line by line with its article: read before it is called."""

from dure.agenda.rules.meeting_kinds import (
    BOARD,
    FOUNDING,
    MeetingKind,
    is_weighted,
    notice_in,
    passing_in,
    proxies_in,
    quorum_in,
    signing_in,
)
from dure.agenda.rules.meeting_law import SUBJECTS, Assembly, Law, cited
from dure.agenda.rules.passing import Share
from dure.agenda.rules.voting_methods import METHODS
from dure.agenda.types.deciding import RuleLine
from dure.kernel.errors import Refused
from dure.kernel.words import Words

WHO = Words("누가 정하나요", "Who decides")
COMES = Words("몇이 와야 하나요", "How many must come")
CARRIES = Words("몇이 찬성해야 하나요", "What carries")
NOTICE = Words("언제까지 알리나요", "Notice")
PROXIES = Words("대리", "Proxies")
MINUTES = Words("의사록", "Minutes")
LEFT = Words("여기서 정할 수 없는 것", "Not decided here")
CALLED_OF = {
    "": Words("의결권이 있는 곳의", "of those with a vote"),
    "founders": Words("설립동의자의", "of those who consented"),
    "delegates": Words("대의원의", "of the delegates"),
    "directors": Words("이사의", "of the directors"),
}


def rules_told(kind: MeetingKind, assembly: Assembly, law: Law) -> tuple[RuleLine, ...]:
    """Every rule of such a meeting on a day, each with where it is written."""
    return tuple(
        line
        for line in (
            _who(kind, assembly),
            _comes(kind, assembly, law),
            _carries(kind, assembly, law),
            _notice(kind, assembly, law),
            _proxies(kind, assembly, law),
            _minutes(kind, law),
            _left(kind, assembly, law),
        )
        if line is not None
    )


def _who(kind: MeetingKind, assembly: Assembly) -> RuleLine:
    if not is_weighted(kind, assembly):
        return RuleLine(WHO, kind.who)
    return RuleLine(
        WHO,
        Words(f"{kind.who.ko}. 의결권은 정관에 따라 달라요", f"{kind.who.en}; votes by the bylaws"),
        assembly.citation,
    )


def _comes(kind: MeetingKind, assembly: Assembly, law: Law) -> RuleLine:
    quorum, of = quorum_in(kind, assembly, law), CALLED_OF[kind.roll]
    told = Words(f"{of.ko} {quorum.said.ko}", f"{quorum.said.en} {of.en}")
    return RuleLine(COMES, told, quorum.citation)


def _carries(kind: MeetingKind, assembly: Assembly, law: Law) -> RuleLine:
    ordinary = passing_in(kind, assembly, METHODS["majority"], law)
    assert ordinary is not None  # noqa: S101 - a majority has a share
    told = _of_present(ordinary)
    if kind in (FOUNDING, BOARD) or not assembly.by_law:
        return RuleLine(CARRIES, told, ordinary.citation)
    special = passing_in(kind, assembly, METHODS["two_thirds"], law)
    assert special is not None  # noqa: S101
    more = _of_present(special)
    return RuleLine(
        CARRIES,
        Words(
            f"{told.ko}. 정관 변경·합병·제명 같은 특별한 안건은 {more.ko}",
            f"{told.en}; special matters such as the bylaws or an expulsion {more.en}",
        ),
        special.citation,
    )


def _of_present(share: Share) -> Words:
    least = " 이상" if not share.more and "이상" not in share.said.ko else ""
    return Words(f"출석의 {share.said.ko}{least}", f"{share.said.en} of those present")


def _notice(kind: MeetingKind, assembly: Assembly, law: Law) -> RuleLine:
    rule = notice_in(kind, assembly, law)
    told = Words(f"{rule.days}일 전까지", f"{rule.days} days before")
    return RuleLine(NOTICE, told, rule.citation)


def _proxies(kind: MeetingKind, assembly: Assembly, law: Law) -> RuleLine:
    try:
        rule = proxies_in(kind, assembly, law)
    except Refused as refused:
        where = refused.values["citation"]
        assert isinstance(where, Words)  # noqa: S101
        return RuleLine(PROXIES, Words("없어요. 직접 나와야 해요", "None: in person only"), where)
    told = Words(
        f"한 곳이 {rule.most}곳까지, 서면으로", f"one for {rule.most} at most, proved in writing"
    )
    return RuleLine(PROXIES, told, rule.citation)


def _minutes(kind: MeetingKind, law: Law) -> RuleLine:
    signing = signing_in(kind, law)
    told = Words("의장과 출석한 이사 모두가 서명", "signed by the chair and every director present")
    if signing.elected is not None:
        told = Words(
            f"의장과 그 자리에서 뽑은 {signing.elected}명 이상이 서명",
            f"signed by the chair and at least {signing.elected} elected there",
        )
    return RuleLine(MINUTES, told, signing.citation)


def _left(kind: MeetingKind, assembly: Assembly, law: Law) -> RuleLine | None:
    codes = {"board": "general_meeting_subjects", "delegates": "delegates_cannot"}
    if not (assembly.by_law and kind.code in codes):
        return None
    told = law(f"cooperative.{codes[kind.code]}")
    names = [SUBJECTS[each] for each in told.value]
    english = ", ".join(each.en[:1].lower() + each.en[1:] for each in names)
    words = Words(", ".join(each.ko for each in names), english)
    return RuleLine(LEFT, words, cited(told))
