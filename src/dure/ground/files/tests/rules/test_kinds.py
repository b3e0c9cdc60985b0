"""A file is what its bytes say."""

import io
import zipfile

import pytest

from dure.ground.files.rules.kinds import check_size, media_type, plain_name
from dure.kernel.errors import Refused


def package(*names):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        ("급식소,식수\n가람,92".encode("cp949"), "text/plain"),
        ("급식소,식수\n가람,92".encode(), "text/plain"),
    ],
)
def test_the_kind_is_read_from_the_bytes(content, kind):
    assert media_type(content) == kind


def test_a_workbook_is_a_package_with_a_workbook_in_it():
    assert media_type(package("xl/workbook.xml")).endswith("spreadsheetml.sheet")


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (package("xl/workbook.xml", "xl/vbaProject.bin"), "files.has_macro"),
        (package("a.txt"), "files.not_kept"),
        (b"PK\x03\x04broken", "files.not_kept"),
        (b"MZ\x90\x00\x03", "files.not_kept"),
        (b"PAR1\x15\x04PAR1", "files.parquet"),
        (b"  <!DOCTYPE html><script>", "files.not_kept"),
        (b"<svg onload=alert(1)>", "files.not_kept"),
    ],
)
def test_what_could_do_harm_is_not_kept(content, answer):
    with pytest.raises(Refused) as refused:
        media_type(content)

    assert refused.value.code == answer


def test_neither_nothing_nor_too_much_is_kept():
    with pytest.raises(Refused, match="empty"):
        check_size(b"")
    with pytest.raises(Refused, match="too_large"):
        check_size(b"x" * 20_000_001)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\두레\\식수표.xlsx", "식수표.xlsx"),
        ("\x00..", "file"),
    ],
)
def test_a_name_loses_its_folders(given, kept):
    assert plain_name(given) == kept
