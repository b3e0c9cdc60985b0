"""What each value of the law is called, and how it is written with its unit."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dure.kernel.packs import read_pack
from dure.kernel.ui.figures import day
from dure.kernel.words import Words

PACK = Path(__file__).resolve().parent.parent / "pack" / "names.yaml"
UNITS = {
    "h": Words("시간", " hours"),
    "d": Words("일", " days"),
    "m": Words("개월", " months"),
    "y": Words("년", " years"),
    "age": Words("세", ""),
    "min": Words("분", " min"),
    "people": Words("명", " people"),
    "won": Words("원", " won"),
    "c": Words(" °C", " °C"),
    "n": Words("", ""),
    "": Words("", ""),
}
YES, NO = Words("네", "yes"), Words("아니요", "no")
LISTED = {
    "collection": Words("수집", "collection"),
    "provision": Words("제공", "passing on"),
    "other_purpose": Words("목적 외 이용", "another purpose"),
    "sensitive": Words("민감정보", "sensitive data"),
    "unique_id": Words("고유식별정보", "unique identifiers"),
    "marketing": Words("홍보", "marketing"),
    "belief": Words("사상·신념", "belief"),
    "union_or_party": Words("노동조합·정당", "union or party"),
    "political_view": Words("정치적 견해", "political view"),
    "health": Words("건강", "health"),
    "sex_life": Words("성생활", "sex life"),
    "genetic": Words("유전정보", "genetic data"),
    "criminal_record": Words("범죄경력", "criminal record"),
    "biometric": Words("생체인식정보", "biometric data"),
    "ethnicity": Words("인종·민족", "ethnicity"),
    "parent": Words("미성년자의 친권자·후견인", "parent or guardian of a minor"),
    "court": Words("법원이 선임한 후견인", "guardian appointed by a court"),
    "family": Words("사실상 보호하는 가족", "family who looks after the person"),
    "named": Words("지방자치단체가 지정한 사람", "person named by local government"),
    "email": Words("전자우편", "e-mail"),
    "bylaws": Words("정관 변경", "change of the bylaws"),
    "rules": Words("규약", "rules"),
    "officers": Words("임원 선출·해임", "election or removal of officers"),
    "plan": Words("사업계획·예산", "plan of work and budget"),
    "accounts": Words("결산·감사보고", "accounts and audit"),
    "merger": Words("합병·분할·해산", "merger, division, dissolution"),
    "suspension": Words("휴업", "suspension of business"),
    "expulsion": Words("제명", "expulsion"),
    "refund": Words("탈퇴 조합원 환급", "refunds to those who left"),
    "preferred": Words("우선출자", "preferred shares"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A code with its words and its unit."""

    name: Words
    unit: str


@cache
def named() -> dict[str, Named]:
    """Every code and every chapter of `pack/names.yaml`."""
    pack = read_pack(PACK)
    return {code: Named(Words.of(told), told.get("unit", "")) for code, told in pack.items()}


def written(value: Any, unit: str) -> Words:
    """The value as people read it."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        words = [LISTED.get(each, Words(each, each)) for each in value]
        return Words(", ".join(each.ko for each in words), ", ".join(each.en for each in words))
    if isinstance(value, date):
        return Words(day(value, "ko"), day(value, "en"))
    shown = f"{value:,}" if isinstance(value, int) else str(value)
    counted = UNITS[unit].en
    return Words(
        shown + UNITS[unit].ko, shown + (counted.removesuffix("s") if value == 1 else counted)
    )
