"""The letters of a PDF, page by page, as its programs would copy them. Scanned pages have none."""

import io
import logging
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError

# A book of evidence is shorter; whoever hides something behind page 300 hides it from readers as well.
MOST_PAGES = 300
# What a damaged or strange file makes a reader stumble over; it is somebody's evidence all the same.
STUMBLES = (
    *(PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError),
    *(ArithmeticError, RecursionError, NotImplementedError, OSError, AssertionError),
)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it quotes what it stumbles over


def pages_of(content: bytes) -> Iterator[str]:
    """The text of each page that can be read, and of the words about the file.

    One that opens only with a password, or is damaged, says nothing.
    """
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return
        about = [str(words) for words in (reader.metadata or {}).values()]
        most = min(len(reader.pages), MOST_PAGES)
    except STUMBLES:
        return
    yield "\n".join(about)
    for number in range(most):
        try:
            text = reader.pages[number].extract_text()
        except STUMBLES:
            continue
        yield text
