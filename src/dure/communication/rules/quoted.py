"""Quoted text (따온 글): what of a reply its writer wrote, and what their program put below."""

import re

# How programs say who wrote what follows. Korean and English ones, a line or two long.
HEADS = (
    re.compile(
        r"^\s*-{3,}\s*(원본 메시지|원본 메일|Original Message|전달된 메시지|Forwarded message)",
        re.I,
    ),
    re.compile(r"^\s*_{10,}\s*$"),
    re.compile(r"^\s*(보낸 ?사람|보낸이|From)\s*:\s*.*(@|Dure|두레)", re.I),
    re.compile(r"^\s*On\b.{6,160}\bwrote:\s*$", re.I),
    re.compile(r"^\s*\d{4}[년.\-/].{4,160}(작성|쓰셨습니다|님의 (말|글)|wrote)\s*[:：]?\s*$"),
    re.compile(
        r"^\s*(이 줄 위에 답|이 메일에 답하면 그 (?:이야기|글타래)|Reply to this mail and it goes)"
    ),
)
SENT_FROM = re.compile(
    r"^\s*(나의 .{1,30}에서 보냄|내 .{1,30}에서 보냄|Sent from my .{1,40}|Get Outlook for .{1,20}|"
    r"네이버 메일 앱에서 보냈습니다.?)\s*$",
    re.I,
)
SIGNATURE = "-- "
JOINED = 3  # a head may be broken over so many lines


def own_words(text: str) -> str:
    """What somebody wrote above what they answered; what stands between quoted lines stays too.

    Where nothing stands above, the answer may stand below: the lines that are not quoted are it.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = next((n for n in range(len(lines)) if _begins(lines, n)), len(lines))
    above = _unquoted(lines[:end])
    if above:
        return above
    below = [line for line in lines[end:] if not _is_head(line)]
    quoted = any(line.lstrip().startswith(">") for line in below)
    return _unquoted(below) if quoted else ""


def _begins(lines: list[str], n: int) -> bool:
    if lines[n].rstrip("\n") == SIGNATURE or lines[n] == "--":
        return True
    joined = (" ".join(lines[n : n + more]) for more in range(1, JOINED + 1))
    return bool(lines[n].strip()) and any(_is_head(one) for one in joined)


def _is_head(line: str) -> bool:
    return any(head.match(line) for head in HEADS)


def _unquoted(lines: list[str]) -> str:
    kept = [line.rstrip() for line in lines if not line.lstrip().startswith(">")]
    kept = [line for line in kept if not SENT_FROM.match(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
