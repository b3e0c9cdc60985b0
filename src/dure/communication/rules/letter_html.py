"""A letter as a phone shows it: the same words as its plain text, its addresses as links to touch.

Nothing is fetched from anywhere, nothing runs, nothing tells us that it was opened; colours are the
reader's own, so that it reads in the dark as well. Whoever reads only text misses no word. Only an
address of this house hides behind words: where any other leads is always seen.
"""

import re
from collections.abc import Iterator
from html import escape

from dure.kernel.words import Words

ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
ALONE = re.compile(rf"\s*({ADDRESS.pattern})\s*")
NAMED = re.compile(rf"(?P<what>[^:]{{1,60}}): (?P<link>{ADDRESS.pattern})")
ITEM = "· "
SIGNATURE = "-- "
OPEN = Words("열어 보기", "Open it")
PAGE = (
    '<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark"><title>{title}</title></head>\n'
    '<body style="margin:0;padding:16px;font:16px/1.6 sans-serif;word-break:keep-all;'
    'overflow-wrap:anywhere"><div style="max-width:36em;margin:0 auto">\n{body}\n</div></body></html>\n'
)
HEAD = '<h2 style="font-size:18px;line-height:1.4;margin:24px 0 8px">{said}</h2>'
LIST = '<ul style="margin:0;padding:0;list-style:none">\n{items}\n</ul>'
LINE = '<li style="margin:0;padding:8px 0;border-top:1px solid #8888">{said}</li>'
BUTTON = (
    '<p style="margin:12px 0"><a href="{link}" style="display:inline-block;padding:10px 16px;'
    'border:2px solid #3b7d6b;border-radius:8px;font-weight:bold">{said}</a></p>'
)
SMALL = '<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #8888;font-size:14px">{said}</p>'


def as_html(text: str, *, title: str, language: str, house: str) -> str:
    """The letter of this text, of the house at this address."""
    opens = OPEN.in_language(language)
    parts = (one.split("\n") for one in re.split(r"\n{2,}", text.strip()))
    body = "\n".join(_part(one, opens, f"{house}/") for one in parts)
    return PAGE.format(language=escape(language), title=escape(title), body=body)


def _part(lines: list[str], opens: str, house: str) -> str:
    if lines[0] == SIGNATURE:
        return SMALL.format(said="<br>".join(map(_linked, lines[1:])))
    if any(line.startswith(ITEM) for line in lines):
        return _list(lines, house)
    return "\n".join(_paragraphs(lines, opens, house))


def _paragraphs(lines: list[str], opens: str, house: str) -> Iterator[str]:
    said: list[str] = []
    for line in lines:
        link, what = _button(line, opens, house)
        if not link:
            said.append(_linked(line))
            continue
        if said:
            yield f"<p>{'<br>'.join(said)}</p>"
            said = []
        yield BUTTON.format(link=escape(link), said=escape(what))
    if said:
        yield f"<p>{'<br>'.join(said)}</p>"


def _button(line: str, opens: str, house: str) -> tuple[str, str]:
    """Where a line leads and what stands on its button; nothing where it is no line of ours."""
    named, alone = NAMED.fullmatch(line), ALONE.fullmatch(line)
    if named and named["link"].startswith(house):
        return named["link"], named["what"]
    if alone and alone[1].startswith(house):
        return alone[1], opens
    return "", ""


def _list(lines: list[str], house: str) -> str:
    """A head, its lines, and what comes after them; an address under a line is where it leads."""
    first = next(n for n, line in enumerate(lines) if line.startswith(ITEM))
    items: list[str] = []
    for line in lines[first:]:
        link = ALONE.fullmatch(line)
        if link and link[1].startswith(house) and items and "<a " not in items[-1]:
            items[-1] = f'<a href="{escape(link[1])}">{items[-1]}</a>'
        else:
            items.append(_linked(line.removeprefix(ITEM)))
    head = "".join(HEAD.format(said=escape(line)) for line in lines[:first])
    return f"{head}\n{LIST.format(items=chr(10).join(LINE.format(said=one) for one in items))}"


def _linked(line: str) -> str:
    """A line whose addresses are links; everything else is only text."""
    parts, at = [], 0
    for found in ADDRESS.finditer(line):
        link = escape(found[0])
        parts += [escape(line[at : found.start()]), f'<a href="{link}">{link}</a>']
        at = found.end()
    return "".join([*parts, escape(line[at:])])
