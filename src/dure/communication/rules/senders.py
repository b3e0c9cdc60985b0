"""Senders (보낸 사람): whose word it is that a mail comes from where it says."""

import re
from collections.abc import Sequence

QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
COMMENT = re.compile(r"\([^()]*\)")
RESULT = re.compile(r"\b(dmarc|dkim|spf)\s*=\s*(\w+)", re.I)
PROPERTY = re.compile(r"\b(header\.from|header\.d|header\.i|smtp\.mailfrom)\s*=\s*([^\s;]+)", re.I)


def is_vouched(results: Sequence[str], *, by: str, sender: str) -> bool:
    """Whether our own mail server found the sender to be who they say.

    `results` are the Authentication-Results headers, the topmost first; only those of `by` count, and
    of those only the first: others may have been written by whoever forged the mail.
    """
    ours = [one for one in results if _host(one) == by.lower()]
    if not ours:
        return False
    domain = sender.rpartition("@")[2].lower()
    for part in _plain(ours[0]).split(";")[1:]:
        found = RESULT.search(part)
        if not found or found[2].lower() != "pass":
            continue
        if any(_aligned(value, domain) for _, value in PROPERTY.findall(part)):
            return True
    return False


def _plain(header: str) -> str:
    """Without quoted strings and comments: they hold what a stranger chose, such as `"; dkim=pass …"`.

    Comments stand within comments: the innermost go first. A quote is taken out before them, for a
    bracket inside one opens nothing.
    """
    said, before = QUOTED.sub("", header), ""
    while said != before:
        said, before = COMMENT.sub(" ", said), said
    return said.partition("(")[0] if "(" in said else said


def _host(header: str) -> str:
    first = header.strip().partition(";")[0].split()
    return first[0].lower() if first else ""


def _aligned(value: str, domain: str) -> bool:
    said = value.strip('"<>').rpartition("@")[2].lower().rstrip(".")
    return bool(said) and (said == domain or (domain.endswith(f".{said}") and said.count(".") >= 1))
