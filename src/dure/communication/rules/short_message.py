"""Short message (문자): how many bytes a text has on a phone, and what a phone cannot show.

Korean carriers count in CP949: a Hangul letter two bytes, an ASCII one a single byte.
"""

import unicodedata
from dataclasses import dataclass
from typing import Literal

SMS_BYTES = 90
LMS_BYTES = 2_000
SUBJECT_BYTES = 40
TALK_LETTERS = 1_000
# What people type without noticing, and what a phone shows instead.
PLAIN = str.maketrans(
    {
        "\u2014": "-",
        "\u2013": "-",
        "\u00a0": " ",
        "\u2022": "\u00b7",
        "\u202f": " ",
        "\u200b": "",
        "\ufeff": "",
        "\r": "",
    }
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text as a phone gets it: short (`SMS`) or long with a subject (`LMS`)."""

    kind: Literal["SMS", "LMS"]
    text: str
    subject: str = ""


class TooLong(ValueError):  # noqa: N818 - reads as what it is
    """A text that does not fit even a long message; `bytes` says how many it has."""

    def __init__(self, bytes_: int) -> None:
        super().__init__(bytes_)
        self.bytes = bytes_


class Unwritable(ValueError):  # noqa: N818 - reads as what it is
    """Letters that no phone here can show; `letters` are these, each once."""

    def __init__(self, letters: str) -> None:
        super().__init__(letters)
        self.letters = letters


def plain(text: str) -> str:
    """With the signs that a phone lacks and that have a plain twin replaced: é is e, – is -.

    A name such as Café must not send an alert by mail that would ring as a short message.
    """
    return "".join(one if _is_in(one) else _unmarked(one) for one in text.translate(PLAIN))


def _unmarked(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[0]
    return base if base.isascii() and base.isalpha() else letter


def bytes_of(text: str) -> int:
    """The bytes as carriers count them. Raises Unwritable."""
    lacking = unwritable(text)
    if lacking:
        raise Unwritable(lacking)
    return len(text.encode("cp949"))


def unwritable(text: str) -> str:
    """The letters that CP949 lacks, each once, in their order; such as pictures."""
    return "".join(one for one in dict.fromkeys(text) if not _is_in(one))


def fitted(text: str, subject: str = "") -> Fitted:
    """A short message where it fits, else a long one. Raises Unwritable and TooLong."""
    said = plain(text).strip()
    size = bytes_of(said)
    if size <= SMS_BYTES:
        return Fitted("SMS", said)
    if size > LMS_BYTES:
        raise TooLong(size)
    return Fitted("LMS", said, cut(plain(subject), SUBJECT_BYTES))


def shortest_of(subject: str, text: str, page: str) -> str:
    """What is said on a phone: subject and page where both fit a short message, else the text whole.

    A text that is too long even so becomes its subject and the page that says the rest.
    """
    brief = f"{subject}\n{page}" if page else subject
    if len(plain(text).encode("cp949", "replace")) <= SMS_BYTES:
        return text
    if len(plain(brief).encode("cp949", "replace")) <= SMS_BYTES and page:
        return brief
    whole = len(plain(text).encode("cp949", "replace")) <= LMS_BYTES
    return text if whole else brief


def cut(text: str, most: int) -> str:
    """As many whole letters as fit into so many bytes."""
    kept, size = [], 0
    for one in " ".join(text.split()):
        size += len(one.encode("cp949", "replace"))
        if size > most:
            break
        kept.append(one)
    return "".join(kept).strip()


def _is_in(letter: str) -> bool:
    try:
        letter.encode("cp949")
    except UnicodeEncodeError:
        return False
    return True
