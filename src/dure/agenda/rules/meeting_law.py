"""What an assembly must keep to (회의 규칙): from the law of the day, or from its own bylaws."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from dure.agenda.rules.legal_forms import FORMS, LegalForm
from dure.agenda.rules.notice_period import NoticeRule
from dure.agenda.rules.passing import Share
from dure.agenda.rules.proxies import ProxyRule
from dure.agenda.rules.voting_methods import Method
from dure.kernel.dated import DatedValue
from dure.kernel.errors import Refused
from dure.kernel.words import Words

ACT = Words("협동조합 기본법", "Framework Act on Cooperatives,")
SOURCES = {
    "시행령": "Enforcement Decree,",
    "협동조합 표준정관 예": "Model bylaws of cooperatives",
    "협동조합 설립 안내서": "Guide to founding a cooperative",
}
_ARTICLE = re.compile(r"제(\d+)조(?:의(\d+))?(?: 제(\d+)항)?")
Law = Callable[[str], DatedValue]  # the value of a code on the day in question
BASES = {code: form.name for code, form in FORMS.items()}
WEIGHTINGS = {
    "": Words("한 곳이 한 표", "One member, one vote"),
    "members": Words("조합원 수에 따라", "By the number of members"),
    "use": Words("사업참여량에 따라", "By participation in business"),
    "shares": Words("출자좌수에 따라", "By shares"),
}
SUBJECTS = {
    "ordinary": Words("그 밖의 안건", "Any other matter"),
    "bylaws": Words("정관 변경", "Change of the bylaws"),
    "merger": Words("합병·분할·해산", "Merger, division, dissolution"),
    "suspension": Words("휴업", "Suspension of business"),
    "expulsion": Words("회원 제명", "Expulsion of a member"),
    "refund": Words("탈퇴한 회원에 대한 환급", "Refund to those who left"),
    "preferred": Words("다른 조합에 대한 우선출자", "Preferred shares in another cooperative"),
    "agenda": Words("공동의제", "The common agenda"),
    "officers": Words("임원 선출과 해임", "Election or removal of officers"),
    "rules": Words("규약을 만들거나 바꾸기", "Rules made or changed"),
    "plan": Words("사업계획과 예산 승인", "Plan of work and budget"),
    "accounts": Words("결산과 감사보고 승인", "Accounts and audit"),
    "budget": Words("예산 나누기", "Sharing a budget"),
}
OWN_RULES = Words("운영규약", "the rules of the initiative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """How an initiative decides on a day, from its bylaws."""

    basis: str = "agreement"
    weighting: str = ""
    weight_cap: Fraction | None = None
    takes_proxies: bool = False
    quorum: Fraction = Fraction(1, 2)
    majority: Fraction = Fraction(1, 2)
    notice_days: int = 7
    urgent_days: int | None = None
    board_notice_days: int = 7
    citation: Words = OWN_RULES

    @property
    def form(self) -> LegalForm:
        """Its legal form with the articles that bind it."""
        return FORMS[self.basis]

    @property
    def by_law(self) -> bool:
        """Whether the cooperative act binds it."""
        return self.form.by_law


def quorum_of(assembly: Assembly, law: Law) -> Share:
    """More than half of the members under the act; an initiative by agreement sets its own."""
    if assembly.by_law:
        return _share(law("cooperative.quorum_share"), more=True)
    return Share(assembly.quorum, assembly.quorum == Fraction(1, 2), assembly.citation)


def passing_of(assembly: Assembly, method: Method, law: Law) -> Share | None:
    """The share a motion needs; None for consent and for choosing."""
    if method.code == "two_thirds":
        return _share(law("cooperative.special_resolution_share"), more=False)
    if method.code != "majority":
        return None
    if assembly.by_law:
        return _share(law("cooperative.ordinary_resolution_share"), more=True)
    return Share(assembly.majority, assembly.majority == Fraction(1, 2), assembly.citation)


def check_method(assembly: Assembly, subject: str, method: Method, law: Law) -> None:
    """Refused: `agenda.needs_two_thirds` for what the act reserves to a special resolution."""
    reserved = law("cooperative.special_resolution_subjects")
    if assembly.by_law and subject in reserved.value and method.code != "two_thirds":
        where = cited(reserved)
        raise Refused("agenda.needs_two_thirds", subject=SUBJECTS[subject], citation=where)


def notice_rule(assembly: Assembly, law: Law, *, expels: bool = False) -> NoticeRule:
    """Seven days for a general meeting, ten where a member is to be expelled; or as agreed.

    The act knows no urgency: bylaws that ask for more days may be shortened down to its own, not below.
    """
    urgent = (assembly.urgent_days, assembly.citation if assembly.urgent_days is not None else None)
    if not assembly.by_law:
        return NoticeRule(assembly.notice_days, assembly.citation, *urgent)
    if expels:  # the member is heard: no urgency shortens it
        told = law("cooperative.expulsion_notice_days")
        return NoticeRule(int(told.value), cited(told))
    told = law("cooperative.meeting_notice_days")
    if assembly.notice_days <= int(told.value):
        return NoticeRule(int(told.value), cited(told))
    if assembly.urgent_days is None or assembly.urgent_days > int(told.value):
        return NoticeRule(assembly.notice_days, assembly.citation, *urgent)
    return NoticeRule(assembly.notice_days, assembly.citation, int(told.value), cited(told))


def proxy_rule(assembly: Assembly, law: Law) -> ProxyRule:
    """How many members one proxy may stand for, proved how, and where that is written.

    Refused: `agenda.no_proxies` where the bylaws of a federation, or an agreement, allow none.
    """
    one, written = law("cooperative.proxy_members"), law("cooperative.proxy_in_writing")
    if assembly.form.is_primary:
        return ProxyRule(int(one.value), cited(one), cited(written))
    if not assembly.takes_proxies:
        raise Refused(
            "agenda.no_proxies", citation=cited(law("cooperative.federation_weights_votes"))
        )
    return ProxyRule(int(one.value), assembly.citation, assembly.citation)


def weight_cap(assembly: Assembly, law: Law) -> tuple[Fraction | None, Words]:
    """The most one member may weigh: what the bylaws say, and by shares never more than it may hold."""
    own = assembly.weight_cap
    if assembly.weighting != "shares":
        return own, assembly.citation
    told = law("cooperative.federation_share_cap")
    held = Fraction(str(told.value))
    if own is not None and own <= held:
        return own, assembly.citation
    return held, cited(told)


def _share(told: DatedValue, *, more: bool) -> Share:
    return Share(Fraction(str(told.value)), more, cited(told))


def cited(told: DatedValue) -> Words:
    """The article in both languages."""
    english = told.citation
    for korean, name in (*SOURCES.items(), (ACT.ko, ACT.en)):
        english = english.replace(korean, name)
    return Words(told.citation, _ARTICLE.sub(_in_english, english))


def _in_english(found: re.Match[str]) -> str:
    article, of, paragraph = found.groups()
    return f"Article {article}{f'-{of}' if of else ''}{f'({paragraph})' if paragraph else ''}"
