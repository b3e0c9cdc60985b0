"""Fonts are found where they lie and are made once."""

from pathlib import Path

import pytest

from dure.kernel.ui import font_faces, fonts


def a_font(folder: Path, name: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"not a real one")


def test_the_folder_that_was_named_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_font(tmp_path / "own", "NotoSansKR-Regular.otf")
    monkeypatch.setenv("DURE_FONTS_DIR", str(tmp_path / "own"))
    sans = next(face for face in font_faces.find_faces() if face.stem == "sans")
    assert sans.file.parent == tmp_path / "own"


def test_a_bold_face_is_taken_where_it_exists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NotoSansKR-Regular.otf", "NotoSansKR-Bold.otf"):
        a_font(tmp_path / "own", name)
    monkeypatch.setenv("DURE_FONTS_DIR", str(tmp_path / "own"))
    assert {face.weight for face in font_faces.find_faces() if face.family == "Dure Sans"} == {
        "400",
        "600 700",
    }


def test_where_there_is_no_font_none_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_faces, "WHEEL", "a_wheel_that_is_not_there")
    monkeypatch.setattr(font_faces, "SYSTEM", ())
    monkeypatch.delenv("DURE_FONTS_DIR", raising=False)
    assert font_faces.find_faces() == []


def test_what_stands_is_not_made_again(tmp_path: Path) -> None:
    a_font(tmp_path / "own", "NotoSansKR-Regular.otf")
    faces = [font_faces.Face("Dure Sans", "sans", tmp_path / "own" / "NotoSansKR-Regular.otf")]
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "stamp").write_text(font_faces.stamp_of(faces), encoding="ascii")
    told: list[str] = []
    assert fonts.build_fonts(tmp_path / "fonts", faces, told.append) is False
    assert told == []


def test_everyday_and_rare_syllables_are_all_of_them() -> None:
    everyday, others = fonts._syllables()
    assert (len(everyday), len(others)) == (2350, 8822)
