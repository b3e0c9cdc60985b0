"""Evidence at a line: a story or a photo with its consent, seen by whoever checks, by nobody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dure.measurement.models import Evidence
from dure.measurement.tests.screens.season_today import season_today

pytestmark = pytest.mark.django_db
PHOTO = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def attach(the, **given):
    address = f"/reports/{the.report}/evidence/"
    return the.browser().post(
        address, {"indicator": "M01", "key": "1-1", **given}, headers={"HX-Request": "true"}
    )


def test_a_quote_stands_at_its_line_with_the_state_of_consent():
    the = season_today()

    answer = attach(the, quote="밥이 따뜻했어요", consent="given")

    opened = the.browser().get(f"/reports/{the.report}/evidence/", {"indicator": "M01", "key": "k"})
    assert "밥이 따뜻했어요" in answer.content.decode()
    assert "밥이 따뜻했어요" in opened.content.decode()
    assert "동의받음" in answer.content.decode()
    assert Evidence.objects.get().consent_state == "given"


def test_a_photo_is_handed_out_to_who_checks_and_to_nobody_else():
    the = season_today()
    attach(the, file=SimpleUploadedFile("밥상.png", PHOTO), consent="none_needed")
    kept = Evidence.objects.get().attachment.public_id
    address = f"/reports/{the.report}/evidence/{kept}/"
    garam = the.season.garam

    assert the.browser().get(address).content.startswith(PHOTO[:8])
    assert the.browser(garam.director).get(address)["Content-Type"] == "image/png"
    assert the.browser(garam.welfare_reporter).get(address).status_code == 403


def test_nothing_and_a_web_page_are_refused_and_what_was_written_stays():
    the = season_today()

    nothing = attach(the).content.decode()
    page = attach(
        the, quote="이야기", file=SimpleUploadedFile("a.html", b"<html></html>")
    ).content.decode()

    assert "인용문이나 파일을 넣어 주세요" in nothing
    assert "이런 파일은 받지 않아요" in page
    assert "이야기</textarea>" in page
    assert not Evidence.objects.exists()


def test_where_scripts_are_off_a_refusal_is_told_on_the_report():
    the = season_today()
    page = SimpleUploadedFile("a.html", b"<html></html>")

    answer = the.browser().post(
        f"/reports/{the.report}/evidence/",
        {"indicator": "M01", "key": "1-1", "consent": "none_needed", "file": page},
        follow=True,
    )

    assert "이런 파일은 받지 않아요" in answer.content.decode()
