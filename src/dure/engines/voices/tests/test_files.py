"""Files of voices and ballots: read in the letters people use, written whole or not at all."""

import errno
import io
import os
import stat
from pathlib import Path

import pytest

from dure.engines.voices import BadInput, Fault, read_text, shown, unwritable, write_texts

TEXT = "김순자, 박순례\n"


def codes(faults: list[Fault]) -> list[str]:
    return [fault.code for fault in faults]


@pytest.mark.parametrize(
    "data", [TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode(), TEXT.encode("cp949")]
)
def test_the_same_names_from_every_program_that_saved_them(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(data)

    assert read_text("elect", str(tmp_path / "a.csv")) == TEXT


def test_standard_input_is_read_and_named_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("cp949"))))

    assert read_text("elect", "-") == TEXT
    assert shown("-") == "standard input"
    assert shown("a.csv") == "a.csv"


def test_who_asked_for_a_missing_file_is_told_under_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        read_text("allocate", str(tmp_path / "none.pb"))

    assert refused.value.faults == (Fault("allocate.no_file", file=str(tmp_path / "none.pb")),)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\x01", b"PK\x03\x04\x00\x00"])
def test_a_file_that_is_no_text_is_not_guessed_at(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(data)

    with pytest.raises(BadInput) as refused:
        read_text("deliberate", str(tmp_path / "a.csv"))

    assert [fault.code for fault in refused.value.faults] == ["deliberate.encoding"]


def test_what_would_fail_after_the_work_is_said_before_it(tmp_path: Path) -> None:
    votes = tmp_path / "votes.json"
    votes.touch()

    assert unwritable("elect", "-", [str(votes)]) == []
    assert unwritable("elect", "", []) == []
    assert unwritable("elect", str(tmp_path / "new.json"), [str(votes), "-"]) == []
    assert codes(unwritable("elect", str(votes), [str(votes)])) == ["elect.same_file"]
    assert codes(unwritable("elect", str(tmp_path), [])) == ["elect.cannot_write"]
    assert codes(unwritable("elect", str(tmp_path / "x.csv"), [])) == ["elect.out_ending"]
    ways = unwritable("elect", str(tmp_path / "no/x.json"), [], ending=".csv", code="ways_ending")
    assert codes(ways) == ["elect.ways_ending", "elect.cannot_write"]


def test_two_files_are_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The disk is full when the second file is prepared: the first stays as it was.
    first = tmp_path / "first.json"
    first.write_text("before", encoding="utf-8")
    real = os.fdopen
    opened: list[int] = []

    def full(handle: int, *how: str, **named: str) -> object:
        opened.append(handle)
        if len(opened) == 2:
            os.close(handle)
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle, *how, **named)

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(BadInput) as refused:
        write_texts("elect", {str(first): "after", str(tmp_path / "second.csv"): "after"})

    assert first.read_text(encoding="utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["first.json"]
    fault = refused.value.faults[0]
    assert (fault.code, fault.values) == (
        "elect.cannot_write",
        {"detail": "No space left on device"},
    )


def test_a_result_can_be_read_by_others_and_a_pipe_is_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    write_texts("elect", {str(out): TEXT, "-": "{}"})
    write_texts("elect", {"/dev/null": TEXT})

    assert out.read_text(encoding="utf-8") == TEXT
    assert stat.S_IMODE(out.stat().st_mode) == 0o644
    assert capsys.readouterr().out == "{}"
    assert Path("/dev/null").is_char_device()
