"""Sentences (안내문): each fault of the engine in one plain sentence, Korean and English."""

from dure.engines.deliberate.fault import Fault

SENTENCES: dict[str, tuple[str, str]] = {
    "deliberate.no_file": (
        "파일을 찾거나 읽을 수 없어요. 이름과 권한을 확인해 주세요.",
        "The file is not there or cannot be read; check its name and permissions.",
    ),
    "deliberate.ending": (
        "'{ending}' 파일은 다루지 못해요. .csv, .xlsx, .parquet 가운데 하나여야 해요.",
        "Files ending in '{ending}' are not known; use .csv, .xlsx or .parquet.",
    ),
    "deliberate.out_ending": (
        "결과는 .json 파일이나 -(표준 출력)로만 쓸 수 있어요.",
        "The result is JSON; name a .json file, or - for standard output.",
    ),
    "deliberate.encoding": (
        "글자 인코딩을 알 수 없어요. UTF-8이나 CP949로 저장해 주세요.",
        "The encoding is not known; save the file as UTF-8 or CP949.",
    ),
    "deliberate.unreadable": (
        "파일이 이름과 다르거나 깨졌어요. 다시 저장해 주세요.",
        "The file is damaged or is not what its name says; save it again.",
    ),
    "deliberate.column": (
        "'{column}' 열이 없어요. 지금 있는 열: {have}.",
        "There is no column '{column}'; the file has: {have}.",
    ),
    "deliberate.empty": (
        "칸이 비어 있어요. 줄마다 값이 있어야 해요.",
        "This cell is empty; every row needs a value here.",
    ),
    "deliberate.vote": (
        "응답 '{found}'은(는) 1(동의), 0(넘김), -1(반대) 가운데 하나여야 해요.",
        "The vote '{found}' must be 1 (agree), 0 (pass) or -1 (disagree).",
    ),
    "deliberate.time": (
        "시각 '{found}'을(를) 읽을 수 없어요. 초나 2026-11-25T10:00처럼 써 주세요.",
        "The time '{found}' cannot be read; write seconds, or a date such as 2026-11-25T10:00.",
    ),
    "deliberate.unknown_statement": (
        "의견 '{statement}'은(는) 의견 파일에 없어요.",
        "The statement '{statement}' is not in the file of statements.",
    ),
    "deliberate.statement_twice": (
        "의견 '{statement}'이(가) 두 번 나와요. 번호는 서로 달라야 해요.",
        "The statement '{statement}' is there twice; ids must differ.",
    ),
    "deliberate.moderated": (
        "검토 결과 '{found}'은(는) 1(받음), 0(아직), -1(돌려보냄) 가운데 하나여야 해요.",
        "Moderation '{found}' must be 1 (accepted), 0 (not yet) or -1 (rejected).",
    ),
    "deliberate.previous": (
        "앞선 결과 파일을 읽을 수 없어요. `dure deliberate`가 쓴 JSON을 주세요.",
        "The earlier result cannot be read; give a JSON file that `dure deliberate` wrote.",
    ),
    "deliberate.smallest": (
        "--smallest는 0 이상인 정수여야 해요.",
        "--smallest must be a whole number of at least 0.",
    ),
    "deliberate.standard_twice": (
        "표준 입력(-)은 한 번만 쓸 수 있어요.",
        "Standard input (-) can be used once only.",
    ),
    "deliberate.same_file": (
        "결과를 쓸 파일이 다른 파일과 같아요. 다른 이름을 써 주세요.",
        "The result would be written over another file of this command; choose another name.",
    ),
    "deliberate.cannot_write": (
        "결과를 쓸 수 없어요 ({detail}). 폴더와 권한을 확인해 주세요.",
        "The result cannot be written ({detail}); check the folder and its permissions.",
    ),
    "deliberate.and_more": (
        "같은 문제가 {count}번 더 있어요.",
        "The same fault is there {count} more times.",
    ),
}


def sentence(fault: Fault, *, korean: bool) -> str:
    """One sentence: where it is, what is wrong, what would be right."""
    said = SENTENCES[fault.code][0 if korean else 1].format(**fault.values)
    place = "표준 입력" if korean and fault.file == "standard input" else fault.file
    where = [place] if place else []
    if fault.row is not None:
        where.append(f"{fault.row}행" if korean else f"row {fault.row}")
    if fault.column:
        where.append(f"'{fault.column}' 열" if korean else f"column '{fault.column}'")
    return f"{', '.join(where)}: {said}" if where else said
