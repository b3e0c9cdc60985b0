"""What lies in the archive of a version: the same rows always give the same bytes."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from django.template.loader import render_to_string

from dure.agenda.queries import VersionRecord, signatures_of
from dure.agenda.screens.archive.deciding import File, decided_files
from dure.agenda.screens.sign.drawn import about
from dure.agenda.types.signing import Signature, SignedText
from dure.kernel.words import Words

PAGE = "agenda/screens/archive/page.html"
STYLE = Path(__file__).with_name("page.css")
THE_TEXT = Words("서명한 글", "The text that was signed")
THE_MARK = Words("글의 지문 (SHA-256)", "Fingerprint of the text (SHA-256)")
SIGNED = Words("서명", "Signatures")
EPOCH = (1980, 1, 1, 0, 0, 0)
COLUMNS: tuple[tuple[str, Callable[[Signature], str]], ...] = (
    ("organisation_ko", lambda one: one.organisation.ko),
    ("organisation_en", lambda one: one.organisation.en),
    ("signer", lambda one: one.signer),
    ("standing", lambda one: one.standing.en),
    ("method", lambda one: one.method.en),
    ("authenticated_at", lambda one: one.authenticated_at.isoformat()),
    ("signed_at", lambda one: one.signed_at.isoformat()),
    ("received_at", lambda one: one.received_at.isoformat()),
    ("fingerprint", lambda one: one.fingerprint),
    ("word", lambda one: one.word),
    ("intent_ko", lambda one: one.intent.ko),
    ("intent_en", lambda one: one.intent.en),
    ("withdrawn_at", lambda one: one.withdrawn.at.isoformat() if one.withdrawn else ""),
    ("withdrawn_why", lambda one: one.withdrawn.reason if one.withdrawn else ""),
)


def archive_of(text: SignedText, record: VersionRecord) -> bytes:
    """The zip. SHA256SUMS lets anybody check that nothing in it was touched, index.json says what it is."""
    rows = signatures_of(text)
    name = f"{text.slug}-agenda-{text.number}.txt"
    told: list[File] = [
        (name, text.text.encode("utf-8"), THE_TEXT),
        ("fingerprint.txt", f"{text.fingerprint}  {name}\n".encode(), THE_MARK),
        ("signatures.csv", _csv(rows), SIGNED),
        ("signatures.json", _json(text, rows), SIGNED),
        *decided_files(record),
    ]
    files = {each: body for each, body, _ in told}
    files["index.json"] = _index(told)
    files["page.css"] = STYLE.read_bytes()
    files["page.html"] = _page(text, rows, record, told)
    sums = "".join(f"{hashlib.sha256(body).hexdigest()}  {each}\n" for each, body in files.items())
    return _zipped({**files, "SHA256SUMS": sums.encode()})


def _csv(rows: Iterable[Signature]) -> bytes:
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(head for head, _ in COLUMNS)
    writer.writerows([_plain(cell(row)) for _, cell in COLUMNS] for row in rows)
    return sheet.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    """No spreadsheet reckons with what somebody wrote as a word."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _json(text: SignedText, rows: Iterable[Signature]) -> bytes:
    told = {
        "initiative": text.initiative.as_dict(),
        "agenda": text.title.as_dict(),
        "version": text.number,
        "adopted_on": text.adopted_on.isoformat() if text.adopted_on else None,
        "fingerprint": text.fingerprint,
        "signatures": [{head: cell(row) for head, cell in COLUMNS} for row in rows],
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


def _index(told: list[File]) -> bytes:
    found = [{"file": name, "what": what.as_dict()} for name, _, what in told]
    return json.dumps(found, ensure_ascii=False, indent=2).encode()


def _page(
    text: SignedText, rows: tuple[Signature, ...], record: VersionRecord, told: list[File]
) -> bytes:
    standing = [row for row in rows if row.withdrawn is None]
    listed = [(name, what) for name, _, what in told]
    said = {**about(text), "signatures": standing, "record": record, "listed": listed}
    return render_to_string(PAGE, said).encode("utf-8")


def _zipped(files: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            one = zipfile.ZipInfo(name, EPOCH)
            one.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(one, body)
    return kept.getvalue()
