"""What does not fit the schema, in plain words: where it stands and what would be right."""

from typing import Any

from pydantic_core import PydanticCustomError

from dure.kernel.words import Words

OWN = "said"  # the type of a fault that brings its own words
PLAIN = {
    "missing": Words("빠졌어요.", "It is missing."),
    "extra_forbidden": Words("여기에 없는 이름이에요.", "There is no such name here."),
    "string_type": Words("글자로 적어 주세요.", "Write it as text."),
    "bool_type": Words("true나 false로 적어 주세요.", "Write true or false."),
    "int_type": Words("정수로 적어 주세요.", "Write a whole number."),
    "int_parsing": Words("정수로 적어 주세요.", "Write a whole number."),
    "list_type": Words("목록([ ])으로 적어 주세요.", "Write a list, [ ]."),
    "dict_type": Words("묶음({{ }})으로 적어 주세요.", "Write an object, {{ }}."),
    "model_type": Words("묶음({{ }})으로 적어 주세요.", "Write an object, {{ }}."),
    "model_attributes_type": Words("묶음({{ }})으로 적어 주세요.", "Write an object, {{ }}."),
    "string_too_long": Words(
        "너무 길어요. {max_length}자까지 받을 수 있어요.",
        "It is too long. At most {max_length} letters.",
    ),
    "string_too_short": Words("비워 둘 수 없어요.", "It may not be empty."),
    "string_pattern_mismatch": Words(
        "쓸 수 없는 글자가 있어요. {pattern} 꼴이어야 해요.",
        "It holds letters that cannot be used. Its form is {pattern}.",
    ),
    "too_long": Words(
        "한 번에 {max_length}개까지 받을 수 있어요.", "At most {max_length} at a time."
    ),
    "too_short": Words("하나는 있어야 해요.", "There must be at least one."),
    "literal_error": Words("{expected} 가운데 하나로 적어 주세요.", "Write one of {expected}."),
    "greater_than_equal": Words("{ge}보다 작을 수 없어요.", "It cannot be less than {ge}."),
    "less_than_equal": Words("{le}보다 클 수 없어요.", "It cannot be more than {le}."),
    "json_invalid": Words("JSON으로 읽을 수 없어요.", "It cannot be read as JSON."),
}
OTHERWISE = Words("형식에 맞지 않아요.", "It does not fit the schema.")
SOURCES = frozenset(("body", "query", "path", "form", "file", "header", "cookie"))


def said(words: Words) -> PydanticCustomError:
    """A fault that brings its sentence in both languages; raise it in a validator."""
    return PydanticCustomError(OWN, "{en}", {"ko": words.ko, "en": words.en})


def sentence_of(error: dict[str, Any]) -> Words:
    """`entries[0].value: 숫자로 읽을 수 없어요.`; what was sent is never repeated."""
    where = place_of(error["loc"])
    why = _why(error)
    return Words(f"{where}: {why.ko}", f"{where}: {why.en}") if where else why


def place_of(parts: tuple[Any, ...]) -> str:
    """`("body", "given", "entries", 0, "value")` as its sender would write it: `entries[0].value`."""
    own = list(parts)
    if own and own[0] in SOURCES:
        own.pop(0)
        if own and own[0] == "given":  # what the house calls the whole body
            own.pop(0)
    written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in own)
    return written.removeprefix(".")


def _why(error: dict[str, Any]) -> Words:
    context = error.get("ctx") or {}
    if error["type"] == OWN:
        return Words(str(context["ko"]), str(context["en"]))
    words = PLAIN.get(error["type"], OTHERWISE)
    given = {name: str(value) for name, value in context.items()}
    # The library lists what may stand as `'a', 'b' or 'c'`; in Korean without its English "or".
    in_a_row = {name: value.replace("' or '", "', '") for name, value in given.items()}
    return Words(words.ko.format_map(in_a_row), words.en.format_map(given))
