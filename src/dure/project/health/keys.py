"""The secret and the seal keys."""

from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Model

from dure.kernel.sealed import WrongKey, seal, unseal
from dure.kernel.sealed_files import wrapped_key
from dure.kernel.sealed_rows import sealed_tables, some_seals
from dure.kernel.storages import kept_files, stored_files
from dure.kernel.words import Words
from dure.project.health.finding import Finding, plainly
from dure.project.keys import fingerprint

SECRET = Words("비밀 열쇠", "secret key")
SEAL = Words("봉인 열쇠", "seal keys")
FILES = Words("간직한 파일", "kept files")
SHORTEST = 32


def look_at_keys() -> Iterator[Finding]:
    """There, long enough, and able to open what is sealed."""
    if len(settings.SECRET_KEY) < SHORTEST:
        yield Finding(
            SECRET,
            "fail",
            Words("너무 짧아요", "too short"),
            Words(
                "DURE_SECRET_KEY에 50자 이상의 무작위 글자를 적으세요.",
                "Put 50 or more random letters into DURE_SECRET_KEY.",
            ),
        )
    else:
        yield Finding(SECRET, "ok", Words("있어요", "there"))
    yield _seal_keys()
    yield _files()


def _seal_keys() -> Finding:
    keys = settings.DURE_SEAL_KEYS
    do = Words(
        "DURE_SEAL_KEYS에 Fernet 열쇠(32바이트, base64)를 적으세요.",
        "Put Fernet keys (32 bytes, base64) into DURE_SEAL_KEYS.",
    )
    if not keys:
        return Finding(SEAL, "fail", Words("없어요", "none"), do)
    try:
        unseal(seal("두레"))
    except ValueError:
        return Finding(SEAL, "fail", Words("열쇠 꼴이 아니에요", "not a key"), do)
    shut = [table for table in sealed_tables() if not opens(table)]
    if shut:
        names = ", ".join(table._meta.db_table for table in shut)
        told = Words(f"{names}의 봉인을 열지 못해요", f"cannot open what is sealed in {names}")
        do = Words(
            "원래 쓰던 열쇠를 DURE_SEAL_KEYS 뒤에 더하세요.",
            "Add the key it was sealed with to the end of DURE_SEAL_KEYS.",
        )
        return Finding(SEAL, "fail", told, do)
    return Finding(SEAL, "ok", plainly(", ".join(fingerprint(key) for key in keys)))


def _files() -> Finding:
    """Every kept file lies sealed, and opens."""
    open_ones, shut = 0, 0
    for name in stored_files():
        with kept_files().as_it_lies(name) as stored:
            wrapped = wrapped_key(stored)
        open_ones += wrapped is None
        shut += wrapped is not None and not _opens(wrapped)
    if shut:
        told = Words(f"{shut}개를 열지 못해요", f"{shut} cannot be opened")
        do = Words(
            "원래 쓰던 열쇠를 DURE_SEAL_KEYS 뒤에 더하세요.",
            "Add the key they were sealed with to the end of DURE_SEAL_KEYS.",
        )
        return Finding(FILES, "fail", told, do)
    if open_ones:
        told = Words(f"{open_ones}개가 봉인되지 않았어요", f"{open_ones} lie open")
        return Finding(FILES, "fail", told, Words("dure reseal을 하세요.", "Run dure reseal."))
    return Finding(FILES, "ok", Words("모두 봉인됨", "all sealed"))


def _opens(wrapped: str) -> bool:
    try:
        unseal(wrapped)
    except (WrongKey, ValueError):
        return False
    return True


def opens(model: type[Model]) -> bool:
    """Can what is sealed in this table be read? A look at the oldest and newest of each column."""
    try:
        for text in some_seals(model):
            unseal(text)
    except WrongKey:
        return False
    except DatabaseError:  # no tables yet; the look at the database says so
        return True
    return True
