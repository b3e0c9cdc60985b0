"""Where a line came from and on which ground of the law it stands, in words."""

from dure.ground.journal.types import Actor
from dure.kernel.programmes import RecordOrigin, programme
from dure.kernel.words import Words

SOURCES = {
    "attendance": Words("출석부", "sign-in sheet"),
    "session": Words("출석부 (이름 없이)", "sign-in sheet, unnamed"),
    "hand": Words("손으로 적음", "written by hand"),
    "import": Words("파일에서 가져옴", "taken from a file"),
    "correct": Words("정정", "correction"),
    "reverse": Words("되돌림", "taking back"),
}
BASES = {
    "": Words("이름 없는 기록", "nobody is named"),
    "consent": Words("동의", "consent"),
    "contract": Words("서비스 이용 계약", "agreement about the service"),
    "law": Words("법령", "a law"),
    "public_task": Words("공공업무", "public task"),
    "vital_interest": Words("생명·안전", "life and safety"),
}


def source_words(source: str) -> Words:
    """The kind of source; what a programme wrote on its own screens bears the programme's name."""
    kind = source.partition(":")[0]
    written_by = programme(kind.partition(".")[0])
    return SOURCES.get(kind, written_by.name if written_by else Words(kind, kind))


def origin_of(actor: Actor, source: str, slug: str) -> RecordOrigin | None:
    """The page of a programme on which the line was written, for whoever may open that."""
    written_by = programme(source.partition(":")[0].partition(".")[0])
    return written_by.origin_of(actor, source, slug) if written_by else None


def basis_words(basis: str) -> Words:
    """The ground of the law."""
    return BASES.get(basis, Words(basis, basis))
