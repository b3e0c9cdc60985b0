"""AlimTalk templates (알림톡 템플릿): the words Kakao approved, and their places filled in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dure.communication.rules.short_message import TALK_LETTERS

PLACE = re.compile(r"#\{([^}]+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A text with places `#{이름}`; `values` says which value of the notice each place takes."""

    text: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Talk:
    """One AlimTalk: the approved template, its words filled in, and what filled them."""

    template: str
    text: str
    variables: Mapping[str, str] = field(default_factory=dict)


class NoTalk(ValueError):  # noqa: N818 - reads as what it is
    """This notice does not go by AlimTalk: why, in a word."""


def filled(template: Template, code: str, values: Mapping[str, object]) -> Talk:
    """The template filled in. Raises NoTalk where a place stays empty or it grows too long."""
    places = dict.fromkeys(PLACE.findall(template.text))
    variables = {place: str(values.get(template.values.get(place, ""), "")) for place in places}
    if not all(value.strip() for value in variables.values()):
        raise NoTalk("place")
    text = PLACE.sub(lambda found: variables[found[1]], template.text)
    if len(text) > TALK_LETTERS:
        raise NoTalk("length")
    return Talk(code, text, variables)


def codes_in(written: str) -> dict[str, str]:
    """`occasion=code, occasion=code`: the codes Kakao gave this house's templates."""
    pairs = (one.partition("=") for one in written.split(",") if "=" in one)
    return {occasion.strip(): code.strip() for occasion, _, code in pairs if code.strip()}
