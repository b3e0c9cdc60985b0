"""Sentences (안내문): each fault of the engine in one plain sentence, Korean and English."""

from collections.abc import Sequence

from dure.engines.hangul import settle_particles
from dure.engines.linkage.fault import Fault
from dure.engines.linkage.types import EVERYTHING, LeftOut

SENTENCES: dict[str, tuple[str, str]] = {
    "linkage.no_file": (
        "파일을 찾거나 읽을 수 없어요.",
        "The file is not there or cannot be read.",
    ),
    "linkage.ending": (
        "'{ending}' 파일은 다루지 못해요. .csv, .xlsx, .parquet 가운데 하나여야 해요.",
        "Files ending in '{ending}' are not known; use .csv, .xlsx or .parquet.",
    ),
    "linkage.report_ending": (
        "보고서는 .json, .csv, .xlsx, .parquet 또는 -(표준 출력)이어야 해요.",
        "The report must end in .json, .csv, .xlsx or .parquet, or be - for standard output.",
    ),
    "linkage.encoding": (
        "글자 인코딩을 알 수 없어요. UTF-8이나 CP949로 저장해 주세요.",
        "The encoding is not known; save the file as UTF-8 or CP949.",
    ),
    "linkage.unreadable": (
        "파일이 이름과 다르거나 깨졌어요. 다시 저장해 주세요.",
        "The file is damaged or is not what its name says; save it again.",
    ),
    "linkage.empty": (
        "제목 줄도 사람 줄도 없어요. 첫 줄에 열 이름을 써 주세요.",
        "The file has no heading; the first row must name the columns.",
    ),
    "linkage.column_twice": (
        "열 이름 '{column}'이(가) 두 번 나와요. 하나만 남겨 주세요.",
        "The column '{column}' is there twice; keep one.",
    ),
    "linkage.row_width": (
        "칸이 {have}개예요. 제목 줄처럼 {want}개여야 해요.",
        "This row has {have} cells; it must have {want}, as the heading does.",
    ),
    "linkage.nothing_to_compare": (
        "비교할 열이 없어요. 이름, 생년월일, 전화, 이메일, 주소, 지역 가운데 하나는 있어야 해요. "
        "지금 있는 열: {have}.",
        "No column tells who somebody is; a name, birth date, phone, email, street, postcode or place "
        "is needed; the file has: {have}.",
    ),
    "linkage.no_room": (
        "자리가 모자라 잇지 못했고 아무것도 쓰지 않았어요({detail}). "
        "디스크나 메모리를 비우고 다시 해 주세요.",
        "There was no room to finish, and nothing was written ({detail}). "
        "Free disk or memory and try again.",
    ),
    "linkage.columns_not_used": (
        "쓰지 않은 열: {columns}.",
        "Columns that were not used: {columns}.",
    ),
    "linkage.no_column": (
        "열 '{column}'이(가) 없어요. 지금 있는 열: {have}.",
        "There is no column '{column}'; the file has: {have}.",
    ),
    "linkage.parts_many": (
        "갈래가 {have}개예요. {most}개까지 만들 수 있으니 --by 를 줄여 주세요.",
        "There are {have} categories; at most {most} can be sketched. Please give fewer --by.",
    ),
    "linkage.no_record_id": (
        "기록 번호가 비어 있어요. 줄마다 서로 다른 번호를 써 주세요.",
        "The record_id is empty; every row needs its own.",
    ),
    "linkage.record_twice": (
        "기록 번호 '{value}'이(가) {first_file} {first_row}행에도 있어요. 모든 파일에서 서로 달라야 해요.",
        "Record id '{value}' is also in {first_file}, row {first_row}; ids must differ over all files.",
    ),
    "linkage.resident_number": (
        "주민등록번호로 보이는 값이 있어요. 지우고 생년월일과 성별만 남겨 주세요.",
        "This looks like a resident registration number; remove it and keep birth date and sex only.",
    ),
    "linkage.bad_map": (
        "열 이름표를 읽을 수 없어요. 'family_name: 성'처럼 YAML로, 또는 두 열짜리 CSV로 써 주세요.",
        "The map cannot be read; write YAML such as 'family_name: surname', or a CSV of two columns.",
    ),
    "linkage.map_twice": (
        "열 이름표에 '{name}'이(가) 두 번 나와요. 맞는 것 하나만 남겨 주세요.",
        "The map names '{name}' twice; keep the one that is right.",
    ),
    "linkage.map_target": (
        "열 이름표의 '{theirs}: {ours}'에는 아는 열이 없어요. 아는 열: {known}.",
        "The map says '{theirs}: {ours}', and neither is a column that link knows; it knows: {known}.",
    ),
    "linkage.map_source": (
        "열 이름표의 '{column}' 열이 어느 파일에도 없어요.",
        "The map names the column '{column}', which is in none of the files.",
    ),
    "linkage.standard_twice": (
        "표준 입력(-)이나 표준 출력(-)은 한 번만 쓸 수 있어요.",
        "Standard input or output (-) can be used once only.",
    ),
    "linkage.same_file": (
        "결과를 쓸 파일이 다른 파일과 같아요. 다른 이름을 써 주세요.",
        "A result would be written over another file of this command; choose another name.",
    ),
    "linkage.cannot_write": (
        "결과를 쓸 수 없어요 ({detail}). 폴더와 권한을 확인해 주세요.",
        "The result cannot be written ({detail}); check the folder and its permissions.",
    ),
    "linkage.too_many_rows": (
        "{rows}줄은 .xlsx에 들어가지 않아요. .csv나 .parquet으로 써 주세요.",
        "{rows} rows do not fit into .xlsx; write .csv or .parquet.",
    ),
    "linkage.secret_short": (
        "비밀 열쇠가 너무 짧아요. {least}글자 이상인 파일을 모든 기관이 똑같이 써 주세요.",
        "The secret is too short; all members must hold one file of at least {least} bytes.",
    ),
    "linkage.no_sketch": (
        "'{value}'은(는) 밑그림 파일이 아니에요. `dure sketch`로 만든 파일을 써 주세요.",
        "'{value}' is not a sketch; use a file that `dure sketch` made.",
    ),
    "linkage.sketches_differ": (
        "밑그림들을 견줄 수 없어요. 모두 같은 비밀 열쇠와 같은 판으로 만들어 주세요.",
        "These sketches cannot be compared; make all of them with one secret and one version.",
    ),
    "linkage.sketch_twice": (
        "같은 기관의 밑그림이 두 번 있어요. 하나만 남겨 주세요.",
        "Two sketches are of one organisation; keep one.",
    ),
    "linkage.crowds": (
        "{records}줄은 견준 값이 모두 서로 같은데, 너무 흔해서 한 사람이라고 볼 수 없어요. "
        "줄마다 한 사람으로 두었어요. 이름 자리에 임시 값이 들어 있지 않은지 살펴봐 주세요.",
        "{records} rows say the same in everything that was compared, and it is too common to be one "
        "person; each stays a person of its own. See whether a filler stands where a name should.",
    ),
    "linkage.too_common": (
        "너무 많은 줄이 함께 가진 값이 있어요: {keys}. "
        "이런 값만 같은 줄끼리는 견주지 않았고, 더 드문 값도 같을 때만 견줬어요.",
        "Some values are shared by too many: {keys}. "
        "Rows that share only these were not compared; those that share something rarer were.",
    ),
    "linkage.and_more": (
        "같은 문제가 {count}줄 더 있어요.",
        "{count} more rows have the same fault.",
    ),
}

# What rows meet by, in the words of the notes; what is not here stands as it is called.
KEYS = {
    "birth_date": "생년월일",
    "birth_date_lunar": "음력 생일",
    "name": "이름",
    "phone": "전화",
    "phone_end": "전화 끝자리와 이름",
    "phone_middle": "전화 가운데 자리와 이름",
    "email": "이메일",
    "email_name": "이메일 앞부분",
    "street": "주소",
    "given_name_year": "이름과 태어난 해",
    "given_name_day": "이름과 생일",
    "family_name_month": "성과 태어난 달",
    "name_begin_year": "이름 앞 글자와 태어난 해",
    "name_end_year": "이름 끝 글자와 태어난 해",
    "family_name_postcode": "성과 우편번호",
    "family_name_place": "성과 지역",
    "given_name_postcode": "이름과 우편번호",
    "given_name_place": "이름과 지역",
    "postcode_day": "우편번호와 생일",
    "house_number_postcode": "번지와 우편번호",
    "name_begin": "이름 앞 글자",
}


def too_common(left_out: Sequence[LeftOut], *, korean: bool) -> list[str]:
    """What was too common to be compared and what was done with it, in one sentence each, or none."""
    crowds = sum(one.records for one in left_out if one.key == EVERYTHING)
    keys = [_key(one, korean=korean) for one in left_out if one.key != EVERYTHING]
    faults = [Fault("linkage.crowds", {"records": crowds})] if crowds else []
    if keys:
        faults.append(Fault("linkage.too_common", {"keys": ", ".join(keys)}))
    return [sentence(one, korean=korean) for one in faults]


def _key(one: LeftOut, *, korean: bool) -> str:
    if korean:
        return f"{KEYS.get(one.key, one.key)}({one.records}줄)"
    return f"{one.key.replace('_', ' ')} ({one.records} rows)"


def sentence(fault: Fault, *, korean: bool) -> str:
    """One sentence: where it is, what is wrong, what would be right."""
    said = SENTENCES[fault.code][0 if korean else 1].format(**fault.values)
    said = settle_particles(said) if korean else said
    where = [fault.file] if fault.file else []
    if fault.row is not None:
        where.append(f"{fault.row}행" if korean else f"row {fault.row}")
    if fault.column:
        where.append(f"'{fault.column}' 열" if korean else f"column '{fault.column}'")
    return f"{', '.join(where)}: {said}" if where else said
