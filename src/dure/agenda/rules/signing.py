"""What a signature needs: a text in force, a person known just now, a time that can be."""

from datetime import datetime, timedelta

from dure.engines.hangul import with_particle
from dure.kernel.words import Words

FRESH = timedelta(minutes=30)  # from being known to the act of signing
ON_ITS_WAY = timedelta(
    hours=24
)  # from the act to its receipt: a hall without network, a night in a pocket
LONGEST_WORD = 120
MAY_SIGN = ("member", "partner", "backbone")
AWAITED = "member"  # whose signature the house waits for; others may sign as well


def intent(organisation: Words, agenda: Words, number: int) -> Words:
    """The sentence that is ticked before signing: what is agreed, and that it counts as a signature."""
    ko = (
        f"{with_particle(organisation.ko, '을/를')} 대표하여, 「{agenda.ko}」 제{number}판의 이 글에 "
        "동의하고 함께 지키기로 서명합니다. 이 전자서명이 서명·날인과 같은 효력을 가지는 데 동의합니다."
    )
    en = (
        f"On behalf of {organisation.en} I agree to this text of “{agenda.en}”, version {number}, and sign "
        "that we will keep to it together. I agree that this electronic signature counts as a "
        "signature and seal."
    )
    return Words(ko, en)


def may_sign_part(part: str) -> bool:
    """True for an organisation whose part in the initiative lets it sign; those who fund do not."""
    return part in MAY_SIGN


def signed_when(said: datetime, *, known_at: datetime, received_at: datetime) -> datetime:
    """The moment of the act: as the phone says, but neither before the person was known nor after receipt.

    A phone's clock may be a day off; the house would rather be a minute wrong than hours.
    """
    return min(max(said, known_at), received_at)


def fault_of_proof(*, known_at: datetime, signed_at: datetime, received_at: datetime) -> str:
    """Why the proof of who signs no longer holds, as a code; empty when it does."""
    if signed_at - known_at > FRESH:
        return "agenda.known_too_long_ago"
    if received_at - signed_at > ON_ITS_WAY:
        return "agenda.signature_too_late"
    return ""


def fault_of_text(
    status: str, *, read: str, stands: str, signed_at: datetime, superseded_at: datetime | None
) -> str:
    """Why this text cannot be signed, as a code; empty when it can.

    Who signed before the next version took its place has signed, even if the hall's network was slow.
    """
    if not stands or status == "draft":
        return "agenda.not_adopted_yet"
    if status == "superseded" and (superseded_at is None or signed_at >= superseded_at):
        return "agenda.superseded_not_signed"
    return "" if read == stands else "agenda.other_text"


def in_fours(fingerprint: str) -> str:
    """A fingerprint as people compare it: groups of four."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))
