"""A PDF with somebody's number in its text is not kept; one that nobody can read is somebody's evidence."""

from datetime import date

import pytest

from dure.engines.hangul.resident_number import check_digit_right
from dure.ground.files.rules.kinds import media_type
from dure.ground.files.rules.numbers_inside import IN_TEXT, where_a_number_stands

TODAY = date(2026, 11, 26)
BARE = next(f"440302212345{last}" for last in range(10) if check_digit_right(f"440302212345{last}"))
NUMBER = f"{BARE[:6]}-{BARE[6:]}"


def pdf(*lines: str, about: str = "") -> bytes:
    """One page with these lines of text, and a title of the file."""
    shown = "".join(
        f"BT /F1 12 Tf 72 {700 - 20 * at} Td ({line}) Tj ET\n" for at, line in enumerate(lines)
    )
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({about}) >>",
    ]
    text, starts = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        starts.append(len(text))
        text += f"{number} 0 obj\n{part}\nendobj\n"
    lines_of = "".join(f"{start:010d} 00000 n \n" for start in starts)
    table = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{lines_of}"
    end = f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R /Info 6 0 R >>\n"
    return f"{text}{table}{end}startxref\n{len(text)}\n%%EOF\n".encode()


def stands(content: bytes) -> object:
    return where_a_number_stands(content, media_type(content), on=TODAY)


@pytest.mark.parametrize("written", [NUMBER, BARE, f"No. {BARE[:6]} - {BARE[6:]} (f)"])
def test_a_number_in_the_text_is_found(written):
    assert stands(pdf("Attendance", written)) == IN_TEXT


def test_a_number_in_the_words_about_the_file_is_found():
    assert stands(pdf("Attendance", about=f"list {NUMBER}")) == IN_TEXT


@pytest.mark.parametrize(
    "lines",
    [
        ("Attendance", "12 people"),
        (f"{BARE[:6]} {BARE[6:]}",),  # two columns of a table
        (BARE[:6], BARE[6:]),
        (f"8{BARE}2",),
    ],
)
def test_figures_side_by_side_are_no_number(lines):
    assert stands(pdf(*lines)) is None


@pytest.mark.parametrize("cut", [60, 200, 400])
def test_a_damaged_one_says_nothing_and_raises_nothing(cut):
    assert stands(pdf("Attendance", NUMBER)[:cut]) in (None, IN_TEXT)
