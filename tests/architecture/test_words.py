"""Every refusal has its sentence in both languages, and no sentence waits for a refusal that is gone."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from dure.kernel.packs import read_pack
from dure.kernel.testing.sources import nodes

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "dure"
PLACE = re.compile(r"\{(\w+)")
HANGUL = re.compile(r"[가-힣]")
CODE = re.compile(r"[a-z_]+(\.[a-z_0-9]+)+")
Sentences = Mapping[str, Mapping[str, str]]


def test_every_refusal_has_a_sentence() -> None:
    known = sentences(PACKAGE)
    assert [f"{file}: {code}" for file, code in refusals(PACKAGE) if code not in known] == []


def test_every_sentence_is_used() -> None:
    assert sorted(set(sentences(PACKAGE)) - spoken(PACKAGE)) == []


def test_both_languages_are_there_and_ask_for_the_same_values() -> None:
    assert faults(sentences(PACKAGE)) == []


def test_a_code_stands_in_the_pack_of_its_own_room_and_only_there() -> None:
    codes = [(code, owners(file)) for file in packs(PACKAGE) for code in read(file)]
    twice = [code for code, times in Counter(code for code, _ in codes).items() if times > 1]
    elsewhere = [f"{rooms}: {code}" for code, rooms in codes if code.split(".")[0] not in rooms]
    assert (twice, elsewhere) == ([], [])


def test_the_values_a_sentence_asks_for_are_given_wherever_it_is_said() -> None:
    known = sentences(PACKAGE)
    assert [
        f"{file}: {code} lacks {sorted(lacking)}"
        for file, code, given in given_values(PACKAGE)
        if (lacking := asked_for(known.get(code, {})) - given)
    ] == []


def test_a_missing_language_and_a_missing_value_are_noticed() -> None:
    assert faults({"room.gone": {"ko": "없어요", "en": ""}})
    assert faults({"room.gone": {"ko": "Not there", "en": "Not there"}})
    assert faults({"room.gone": {"ko": "{name} 없어요", "en": "It is gone"}})
    assert not faults({"room.gone": {"ko": "{name} 없어요", "en": "{name} is gone"}})


def faults(known: Sentences) -> list[str]:
    """Sentences that lack a language, are not in it, or ask for other values than their twin."""
    return [code for code, pair in known.items() if not is_pair(pair)]


def is_pair(pair: Mapping[str, str]) -> bool:
    """Korean in Hangul, English in letters, the same values in both."""
    ko, en = pair.get("ko", ""), pair.get("en", "")
    in_language = bool(HANGUL.search(ko)) and bool(en) and not HANGUL.search(PLACE.sub("", en))
    return in_language and set(PLACE.findall(ko)) == set(PLACE.findall(en))


def asked_for(pair: Mapping[str, str]) -> set[str]:
    """The values a sentence needs."""
    return set(PLACE.findall(pair.get("ko", "")))


def refusals(package: Path) -> Iterator[tuple[str, str]]:
    """Where a refusal is raised, and its code."""
    yield from ((file, code) for file, code, _ in raised(package))


def given_values(package: Path) -> Iterator[tuple[str, str, set[str]]]:
    """Refusals with the names of their values; those that hand on a mapping are left out."""
    for file, code, call in raised(package):
        names = {keyword.arg for keyword in call.keywords}
        if None not in names:
            yield file, code, {name for name in names if name}


def raised(package: Path) -> Iterator[tuple[str, str, ast.Call]]:
    """Every `Refused("room.reason", …)` of the rooms; an engine brings its own sentences."""
    for file in sources(package):
        if "engines" in file.relative_to(package).parts:
            continue
        for node in nodes(file, ast.Call):
            match node:
                case ast.Call(func=ast.Name(id="Refused"), args=[ast.Constant(value=code), *_]):
                    yield str(file.relative_to(package)), str(code), node


def spoken(package: Path) -> set[str]:
    """Every string of the source that could be a code, also where it is kept in a constant."""
    said = {
        node.value
        for file in sources(package)
        for node in nodes(file, ast.Constant)
        if isinstance(node.value, str) and CODE.fullmatch(node.value)
    }
    # A room says the engine's findings under its own name: measure.too_large, measurement.too_large.
    return said | {code.replace("measure.", "measurement.") for code in said}


def sentences(package: Path) -> dict[str, dict[str, str]]:
    """Every sentence of every room, by code."""
    return {code: pair for file in packs(package) for code, pair in read(file).items()}


def owners(file: Path) -> tuple[str, str]:
    """The room of a pack; `refusals_import.yaml` also holds the codes of `import`, a face of its own."""
    return file.parent.parent.name, file.stem.partition("_")[2]


def packs(package: Path) -> list[Path]:
    """The packs of refusals."""
    return sorted(package.rglob("pack/refusals*.yaml"))


def sources(package: Path) -> list[Path]:
    """The source without its tests."""
    return [file for file in sorted(package.rglob("*.py")) if "tests" not in file.parts]


@cache
def read(file: Path) -> dict[str, dict[str, str]]:
    """A pack."""
    return read_pack(file) or {}
