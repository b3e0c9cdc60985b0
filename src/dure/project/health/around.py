"""What stands around the house: settings, mail, worker, fonts, static files, the browser of the tests."""

import os
import shutil
import smtplib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from dure.ground.journal.queries import work_waiting, workers_alive
from dure.kernel.ui.font_faces import find_faces
from dure.kernel.words import Words
from dure.project.health.finding import NOTHING, Finding, plainly
from dure.project.start.static import collects

SETTINGS = Words("설정", "settings")
MAIL = Words("메일", "mail")
WORKER = Words("일꾼", "worker")
FONTS = Words("한글 글꼴", "Korean fonts")
STATIC = Words("화면 파일", "static files")
CHROMIUM = Words("Chromium (시험용)", "Chromium (tests only)")
SECONDS = 5


def look_around(at: datetime) -> Iterator[Finding]:
    """Everything that is neither database nor key."""
    yield _settings()
    yield _mail()
    yield _worker(at)
    yield _fonts()
    yield _static()
    yield _chromium()


def _settings() -> Finding:
    name = os.environ.get("DJANGO_SETTINGS_MODULE", "")
    if settings.DEBUG:
        told = Words(f"{name}: 오류를 자세히 보여 줘요", f"{name}: shows errors in full")
        return Finding(
            SETTINGS, "note", told, Words("DURE_DEBUG를 지우세요.", "Remove DURE_DEBUG.")
        )
    if name.endswith(".local"):
        told = Words(f"{name}: 내 컴퓨터용", f"{name}: for one's own machine")
        do = Words(
            "운영에는 DJANGO_SETTINGS_MODULE=dure.project.settings.production.",
            "In production: DJANGO_SETTINGS_MODULE=dure.project.settings.production.",
        )
        return Finding(SETTINGS, "note", told, do)
    hosts = ", ".join(settings.ALLOWED_HOSTS)
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        do = Words("DURE_HOSTS에 주소를 적으세요.", "Put the host names into DURE_HOSTS.")
        return Finding(SETTINGS, "fail", plainly(f"{name}: {hosts or '-'}"), do)
    return Finding(SETTINGS, "ok", plainly(f"{name}: {hosts}"))


def _mail() -> Finding:
    kind = settings.EMAIL_BACKEND.rsplit(".", 2)[-2]
    if kind != "smtp":
        told = Words(f"{kind}: 보내지 않고 적어 둬요", f"{kind}: kept, not sent")
        return Finding(MAIL, "note", told, NOTHING)
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    way = smtplib.SMTP_SSL if settings.EMAIL_USE_SSL else smtplib.SMTP
    try:
        with way(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=SECONDS) as server:
            server.noop()
    except OSError as error:
        told = plainly(f"{where}: {error.strerror or error}")
        do = Words(
            "DURE_MAIL_HOST와 DURE_MAIL_PORT를 확인하세요. 로그인 번호와 알림이 메일로 가요.",
            "Look at DURE_MAIL_HOST and DURE_MAIL_PORT; sign-in codes and reminders go by mail.",
        )
        return Finding(MAIL, "fail", told, do)
    return Finding(MAIL, "ok", plainly(where))


def _worker(at: datetime) -> Finding:
    try:
        alive, late = workers_alive(at), work_waiting(at)
    except DatabaseError:
        return Finding(WORKER, "note", Words("아직 알 수 없어요", "not known yet"))
    do = Words("dure worker를 켜세요.", "Start dure worker.")
    if late and not alive:
        told = Words(f"일 {late}개가 기다리는데 일꾼이 없어요", f"none, while {late} tasks wait")
        return Finding(WORKER, "fail", told, do)
    if not alive:
        return Finding(WORKER, "note", Words("켜져 있지 않아요", "none is running"), do)
    return Finding(WORKER, "ok", Words(f"{alive}개 일하는 중", f"{alive} at work"))


def _fonts() -> Finding:
    if (Path(settings.DURE_BUILT) / "fonts" / "stamp").exists():
        return Finding(FONTS, "ok", Words("준비됨", "ready"))
    if find_faces():
        told = Words("dure serve를 처음 켤 때 만들어요", "made by the first dure serve")
        return Finding(FONTS, "note", told)
    do = Words(
        "DURE_FONTS_DIR에 NotoSansKR-Regular.otf가 있는 폴더를 적으세요.",
        "Set DURE_FONTS_DIR to a folder with NotoSansKR-Regular.otf.",
    )
    told = Words("없어요. 기기의 글꼴로 보여요", "none; the device's own are shown")
    return Finding(FONTS, "note", told, do)


def _static() -> Finding:
    if not collects() or (Path(settings.STATIC_ROOT) / "dure.stamp").exists():
        return Finding(STATIC, "ok", Words("준비됨", "ready"))
    told = Words("dure serve를 처음 켤 때 모아요", "collected by the first dure serve")
    return Finding(STATIC, "note", told)


def _chromium() -> Finding:
    named = os.environ.get("CHROMIUM_PATH", "")
    found = named or shutil.which("chromium") or shutil.which("google-chrome") or ""
    if found:
        return Finding(CHROMIUM, "ok", plainly(found))
    told = Words("없어요. 쓰는 데에는 필요 없어요", "none; nothing but ./dure test needs it")
    return Finding(CHROMIUM, "note", told)
