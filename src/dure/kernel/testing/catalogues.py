"""The generated pages of `docs/`: words, verbs, errors, notices and the rooms, read from the source.

Nothing of the product is run: verbs are read from their `@action(…)` lines, words and sentences from
the packs. `./dure docs` writes the pages; a test holds the written ones against these.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dure.kernel.testing.checkout import PACKAGE

MADE = "<!-- Made by `./dure docs` from the source; change it there. -->\n"
SHELVES = {"tests", "migrations", "testing"}


@dataclass(frozen=True, slots=True)
class FoundVerb:
    """A verb as its `@action` line tells it."""

    code: str
    may: str
    tell: tuple[str, ...]
    file: str
    what: str


def pages(package: Path = PACKAGE) -> dict[str, str]:
    """Every generated page by its name within `docs/`."""
    return {
        "words.md": words_page(package),
        "verbs.md": verbs_page(package),
        "errors.md": errors_page(package),
        "notices.md": notices_page(package),
        **room_pages(package),
    }


def words_page(package: Path) -> str:
    """One concept, one Korean word on screen, one English word, one name in code."""
    rows = read(package / "kernel" / "pack" / "words.yaml")
    lines = [
        f"| {row['ko']} | {row['en']} | `{row['code']}` | {row['room']} "
        f"| {', '.join(row.get('also', ()))} | {', '.join(row.get('never', ()))} |"
        for row in rows
    ]
    head = (
        "| 화면의 말 | English | in code | room | found by | never on screen |\n" + "|---" * 6 + "|"
    )
    return titled("말 · Words", f"{words_page.__doc__}\n\n{head}\n" + "\n".join(lines))


def verbs_page(package: Path) -> str:
    """Everything somebody can do here, who may do it, and who is told: the permission matrix."""
    roles = read(package / "ground" / "access" / "pack" / "roles.yaml")
    lines = [
        f"| `{verb.code}` | {verb.what} | `{verb.may}` | {who(roles, verb.may)} "
        f"| {', '.join(verb.tell)} | `{verb.file}` |"
        for verb in sorted(verbs(package), key=lambda each: each.code)
    ]
    head = "| verb | what it does | permission | roles | told | file |\n|---|---|---|---|---|---|"
    return titled("하는 일 · Verbs", f"{verbs_page.__doc__}\n\n{head}\n" + "\n".join(lines))


def errors_page(package: Path) -> str:
    """Every polite no, by its code, as people read it."""
    lines = [
        f"| `{code}` | {pair['ko']} | {pair['en']} |"
        for file in sorted(package.rglob("pack/refusals*.yaml"))
        for code, pair in sorted((read(file) or {}).items())
    ]
    head = "| code | 한국어 | English |\n|---|---|---|"
    return titled("거절 · Refusals", f"{errors_page.__doc__}\n\n{head}\n" + "\n".join(lines))


def notices_page(package: Path) -> str:
    """Every text that is sent to people, one folder an occasion, Korean and English side by side."""
    folders = sorted(file.parent for file in package.rglob("notices/*/ko.txt"))
    lines = [
        f"## {folder.name}\n`{folder.relative_to(package)}`\n\n"
        f"```\n{text_of(folder, 'ko')}\n```\n\n```\n{text_of(folder, 'en')}\n```\n"
        for folder in folders
    ]
    return titled("알림 · Notices", f"{notices_page.__doc__}\n\n" + "\n".join(lines))


def room_pages(package: Path) -> dict[str, str]:
    """The README of each room and engine, collected."""
    found = {}
    for file in sorted(package.rglob("README.md")):
        inside = file.relative_to(package).parts[:-1]
        if not SHELVES & set(inside):
            found[f"rooms/{'.'.join(inside)}.md"] = MADE + "\n" + file.read_text(encoding="utf-8")
    return found


def verbs(package: Path) -> Iterator[FoundVerb]:
    """The verbs of the house, read from the decorators of its services."""
    for file in sorted(package.rglob("*.py")):
        inside = file.relative_to(package).parts
        if SHELVES & set(inside):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield from (
                    FoundVerb(*told, "/".join(inside), sentence_of(node)) for told in actions(node)
                )


def actions(node: ast.FunctionDef) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Code, permission and who is told, of each `@action(…)` above a function."""
    for line in node.decorator_list:
        if isinstance(line, ast.Call) and getattr(line.func, "id", "") == "action":
            given = {word.arg: word.value for word in line.keywords}
            tell = ast.literal_eval(given["tell"]) if "tell" in given else ()
            yield ast.literal_eval(line.args[0]), ast.literal_eval(given["may"]), tell


def sentence_of(node: ast.FunctionDef) -> str:
    """The first sentence of what a function says about itself."""
    told = " ".join((ast.get_docstring(node) or "").split("\n\n")[0].split())
    return told.split(". ")[0].rstrip(".").replace("|", "\\|")


def who(roles: Mapping[str, Any], permission: str) -> str:
    """The roles that hold a permission, in English."""
    holding = [role["name"]["en"] for role in roles.values() if permission in role["may"]]
    return ", ".join(holding) or "the house itself"


def titled(title: str, body: str) -> str:
    """A whole page."""
    return f"{MADE}\n# {title}\n\n{body.rstrip()}\n"


def text_of(folder: Path, language: str) -> str:
    """One language of a notice."""
    return (folder / f"{language}.txt").read_text(encoding="utf-8").rstrip()


def read(file: Path) -> Any:
    """A pack."""
    return yaml.safe_load(file.read_text(encoding="utf-8"))
