"""The generated pages say what the source says, and no screen uses a word that hurts."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dure.kernel.testing.catalogues import pages, programme_folders, read, roles_of, verbs
from dure.kernel.testing.checkout import PACKAGE, ROOT

SPOKEN = ("*.html", "*.yaml", "*.txt", "*.py")


def test_the_written_pages_are_those_of_the_source() -> None:
    folder = ROOT / "docs"
    stale = [name for name, text in written().items() if not says(folder / name, text)]
    assert stale == [], "run ./dure docs"


def test_no_room_is_described_that_is_gone() -> None:
    made = {Path(name).name for name in written() if name.startswith("rooms/")}
    assert {file.name for file in (ROOT / "docs" / "rooms").glob("*.md")} == made


def test_one_concept_has_one_word() -> None:
    words = read(PACKAGE / "kernel" / "pack" / "words.yaml")
    english = [row["en"] for row in words]
    assert [word for word in english if english.count(word) > 1] == []
    assert [row["en"] for row in words if not re.search("[가-힣0-9]", row["ko"])] == []


def test_words_that_hurt_or_scold_stand_on_no_screen() -> None:
    assert list(spoken(PACKAGE, never(PACKAGE))) == []


def test_every_permission_that_a_verb_asks_for_is_held_by_some_role() -> None:
    folders = programme_folders(PACKAGE)
    roles = roles_of(PACKAGE, *folders)
    held = {permission for role in roles.values() for permission in role["may"]}
    # Nobody hands this one on: it comes with speaking for an organisation.
    held |= {"speak_for_organisation" for role in roles.values() if role.get("speaks")}
    # Nor these: they come with being a delegate on a list of voters, or elected to sign minutes.
    held |= {"cast_vote", "sign_minutes"}
    asked = {verb.may for place in (PACKAGE, *folders) for verb in verbs(place)}
    assert sorted(asked - held) == []


def test_a_scolding_word_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>반려되었습니다</p>", encoding="utf-8")
    (tmp_path / "fine.html").write_text("<p>보완요청</p>", encoding="utf-8")
    assert list(spoken(tmp_path, ["반려"])) == ["page.html: 반려"]


@cache
def written() -> dict[str, str]:
    """The pages as the source makes them now."""
    return pages()


def says(file: Path, text: str) -> bool:
    return file.exists() and file.read_text(encoding="utf-8") == text


def never(package: Path) -> list[str]:
    rows = read(package / "kernel" / "pack" / "words.yaml")
    return [word for row in rows for word in row.get("never", ())]


def spoken(package: Path, words: list[str]) -> Iterator[str]:
    """Files that say one of the words; `반려견` and the like are other words."""
    for kind in SPOKEN:
        for file in sorted(package.rglob(kind)):
            if file.name == "words.yaml" or "tests" in file.parts:
                continue
            text = file.read_text(encoding="utf-8")
            for word in words:
                if re.search(rf"{word}(?!견|동물|자)", text):
                    yield f"{file.relative_to(package)}: {word}"
