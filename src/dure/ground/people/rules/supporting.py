"""Guardians and supporters: the kinds the law knows, in words; a guardian is not the person's voice."""

from datetime import date

from dure.kernel.errors import Refused
from dure.kernel.words import Words

# 발달장애인법 제2조: the four kinds of guardian.
GUARDIAN_KINDS = {
    "parent": Words(
        "미성년자의 친권자·후견인",
        "parent or guardian of a minor",
    ),
    "court": Words("법원이 선임한 후견인", "guardian appointed by a court"),
    "family": Words("사실상 보호하는 가족", "family member who looks after the person"),
    "named": Words("지방자치단체가 지정한 사람", "person named by the local government"),
}
COURT_KINDS = {
    "": Words("해당 없음", "not applicable"),
    "full": Words("성년후견", "full guardianship"),
    "limited": Words("한정후견", "limited guardianship"),
    "specific": Words("특정후견", "specific guardianship"),
    "voluntary": Words("임의후견", "voluntary guardianship"),
}
EVIDENCE = {
    "": Words("아직 확인하지 않음", "not shown yet"),
    "court_register": Words("후견등기사항증명서", "certificate of registered guardianship"),
    "family_register": Words("가족관계증명서", "certificate of family relations"),
    "designation": Words("지정 공문", "letter of designation"),
}
HELPS_WITH = {
    "understand": Words("쉽게 풀어 설명하기", "explaining in plain words"),
    "say": Words("뜻을 표현하도록 돕기", "helping to say it"),
    "remember": Words("잊지 않도록 돕기", "helping to remember"),
    "meet": Words("함께 가기", "coming along"),
}


def check_guardian(kind: str, court_kind: str, name: str, evidence: str) -> None:
    """Refused where the kind is not one of the law's, or a court's guardian has no kind of order."""
    if kind not in GUARDIAN_KINDS or court_kind not in COURT_KINDS or evidence not in EVIDENCE:
        raise Refused("people.no_such_guardian_kind", kind=kind)
    if (kind == "court") != bool(court_kind):
        raise Refused("people.court_kind_needed")
    if not name.strip():
        raise Refused("people.name_needed")


def check_supporter(name: str, helps_with: tuple[str, ...]) -> None:
    """Refused where the help is not one of the list, or nobody is named."""
    unknown = sorted(set(helps_with) - set(HELPS_WITH))
    if unknown:
        raise Refused("people.no_such_help", help=unknown[0])
    if not name.strip():
        raise Refused("people.name_needed")


def check_span(since: date, until: date | None) -> None:
    """Refused with `people.ends_first`."""
    if until is not None and until <= since:
        raise Refused("people.ends_first")
