"""Messages: which ways there are to reach people, and what is missing for one that was begun."""

from collections.abc import Iterator

from django.conf import settings

from dure.communication.queries import has_channel
from dure.kernel.words import Words
from dure.project.health.finding import Finding, plainly

TEXTS = Words("문자", "text messages")
TALK = Words("알림톡", "KakaoTalk")
PUSH = Words("브라우저 알림", "notices in browsers")
INCOMING = Words("들어오는 메일", "incoming mail")
NONE = Words("쓰지 않아요", "not used")
NO_KEY = Words("열쇠로 쓸 수 없는 값이에요", "this is no key")
FETCHING = ("DURE_IMAP_HOST", "DURE_IMAP_USER", "DURE_IMAP_PASSWORD")
NEEDED = {
    "solapi": ("DURE_SMS_FROM", "DURE_SOLAPI_KEY", "DURE_SOLAPI_SECRET"),
    "sens": (
        "DURE_SMS_FROM",
        "DURE_SENS_ACCESS_KEY",
        "DURE_SENS_SECRET_KEY",
        "DURE_SENS_SMS_SERVICE",
    ),
}


def look_at_messages() -> Iterator[Finding]:
    """Nobody outside is asked: only the settings are looked at."""
    yield _texts()
    yield _talk()
    yield _push()
    yield _incoming()


def _push() -> Finding:
    if has_channel("push"):
        return Finding(PUSH, "ok", Words("준비됨", "ready"))
    if settings.DURE_VAPID_KEY and not settings.DURE_KEEP_MESSAGES:
        return Finding(PUSH, "fail", NO_KEY, _set(("DURE_VAPID_KEY",)))
    return Finding(PUSH, "note", NONE, _set(("DURE_VAPID_KEY",)))


def _texts() -> Finding:
    by = settings.DURE_SMS
    if not by:
        return Finding(TEXTS, "note", NONE, _set(("DURE_SMS",)))
    if by not in NEEDED:
        told = Words(f"{by}라는 회사는 몰라요", f"no such company: {by}")
        return Finding(
            TEXTS, "fail", told, Words("solapi 또는 sens를 적으세요.", "Say solapi or sens.")
        )
    missing = tuple(name for name in NEEDED[by] if not getattr(settings, name))
    if missing:
        return Finding(TEXTS, "fail", plainly(by), _set(missing))
    if not has_channel("sms"):
        do = Words(
            "다른 집의 봉인이에요. dure seal로 다시 봉인하세요.",
            "Its secret was sealed for another house: seal it again with dure seal.",
        )
        return Finding(TEXTS, "fail", plainly(by), do)
    return Finding(TEXTS, "ok", plainly(by))


def _talk() -> Finding:
    if not (settings.DURE_KAKAO_PROFILE or settings.DURE_ALIMTALK_TEMPLATES):
        return Finding(TALK, "note", NONE)
    names = ["DURE_KAKAO_PROFILE", "DURE_ALIMTALK_TEMPLATES"]
    if settings.DURE_SMS == "sens":
        names.append("DURE_SENS_ALIMTALK_SERVICE")
    missing = tuple(name for name in names if not getattr(settings, name))
    if missing or not has_channel("alimtalk"):
        return Finding(
            TALK, "fail", Words("빠진 것이 있어요", "incomplete"), _set(missing or ("DURE_SMS",))
        )
    return Finding(TALK, "ok", Words("준비됨", "ready"))


def _incoming() -> Finding:
    begun = [name for name in FETCHING if getattr(settings, name)]
    missing = tuple(
        name for name in (*FETCHING, "DURE_REPLY_DOMAIN") if not getattr(settings, name)
    )
    if begun and missing:
        return Finding(INCOMING, "fail", Words("빠진 것이 있어요", "incomplete"), _set(missing))
    if not settings.DURE_REPLY_DOMAIN:
        return Finding(INCOMING, "note", NONE, _set(("DURE_REPLY_DOMAIN",)))
    told = plainly(settings.DURE_REPLY_DOMAIN)
    if not settings.DURE_MAIL_AUTH_HOST:
        do = Words(
            "DURE_MAIL_AUTH_HOST가 없어 보낸 주소만 봐요. 메일 서버가 보낸 이를 검사하게 하세요.",
            "Without DURE_MAIL_AUTH_HOST only the address counts: let your mail server check senders.",
        )
        return Finding(INCOMING, "note", told, do)
    return Finding(INCOMING, "ok", told)


def _set(names: tuple[str, ...]) -> Words:
    listed = ", ".join(names)
    return Words(f"쓰려면 설정하세요: {listed}.", f"To use it, set {listed}.")
