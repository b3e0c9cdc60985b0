"""A command speaks the language of the terminal it is run in."""

from io import BytesIO, StringIO, TextIOWrapper

import pytest

from dure.kernel.terminal import can_write_all, speaks_korean


@pytest.mark.parametrize(
    ("environment", "korean"),
    [
        ({"LANG": "ko_KR.UTF-8"}, True),
        ({"LC_ALL": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ({"LC_ALL": "C.UTF-8", "LANG": "ko_KR.UTF-8"}, False),
        ({"LC_ALL": "", "LANG": "ko_KR.UTF-8"}, True),
        ({"LC_MESSAGES": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ({}, False),
    ],
)
def test_what_the_terminal_says_first_decides(environment: dict[str, str], korean: bool) -> None:
    assert speaks_korean(environment) is korean


def test_the_terminal_that_is_there_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")

    assert speaks_korean()


class Terminal(TextIOWrapper):
    """Somebody looks at it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("encoding", ["ascii", "euc-kr", "cp949", "latin-1"])
def test_a_terminal_that_lacks_a_letter_shows_a_question_mark(encoding: str) -> None:
    seen, complained = BytesIO(), BytesIO()
    told, error = Terminal(seen, encoding=encoding), Terminal(complained, encoding=encoding)

    can_write_all(told, error)
    for stream in (told, error):
        stream.write("✔ meals 두레")
        stream.flush()

    for shown in (seen, complained):
        line = shown.getvalue().decode(encoding)
        assert line.startswith("? meals ")
        assert ("두레" in line) == (encoding in ("euc-kr", "cp949"))


def test_what_goes_into_a_pipe_is_utf_8_whole_and_unchanged() -> None:
    kept = BytesIO()
    told = TextIOWrapper(kept, encoding="ascii")

    can_write_all(told, StringIO())
    told.write("✔ 두레")
    told.flush()

    assert kept.getvalue().decode("utf-8") == "✔ 두레"
