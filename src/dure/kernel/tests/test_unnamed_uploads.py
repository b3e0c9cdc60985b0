"""A large file on its way in has no name on the disk: a crash leaves nothing of it."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest
from django.test import RequestFactory

LARGE = "박순례\n".encode() * 400_000


def upload(content: bytes) -> HttpRequest:
    file = SimpleUploadedFile("명단.csv", content)
    return RequestFactory().post("/", {"file": file, "kind": "people"})


def test_it_comes_whole_and_lies_under_no_name(settings: Any, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    request = upload(LARGE)

    file = request.FILES["file"]

    assert (file.name, file.size, request.POST["kind"]) == ("명단.csv", len(LARGE), "people")
    assert list(tmp_path.iterdir()) == []
    assert file.read() == LARGE
    assert b"".join(file.chunks()) == LARGE


def test_a_small_one_stays_in_memory(settings: Any, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")
    assert upload(b"a,b\n").FILES["file"].read() == b"a,b\n"


def test_one_that_breaks_off_leaves_nothing(settings: Any, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    request = upload(LARGE)
    whole = request.read()
    torn = RequestFactory().generic(
        "POST", "/", whole[: len(whole) // 2], request.META["CONTENT_TYPE"]
    )
    torn.META["CONTENT_LENGTH"] = str(len(whole))
    try:
        file = torn.FILES.get("file")
    except (StopUpload, OSError):
        file = None
    assert file is None or file.size < len(LARGE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("times", [1, 2])
def test_several_at_once_do_not_mix(settings: Any, tmp_path: Path, times: int) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    contents = [bytes([each]) * 3_000_000 for each in range(times + 1)]
    files = {f"f{n}": SimpleUploadedFile(f"{n}.bin", each) for n, each in enumerate(contents)}
    found = RequestFactory().post("/", files).FILES
    assert [found[f"f{n}"].read() for n in range(times + 1)] == contents
