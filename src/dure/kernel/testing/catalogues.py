"""The generated pages of `docs/`: words, verbs, errors, notices and the rooms, read from the source.

Nothing of the product is run: verbs are read from their `@action(…)` lines, words and sentences from
the packs. `./dure docs` writes the pages; a test holds the written ones against these. A programme has
all of it on one page in its own folder: laying one down changes nothing outside.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dure.kernel.packs import read_pack
from dure.kernel.testing.checkout import PACKAGE
from dure.kernel.testing.sources import nodes

MADE = "<!-- Made by `./dure docs` from the source; change it there. -->\n"
SHELVES = {"tests", "migrations", "testing"}
PROGRAMMES = "programmes"
PAGE = "CATALOGUE.md"


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
        **{
            f"../src/dure/{PROGRAMMES}/{folder.name}/{PAGE}": programme_page(package, folder)
            for folder in programme_folders(package)
        },
    }


def programme_folders(package: Path) -> list[Path]:
    """The folders of programmes that lie in the house."""
    return sorted(file.parent for file in package.glob(f"{PROGRAMMES}/*/programme.py"))


def programme_page(package: Path, folder: Path) -> str:
    """Words, verbs, refusals and notices of one programme."""
    roles = roles_of(package, folder)
    parts = [
        ("말 · Words", word_lines(read_or(folder / "pack" / "words.yaml", []))),
        ("하는 일 · Verbs", verb_lines(folder, roles)),
        ("거절 · Refusals", error_lines(folder)),
        ("알림 · Notices", notice_lines(folder)),
    ]
    body = "\n\n".join(f"## {title}\n{text}" for title, text in parts)
    return titled(f"{folder.name}", body)


def roles_of(package: Path, *folders: Path) -> dict[str, Any]:
    """The roles of the house with what programmes let them do besides."""
    roles: dict[str, Any] = read(package / "ground" / "access" / "pack" / "roles.yaml")
    for folder in folders:
        for code, more in read_or(folder / "pack" / "roles.yaml", {}).items():
            roles[code]["may"] = [*roles[code]["may"], *more]
    return roles


def words_page(package: Path) -> str:
    """One concept, one Korean word on screen, one English word, one name in code."""
    rows = read(package / "kernel" / "pack" / "words.yaml")
    return titled("말 · Words", f"{words_page.__doc__}\n\n{word_lines(rows)}")


def word_lines(rows: list[dict[str, Any]]) -> str:
    """The table of words."""
    lines = [
        f"| {row['ko']} | {row['en']} | `{row['code']}` | {row['room']} "
        f"| {', '.join(row.get('also', ()))} | {', '.join(row.get('never', ()))} |"
        for row in rows
    ]
    head = (
        "| 화면의 말 | English | in code | room | found by | never on screen |\n" + "|---" * 6 + "|"
    )
    return f"{head}\n" + "\n".join(lines)


def verbs_page(package: Path) -> str:
    """Everything somebody can do here, who may do it, and who is told: the permission matrix."""
    return titled(
        "하는 일 · Verbs", f"{verbs_page.__doc__}\n\n{verb_lines(package, roles_of(package))}"
    )


def verb_lines(package: Path, roles: Mapping[str, Any]) -> str:
    """The table of verbs."""
    lines = [
        f"| `{verb.code}` | {verb.what} | `{verb.may}` | {who(roles, verb.may)} "
        f"| {', '.join(verb.tell)} | `{verb.file}` |"
        for verb in sorted(verbs(package), key=lambda each: each.code)
    ]
    head = "| verb | what it does | permission | roles | told | file |\n|---|---|---|---|---|---|"
    return f"{head}\n" + "\n".join(lines)


def errors_page(package: Path) -> str:
    """Every polite no, by its code, as people read it."""
    return titled("거절 · Refusals", f"{errors_page.__doc__}\n\n{error_lines(package)}")


def error_lines(package: Path) -> str:
    """The table of refusals."""
    lines = [
        f"| `{code}` | {pair['ko']} | {pair['en']} |"
        for file in of_the_house(package, "pack/refusals*.yaml")
        for code, pair in sorted((read(file) or {}).items())
    ]
    return "| code | 한국어 | English |\n|---|---|---|\n" + "\n".join(lines)


def notices_page(package: Path) -> str:
    """Every text that is sent to people, one folder an occasion, Korean and English side by side."""
    return titled("알림 · Notices", f"{notices_page.__doc__}\n\n{notice_lines(package)}")


def notice_lines(package: Path) -> str:
    """Each notice with both its texts."""
    folders = sorted(file.parent for file in of_the_house(package, "notices/*/ko.txt"))
    lines = [
        f"## {folder.name}\n`{folder.relative_to(package)}`\n\n"
        f"```\n{text_of(folder, 'ko')}\n```\n\n```\n{text_of(folder, 'en')}\n```\n"
        for folder in folders
    ]
    return "\n".join(lines)


def room_pages(package: Path) -> dict[str, str]:
    """The README of each room and engine, collected."""
    found = {}
    for file in of_the_house(package, "README.md"):
        inside = file.relative_to(package).parts[:-1]
        if not SHELVES & set(inside):
            found[f"rooms/{'.'.join(inside)}.md"] = MADE + "\n" + file.read_text(encoding="utf-8")
    return found


def verbs(package: Path) -> Iterator[FoundVerb]:
    """The verbs of the house or of a programme, read from the decorators of its services."""
    for file in of_the_house(package, "*.py"):
        inside = file.relative_to(package).parts
        if SHELVES & set(inside) or "@action(" not in file.read_text(encoding="utf-8"):
            continue
        for node in nodes(file, ast.FunctionDef):
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


def of_the_house(package: Path, pattern: str) -> list[Path]:
    """The files of a package that belong to no programme inside it, in order."""
    found = sorted(package.rglob(pattern))
    return [file for file in found if file.relative_to(package).parts[0] != PROGRAMMES]


def read_or(file: Path, nothing: Any) -> Any:
    """A pack, or what stands for it where there is none."""
    return (read(file) or nothing) if file.exists() else nothing


def read(file: Path) -> Any:
    """A pack."""
    return read_pack(file)
