"""Saying: each fault in one plain sentence, where it is first, Korean and English."""

from collections.abc import Mapping

from dure.engines.hangul import settle_particles
from dure.engines.voices.fault import Fault

Sentences = Mapping[str, tuple[str, str]]  # by code: Korean, English

# What can be wrong with any file, whoever reads it.
SHARED: dict[str, tuple[str, str]] = {
    "no_file": (
        "파일을 찾거나 읽을 수 없어요. 이름과 권한을 확인해 주세요.",
        "The file is not there or cannot be read; check its name and permissions.",
    ),
    "encoding": (
        "글자 인코딩을 알 수 없어요. UTF-8이나 CP949로 저장해 주세요.",
        "The encoding is not known; save the file as UTF-8 or CP949.",
    ),
    "out_ending": (
        "결과는 .json 파일이나 -(표준 출력)로만 쓸 수 있어요.",
        "The result is JSON; name a .json file, or - for standard output.",
    ),
    "same_file": (
        "결과를 쓸 파일이 이 명령의 다른 파일과 같아요. 다른 이름을 써 주세요.",
        "The result would be written over another file of this command; choose another name.",
    ),
    "cannot_write": (
        "결과를 쓸 수 없어요 ({detail}). 폴더와 권한을 확인해 주세요.",
        "The result cannot be written ({detail}); check the folder and its permissions.",
    ),
    "and_more": (
        "같은 문제가 {count}번 더 있어요.",
        "The same fault is there {count} more times.",
    ),
}


def with_shared(engine: str, own: Sentences) -> dict[str, tuple[str, str]]:
    """The engine's own sentences, and those that all share under its name."""
    return {**{f"{engine}.{code}": said for code, said in SHARED.items()}, **own}


def sentence(fault: Fault, sentences: Sentences, *, korean: bool) -> str:
    """One sentence: where it is, what is wrong, what would be right."""
    said = sentences[fault.code][0 if korean else 1].format(**fault.values)
    said = settle_particles(said) if korean else said
    place = "표준 입력" if korean and fault.file == "standard input" else fault.file
    where = [place] if place else []
    if fault.row is not None:
        where.append(f"{fault.row}행" if korean else f"row {fault.row}")
    if fault.column.isdigit():
        where.append(f"{fault.column}번째 칸" if korean else f"column {fault.column}")
    elif fault.column:
        where.append(f"'{fault.column}' 열" if korean else f"column '{fault.column}'")
    return f"{', '.join(where)}: {said}" if where else said
