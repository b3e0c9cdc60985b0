"""Using a number: into what people put it, and in which forms it is taken from these pages."""

from urllib.parse import urlsplit

from dure.kernel.words import Words

KINDS = {
    "report": Words("보고서·계획서", "A report or plan"),
    "funder": Words("지원기관 제출 자료", "Papers for a funder"),
    "press": Words("보도자료·기사", "Press"),
    "poster": Words("포스터·인쇄물", "A poster or leaflet"),
    "website": Words("누리집·사회관계망", "A web page or post"),
    "talk": Words("발표·회의 자료", "A talk or meeting paper"),
    "story": Words("이야기", "A story"),
    "other": Words("그 밖에", "Something else"),
}
FORMS = {
    "csv": Words("CSV로 내려받음", "Taken as CSV"),
    "hxl": Words("HXL CSV로 내려받음", "Taken as CSV with HXL"),
    "json": Words("JSON으로 내려받음", "Taken as JSON"),
    "sdmx": Words("SDMX-CSV로 내려받음", "Taken as SDMX-CSV"),
    "dhis2": Words("DHIS2 값으로 내려받음", "Taken as DHIS2 values"),
    "cids": Words("공통 임팩트 자료 표준으로 내려받음", "Taken as Common Impact Data"),
    "api": Words("프로그램이 읽어 감", "Read by a program"),
    "embed": Words("다른 누리집에 끼워 보임", "Shown inside another page"),
}
LONGEST_SITE = 120


def site_of(referer: str) -> str:
    """The host that a browser names as the page around ours; "" where it names none."""
    try:
        host = urlsplit(referer).hostname or ""
    except ValueError:
        return ""
    return host.lower()[:LONGEST_SITE]


def is_web_address(link: str) -> bool:
    """True for what may stand as a link on a public page: http and https, with a host."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in link
