"""The shapes that every part of the API shares; only those who speak the API load its library."""

from typing import Any

from ninja import Schema


class SaidWords(Schema):
    """The same in Korean and in English."""

    ko: str
    en: str


class Problem(Schema):
    """What went wrong: `code` never changes; `detail` is in the language asked for."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    words: SaidWords
    problems: list[dict[str, Any]] = []
