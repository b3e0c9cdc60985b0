"""Live pages: what a page listens for, as a signed mark that carries nothing but keys.

A stream says that something changed, never what: the page asks again through its own gated address. So the
mark needs no session; it is signed because only a page that was shown may say what to listen for.
"""

from collections.abc import Collection

from django.core.signing import BadSignature, Signer

SALT = "dure.live"
BETWEEN = "|"
LONGEST = 2_000


def about(kind: str, key: object) -> str:
    """The channel of one thing, as the journal names it: its kind and its id or public key."""
    return f"s:{kind}:{key}"


def within(initiative_id: int, verbs: str) -> str:
    """The channel of everything in an initiative whose verb begins with these words (`care_meals`)."""
    return f"i:{initiative_id}:{verbs.rstrip('.')}"


def mark_of(channels: Collection[str]) -> str:
    """The same channels always give the same mark, so that pages can be kept."""
    return Signer(salt=SALT).sign(BETWEEN.join(sorted(set(channels))))


def channels_in(mark: str) -> frozenset[str]:
    """What a mark listens for; empty when it is none of ours."""
    if len(mark) > LONGEST:
        return frozenset()
    try:
        return frozenset(Signer(salt=SALT).unsign(mark).split(BETWEEN))
    except BadSignature:
        return frozenset()


def channels_of(
    kind: str, subject_id: str, initiative_id: int | None, verb: str
) -> tuple[str, ...]:
    """All channels on which one line of the journal is news."""
    words = verb.split(".")
    wide = (".".join(words[:n]) for n in range(1, len(words) + 1)) if initiative_id else ()
    return (about(kind, subject_id), *(f"i:{initiative_id}:{verbs}" for verbs in wide))
