"""Advertising (광고성 정보): the label first, whose it is, how to refuse it without cost last (별표 6)."""

LABEL = "(광고)"
REFUSE = "무료수신거부"


def as_advertising(subject: str, text: str, *, sender: str, refuse: str) -> tuple[str, str]:
    """Subject and text as the law wants them; nothing is added twice."""
    title = subject if subject.startswith(LABEL) else f"{LABEL} {subject}"
    body = text.strip()
    if not body.startswith(LABEL):
        body = f"{LABEL} {sender}\n{body}"
    if REFUSE not in body:
        body = f"{body}\n{REFUSE} {refuse}".rstrip()
    return title, body
