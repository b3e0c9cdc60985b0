"""HTML to text: the words of a mail without its scripts, styles and pictures; a quoted block is marked."""

from html.parser import HTMLParser

SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg"})
BREAKS = frozenset(
    {"p", "div", "br", "tr", "li", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "hr", "pre"}
)
EMPTY = frozenset({"br", "hr", "img", "meta", "link", "input"})
QUOTES = ("gmail_quote", "yahoo_quoted", "moz-cite-prefix", "naver_quote", "protonmail_quote")
DEEPEST = 200


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent: list[str] = []
        self.open: list[tuple[str, bool]] = []

    @property
    def quoted(self) -> bool:
        return any(is_quote for _, is_quote in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":  # many programs never close the head
            self.silent.clear()
        if tag in SILENT:
            self.silent.append(tag)
        elif tag in BREAKS:
            self.said.append("\n")
        if tag not in EMPTY and len(self.open) < DEEPEST:
            named = dict(attrs).get("class") or ""
            self.open.append((tag, tag == "blockquote" or any(one in named for one in QUOTES)))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            self.silent.remove(tag)
        elif tag in BREAKS:
            self.said.append("\n")
        for number in range(len(self.open) - 1, -1, -1):
            if self.open[number][0] == tag:
                del self.open[number:]
                break

    def handle_data(self, data: str) -> None:
        if not self.silent:
            words = " ".join(data.split())
            lead = " " if data[:1].isspace() and words else ""
            self.said.append(f"{lead}\x00{words} " if self.quoted and words else f"{lead}{words} ")


def text_of_html(html: str) -> str:
    """Plain lines; what stands in a quoted block begins with `>`."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = []
    for line in "".join(reader.said).split("\n"):
        words = " ".join(line.replace("\x00", "").split())
        lines.append(f"> {words}" if "\x00" in line else words)
    return "\n".join(lines).strip()
