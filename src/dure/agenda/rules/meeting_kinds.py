"""Kinds of meeting (회의의 종류): who votes, how many must come, what carries, who signs."""

from dataclasses import dataclass
from fractions import Fraction

from dure.agenda.rules.meeting_law import (
    SUBJECTS,
    Assembly,
    Law,
    check_method,
    cited,
    notice_rule,
    passing_of,
    proxy_rule,
    quorum_of,
)
from dure.agenda.rules.notice_period import NoticeRule
from dure.agenda.rules.passing import Share
from dure.agenda.rules.proxies import ProxyRule
from dure.agenda.rules.voting_methods import Method
from dure.kernel.dated import DatedValue
from dure.kernel.errors import Refused
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingKind:
    """One kind of meeting. `roll`: whose list votes, empty for all; `in_person`: whoever is named there."""

    code: str
    name: Words
    who: Words
    roll: str = ""
    in_person: bool = False


GENERAL = MeetingKind(
    code="general",
    name=Words("총회", "General meeting"),
    who=Words(
        "참여기관 모두, 대의원이나 교체 대의원이", "Every member, by its delegate or alternate"
    ),
)
FOUNDING = MeetingKind(
    code="founding",
    name=Words("창립총회", "Founding meeting"),
    who=Words(
        "개회 전까지 설립동의서를 낸 곳, 한 곳이 한 표",
        "Whoever handed in its consent before the opening, one vote each",
    ),
    roll="founders",
)
DELEGATES = MeetingKind(
    code="delegates",
    name=Words("대의원총회", "Delegates' meeting"),
    who=Words(
        "뽑힌 대의원이 직접, 한 명이 한 표", "The elected delegates in person, one vote each"
    ),
    roll="delegates",
    in_person=True,
)
BOARD = MeetingKind(
    code="board",
    name=Words("이사회", "Board"),
    who=Words("이사가 직접, 한 명이 한 표", "The directors in person, one vote each"),
    roll="directors",
    in_person=True,
)
KINDS = {each.code: each for each in (GENERAL, FOUNDING, DELEGATES, BOARD)}
ROLLS = {
    "founders": Words("설립동의자", "Consenting founders"),
    "delegates": Words("대의원", "Delegates"),
    "directors": Words("이사", "Directors"),
}
MANY_OF_ONE = ("directors",)  # people whom the meeting elected, several of one member if it likes


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs the minutes beside the chair: at least so many elected, or (None) everybody present."""

    elected: int | None
    citation: Words


def kind_of(code: str) -> MeetingKind:
    """The kind by its code. Refused: `agenda.no_such_kind`."""
    found = KINDS.get(code)
    if found is None:
        raise Refused("agenda.no_such_kind")
    return found


def quorum_in(kind: MeetingKind, assembly: Assembly, law: Law) -> Share:
    """How many of those on the list must come."""
    if assembly.by_law and kind is FOUNDING:
        return _share(law(f"{assembly.form.founding}_quorum_share"), more=True)
    if assembly.by_law and kind is BOARD:
        return _share(law("cooperative.board_quorum_share"), more=True)
    return quorum_of(assembly, law)


def passing_in(kind: MeetingKind, assembly: Assembly, method: Method, law: Law) -> Share | None:
    """The share a motion needs; None for consent and for choosing."""
    if not (assembly.by_law and method.code in {"majority", "two_thirds"}):
        return passing_of(assembly, method, law)
    if kind is FOUNDING:
        return _share(law(f"{assembly.form.founding}_resolution_share"), more=False)
    if kind is not BOARD:
        return passing_of(assembly, method, law)
    if method.code == "two_thirds":  # the act asks for half; bylaws may ask for more
        return Share(share=Fraction(2, 3), more=False, citation=assembly.citation)
    return _share(law("cooperative.board_resolution_share"), more=True)


def check_matter(
    kind: MeetingKind, assembly: Assembly, subject: str, method: Method, law: Law
) -> None:
    """May this meeting decide this matter in this way?

    Refused: `agenda.not_for_the_board`, `agenda.not_for_delegates`, `agenda.founding_two_thirds`,
    `agenda.needs_two_thirds`.
    """
    if assembly.by_law:
        if kind is BOARD:
            _leave_to_all("agenda.not_for_the_board", "general_meeting_subjects", subject, law)
            return
        if kind is DELEGATES:
            _leave_to_all("agenda.not_for_delegates", "delegates_cannot", subject, law)
        if kind is FOUNDING:
            if method.code != "two_thirds":
                told = law(f"{assembly.form.founding}_resolution_share")
                raise Refused("agenda.founding_two_thirds", citation=cited(told))
            return
    check_method(assembly, subject, method, law)


def _leave_to_all(code: str, reserved: str, subject: str, law: Law) -> None:
    told = law(f"cooperative.{reserved}")
    if subject in told.value:
        raise Refused(code, subject=SUBJECTS[subject], citation=cited(told))


def notice_in(
    kind: MeetingKind, assembly: Assembly, law: Law, *, expels: bool = False
) -> NoticeRule:
    """How long before: the act's days for general and delegates' meetings, the bylaws' for a board."""
    urgent = (assembly.urgent_days, assembly.citation if assembly.urgent_days is not None else None)
    if kind is BOARD:  # the act leaves the board's notice to the bylaws
        return NoticeRule(assembly.board_notice_days, assembly.citation, *urgent)
    if assembly.by_law and kind is FOUNDING:
        told = law("cooperative.founding_notice_days")
        return NoticeRule(int(told.value), cited(told))
    return notice_rule(assembly, law, expels=expels)


def proxies_in(kind: MeetingKind, assembly: Assembly, law: Law) -> ProxyRule:
    """How many members one proxy stands for.

    Refused: `agenda.in_person_only` for delegates, directors and founders; `agenda.no_proxies`.
    """
    if kind is GENERAL:
        return proxy_rule(assembly, law)
    where = (
        cited(law(f"cooperative.{kind.code}_in_person")) if assembly.by_law else assembly.citation
    )
    raise Refused("agenda.in_person_only", meeting=kind.name, citation=where)


def takes_proxies(kind: MeetingKind, assembly: Assembly) -> bool:
    """Whether somebody may stand for somebody else at all."""
    return kind is GENERAL and (assembly.form.is_primary or assembly.takes_proxies)


def signing_in(kind: MeetingKind, law: Law) -> Signing:
    """Who signs: the chair and three elected at the meeting; at a board every director who was there."""
    if kind is BOARD:
        return Signing(None, cited(law("cooperative.board_minutes_by_all")))
    told = law("cooperative.minutes_signers")
    return Signing(int(told.value), cited(told))


def is_weighted(kind: MeetingKind, assembly: Assembly) -> bool:
    """Weights are for members in a general meeting: a founder, a delegate, a director has one vote."""
    return kind is GENERAL and bool(assembly.weighting)


def check_roll(
    kind: MeetingKind, assembly: Assembly, law: Law, *, seats: int, heads: int, members: int
) -> None:
    """Is the list long enough for such a meeting to be one?

    Refused: `agenda.founders_needed`, `agenda.too_few_for_delegates`, `agenda.delegates_needed`,
    `agenda.directors_needed`, `agenda.nobody_on_the_roll`.
    """
    if kind is GENERAL:
        return
    if not seats:
        raise Refused("agenda.nobody_on_the_roll", roll=ROLLS[kind.roll])
    if not assembly.by_law:
        return
    if kind is FOUNDING:
        _at_least("agenda.founders_needed", law(assembly.form.founders), seats)
    if kind is DELEGATES:
        _check_delegates(law, seats, members)
    if kind is BOARD:
        told = law("cooperative.directors")
        if seats < int(told.value) or not heads:
            raise Refused(
                "agenda.directors_needed", count=seats, least=told.value, citation=cited(told)
            )


def least_delegates(law: Law, members: int) -> int:
    """One tenth of the members, rounded up; never more than the cap."""
    share, cap = law("cooperative.delegates_share"), law("cooperative.delegates_cap")
    tenth = Fraction(str(share.value)) * members
    return min(-(-tenth.numerator // tenth.denominator), int(cap.value))


def _check_delegates(law: Law, seats: int, members: int) -> None:
    over = law("cooperative.delegates_meeting_over")
    if members <= int(over.value):
        raise Refused(
            "agenda.too_few_for_delegates", count=members, over=over.value, citation=cited(over)
        )
    least = least_delegates(law, members)
    if seats < least:
        where = cited(law("cooperative.delegates_share"))
        raise Refused("agenda.delegates_needed", count=seats, least=least, citation=where)


def _at_least(code: str, told: DatedValue, found: int) -> None:
    if found < int(told.value):
        raise Refused(code, count=found, least=told.value, citation=cited(told))


def _share(told: DatedValue, *, more: bool) -> Share:
    return Share(Fraction(str(told.value)), more, cited(told))
