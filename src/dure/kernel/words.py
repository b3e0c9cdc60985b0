"""Bilingual text. Korean and English stand side by side wherever something is said."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime

from dure.engines.english import english_unit
from dure.engines.hangul import settle_particles
from dure.kernel.clock import SEOUL

LANGUAGES = ("ko", "en")
_language: ContextVar[str] = ContextVar("dure_language", default="ko")


@dataclass(frozen=True, slots=True)
class Words:
    """One thing said in both languages; neither is a translation of the other's leftovers."""

    ko: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `language` ("ko" or "en"); Korean where the language is unknown."""
        return self.en if language == "en" else self.ko

    def filled(self, **values: object) -> "Words":
        """The same words with `{name}` places filled in, in both languages; `{s}` as in `plural`.

        A Korean particle that stands open behind one, 을(를), agrees with it.
        """
        said = {**plural(values), **values}
        ko = {key: as_read(value, "ko") for key, value in said.items()}
        en = {key: as_read(value, "en") for key, value in said.items()}
        return Words(ko=settle_particles(self.ko.format(**ko)), en=self.en.format(**en))

    def as_dict(self) -> dict[str, str]:
        """For packs, the API and JSON columns."""
        return {"ko": self.ko, "en": self.en}

    @classmethod
    def of(cls, pair: dict[str, str]) -> "Words":
        """From a `{ko: …, en: …}` mapping of a pack or a JSON column.

        YAML reads a bare 119 as a number; what is said is text all the same.
        """
        return cls(ko=_text(pair["ko"]), en=_text(pair["en"]))

    def __str__(self) -> str:
        return self.in_language(_language.get())


def as_read(value: object, language: str) -> object:
    """A value as it stands within a sentence: words in its language, a day and a moment written out.

    2026년 12월 1일 / 1 December 2026; with the time behind it 2026년 12월 1일 09:00. Other values are
    left as they are; a day that is a text already was written by somebody else.
    """
    if isinstance(value, Words):
        return value.ko if language == "ko" else value.en
    if isinstance(value, datetime):
        here = value.astimezone(SEOUL) if value.tzinfo else value
        return f"{long_day(here, language)}{' ' if language == 'ko' else ', '}{here:%H:%M}"
    return long_day(value, language) if isinstance(value, date) else value


def long_day(on: date, language: str) -> str:
    """2026년 12월 1일 / 1 December 2026."""
    if language == "ko":
        return f"{on.year}년 {on.month}월 {on.day}일"
    return f"{on.day} {_MONTHS_EN[on.month - 1]} {on.year}"


_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _text(said: object) -> str:
    return said if isinstance(said, str) else f"{said}"


# The house's own name: what it does by itself stands under it.
HOUSE = Words("두레", "Dure")


def counted(unit: Words, n: object) -> Words:
    """A unit as it stands behind a count: "1 meal", "2 meals"; Korean ones stay as they are."""
    return Words(unit.ko, english_unit(unit.en, "1")) if is_one(n) else unit


def is_one(n: object) -> bool:
    """Whether English says it of a single thing: 1, 1.00, -1, "1"."""
    return f"{n}".lstrip("-\N{MINUS SIGN}").removesuffix(".00").removesuffix(".0") == "1"


def plural(values: Mapping[str, object]) -> dict[str, str]:
    """What English adds after a count `n`: `{s}` and `{are}`, as in "1 report is", "2 reports are"."""
    one = f"{values.get('n', '')}" == "1"
    added = {"s": "" if one else "s", "are": "is" if one else "are"}
    return {name: word for name, word in added.items() if name not in values}


def spoken_language() -> str:
    """The language of whoever is being answered; set once by the face that answers."""
    return _language.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside the block. Only faces (middleware, API, commands, notices) call it."""
    token = _language.set(language if language in LANGUAGES else "ko")
    try:
        yield
    finally:
        _language.reset(token)
