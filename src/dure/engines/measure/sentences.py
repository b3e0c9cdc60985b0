"""Sentences (안내문): each fault of the engine in one plain sentence, Korean and English.

The command line speaks them; the measurement room takes the same texts into its words.
"""

from dure.engines.hangul import settle_particles
from dure.engines.measure.fault import Fault

SENTENCES: dict[str, tuple[str, str]] = {
    "measure.missing_column": (
        "필요한 열이 없어요. 지금 있는 열: {have}.",
        "This column is needed and is not there; the file has: {have}.",
    ),
    "measure.empty": ("비어 있어요. 값을 넣어 주세요.", "This is empty; it needs a value."),
    "measure.word_all": (
        "'all'은 합계를 뜻하는 말이라 값으로 쓸 수 없어요.",
        "The word 'all' means the total and cannot be a value; please use another word.",
    ),
    "measure.bad_date": (
        "'{value}'은(는) 날짜로 읽을 수 없어요. 2026-03-01 또는 2026-03-01T11:42로 써 주세요.",
        "'{value}' is not a date; write it as 2026-03-01 or 2026-03-01T11:42.",
    ),
    "measure.not_a_number": (
        "'{value}'은(는) 숫자가 아니에요. 쉼표와 단위 없이 숫자만 써 주세요.",
        "'{value}' is not a number; write digits only, without commas or units.",
    ),
    "measure.too_large": (
        "{value}은(는) 너무 커요. 1,000조보다 작아야 해요.",
        "{value} is too large; it must be below 10^15.",
    ),
    "measure.resident_number": (
        "주민등록번호로 보이는 값이 있어요. 지우고 다른 식별값을 써 주세요.",
        "This looks like a resident registration number; remove it and use another key.",
    ),
    "measure.decimal_people": (
        "이름 없는 인원수 {value}은(는) 정수여야 해요.",
        "An anonymous head-count must be whole; {value} people cannot be counted.",
    ),
    "measure.and_more": (
        "같은 문제가 {count}줄 더 있어요 ({like}).",
        "{count} more rows have the same fault ({like}).",
    ),
    "measure.record_twice": (
        "기록 번호 '{value}'이(가) {first_row}행에도 있어요. 한 번만 있어야 해요.",
        "Record '{value}' is also in row {first_row}; a record may be there once.",
    ),
    "measure.unknown_place": (
        "지역 코드 '{value}'이(가) 지역 목록에 없어요.",
        "Place code '{value}' is not in the places file.",
    ),
    "measure.abolished_place": (
        "지역 코드 '{value}'은(는) 그날 이미 폐지됐고 이어받은 코드가 없어요.",
        "Place code '{value}' had been abolished on that day and names no successor.",
    ),
    "measure.unknown_parent": (
        "지역 '{code}'의 상위 지역 '{parent}'이(가) 목록에 없어요.",
        "Place '{code}' has the parent '{parent}', which is not in the places file.",
    ),
    "measure.circular_place": (
        "지역 '{code}'의 상위 지역이 자기 자신으로 돌아와요.",
        "The parents of place '{code}' lead back to itself.",
    ),
    "measure.circular_successor": (
        "지역 '{code}'의 이어받은 코드가 자기 자신으로 돌아와요.",
        "The successors of place '{code}' lead back to itself.",
    ),
    "measure.bad_day": (
        "'{value}'은(는) 날짜가 아니에요. 2026-07-01처럼 쓰거나 비워 두세요.",
        "'{value}' is not a day; write it as 2026-07-01 or leave it empty.",
    ),
    "measure.ends_before_it_begins": (
        "'{value}'에 끝나는데 그 뒤에 시작해요. 두 날짜를 살펴봐 주세요.",
        "This ends on '{value}', before it begins; look at the two days.",
    ),
    "measure.bad_code": (
        "지역 코드 '{value}'은(는) 쓸 수 없어요. 비어 있지 않고 'all'이 아니어야 해요.",
        "'{value}' cannot be a place code; it must not be empty or 'all'.",
    ),
    "measure.bad_level": (
        "지역 수준 '{value}'은(는) 쓸 수 없어요. 비어 있지 않고 'all'이 아니어야 해요.",
        "'{value}' cannot be a place level; it must not be empty or 'all'.",
    ),
    "measure.no_indicators": (
        "'indicators:' 아래에 지표가 하나 이상 있어야 해요.",
        "The file needs at least one indicator under 'indicators:'.",
    ),
    "measure.indicator_without_code": (
        "{number}번째 지표에 code가 없어요.",
        "Indicator number {number} has no code.",
    ),
    "measure.indicator_twice": (
        "지표 '{indicator}'이(가) 두 번 나와요.",
        "Indicator '{indicator}' is defined twice; keep one.",
    ),
    "measure.unknown_key": (
        "지표 '{indicator}'의 '{key}'은(는) 알 수 없는 항목이에요.",
        "Indicator '{indicator}' has '{key}', which is not a known setting.",
    ),
    "measure.unknown_kind": (
        "지표 '{indicator}'의 kind '{kind}'을(를) 알 수 없어요. 가능: {allowed}.",
        "Indicator '{indicator}' has the kind '{kind}'; it must be one of {allowed}.",
    ),
    "measure.unknown_period_kind": (
        "지표 '{indicator}'의 기간 '{period}'은(는) month, quarter, half, year 중 하나여야 해요.",
        "Indicator '{indicator}' has the period '{period}'; use month, quarter, half or year.",
    ),
    "measure.reserved_column": (
        "지표 '{indicator}'은(는) '{column}'(으)로 나눌 수 없어요. 결과에 이미 있는 열이에요.",
        "Indicator '{indicator}' cannot be split by '{column}', a column of the result.",
    ),
    "measure.bad_filter": (
        "지표 '{indicator}'의 where는 '열: [값]' 꼴이어야 해요.",
        "The filter of indicator '{indicator}' must be written as 'column: [values]'.",
    ),
    "measure.bad_splits": (
        "지표 '{indicator}'의 by는 열 이름 목록이어야 해요.",
        "Indicator '{indicator}' must name what it is split by as a list of columns.",
    ),
    "measure.bad_scale": (
        "지표 '{indicator}'의 scale '{value}'은(는) 1, 100, 1000 같은 자연수여야 해요.",
        "Indicator '{indicator}' has the scale '{value}'; it must be a whole number like 1, 100 or 1000.",
    ),
    "measure.bad_valid_from": (
        "지표 '{indicator}'의 valid_from '{value}'은(는) 날짜가 아니에요.",
        "Indicator '{indicator}' has valid_from '{value}', which is not a day like 2026-01-01.",
    ),
    "measure.ratio_without": (
        "비율 지표 '{indicator}'에 {part}이(가) 없어요.",
        "The ratio '{indicator}' has no {part}.",
    ),
    "measure.of_not_countable": (
        "지표 '{indicator}'은(는) '{of}'을(를) 셀 수 없어요. 가능: {allowed}.",
        "Indicator '{indicator}' cannot count '{of}'; use {allowed}.",
    ),
    "measure.unknown_reference": (
        "지표 '{indicator}'이(가) 가리키는 '{refers_to}'이(가) 없어요.",
        "Indicator '{indicator}' refers to '{refers_to}', which is not defined.",
    ),
    "measure.circular_definition": (
        "지표 '{indicator}'와(과) '{refers_to}'이(가) 서로를 가리켜요.",
        "Indicators '{indicator}' and '{refers_to}' refer to each other.",
    ),
    "measure.refers_to_itself": (
        "비율 '{indicator}'이(가) 자기 자신을 가리켜요.",
        "The ratio '{indicator}' refers to itself; name what it counts.",
    ),
    "measure.ratio_of_ratio": (
        "비율 '{indicator}'의 분자와 분모에는 비율 '{refers_to}'을(를) 쓸 수 없어요.",
        "The ratio '{indicator}' cannot be made of the ratio '{refers_to}'; name what it counts.",
    ),
    "measure.no_file": ("파일이 없어요.", "There is no such file."),
    "measure.no_folder": ("폴더 {folder}이(가) 없어요.", "There is no folder {folder}."),
    "measure.no_timezone": (
        "시간대 '{value}'을(를) 몰라요. Asia/Seoul처럼 써 주세요.",
        "The time zone '{value}' is not known; write it like Asia/Seoul.",
    ),
    "measure.cannot_write": (
        "여기에는 쓸 수 없어요. 폴더인지, 쓸 권한이 있는지 보세요.",
        "This cannot be written; it is a folder, or the folder may not be written to.",
    ),
    "measure.no_room": (
        "디스크나 메모리가 모자라 끝내지 못했고 아무것도 쓰지 않았어요. 자리를 비우고 다시 해 주세요.",
        "There was no room on the disk or in memory to finish, and nothing was written; "
        "free some and try again.",
    ),
    "measure.cannot_read": (
        "읽을 권한이 없어요.",
        "This may not be read; ask for the permission.",
    ),
    "measure.unknown_ending": (
        "파일 끝은 .csv, .xlsx, .parquet 중 하나여야 해요.",
        "The file name must end with .csv, .xlsx or .parquet.",
    ),
    "measure.unknown_encoding": (
        "UTF-8도 CP949도 아니에요. UTF-8 CSV로 저장해 주세요.",
        "The file is neither UTF-8 nor CP949; save it as UTF-8 CSV.",
    ),
    "measure.unreadable_row": (
        "이 줄을 읽을 수 없어요. 열이 {columns}개이고 따옴표 짝이 맞아야 해요.",
        "This row cannot be read; it needs {columns} columns and closed quotes.",
    ),
    "measure.unreadable_file": (
        "{kind} 파일로 읽을 수 없어요.",
        "This cannot be read as a file of the kind {kind}.",
    ),
    "measure.empty_file": ("첫 줄에 열 이름이 없어요.", "The first row has no column names."),
    "measure.nameless_column": (
        "이름 없는 열이 있어요. 병합한 칸을 풀고 이름을 넣어 주세요.",
        "A column has no name; unmerge the header cells and name every column.",
    ),
    "measure.column_twice": (
        "같은 이름의 열이 두 개예요. 대문자와 소문자는 같은 글자로 봐요.",
        "Two columns have this name; a name may be there once, in capitals or not.",
    ),
    "measure.name_twice": (
        "'{name}'이(가) 한 묶음에 두 번 나와요. 맞는 것 하나만 남겨 주세요.",
        "'{name}' stands twice in one mapping; keep the one that is right.",
    ),
    "measure.bad_yaml": ("YAML로 읽을 수 없어요.", "This cannot be read as YAML."),
    "measure.engine_not_here": (
        "계산 엔진 '{engine}'을(를) 몰라요. {engines} 가운데 하나를 써 주세요.",
        "The engine '{engine}' is not known; use one of {engines}.",
    ),
    "measure.engine_missing": (
        "계산 엔진 '{engine}'을(를) 쓰려면 {what}을(를) 먼저 설치해 주세요.",
        "The engine '{engine}' needs {what}, which is not installed here.",
    ),
    "measure.engine_lost": (
        "계산 엔진 '{engine}'이(가) 없거나 일하다 끊겼어요 ({why}). 아무것도 쓰지 않았어요.",
        "The engine '{engine}' was not there or was lost while it worked ({why}); nothing was written.",
    ),
    "measure.extract_not_kept": (
        "원장 추출본을 쓰지 못했어요 ({why}). 먼저 것이 그대로 있어요.",
        "The extract of the ledger could not be written ({why}); the earlier one stands as it was.",
    ),
    "measure.in_the_future": (
        "기록 {count}개의 날짜가 오늘({today})보다 뒤예요. 그대로 셌어요.",
        "{count} records lie after today ({today}); they are counted as they stand.",
    ),
    "measure.huge_quantity": (
        "수량이 10억 이상인 기록이 {count}개 있어요. 그대로 셌어요.",
        "{count} records have a quantity of a billion or more; they are counted as they stand.",
    ),
    "measure.shared_person": (
        "사람 식별값 '{key}'이(가) 기록 {count}개에 있어요. 여러 사람이면 한 사람으로 세요.",
        "The person key '{key}' stands in {count} records; if it is not one person, people are too few.",
    ),
    "measure.several_units": (
        "수량의 단위가 여럿이에요({units}). 단위와 상관없이 함께 더했어요.",
        "Quantities are in several units ({units}); they were added together all the same.",
    ),
    "measure.several_people": (
        "사람 식별값 {count}개에 {column} 값이 여러 가지예요. 가족이 함께 쓰는 값이면 한 사람으로 세요.",
        "{count} person keys have several values of {column}; a key that a family shares is one person.",
    ),
    "measure.only_at_this_level": (
        "기록 {count}개의 지역은 더 작은 지역으로 나뉘지 않았어요. 그 수준 위에서만 세요.",
        "{count} records name a place that holds smaller ones; they count only at this level and above.",
    ),
    "measure.without_place": (
        "지역이 없는 기록이 {count}개 있어요. 전체에서만 세요.",
        "{count} records have no place; they count only in the whole.",
    ),
    "measure.too_many_rows": (
        "엑셀 한 장에는 {most}줄까지 들어가요. .csv나 .parquet로 저장해 주세요.",
        "An Excel sheet holds {most} rows; write to .csv or .parquet instead.",
    ),
    "measure.reported_twice": (
        "{organisation}의 {place} {period} 값이 두 번 있어요 ({cell}).",
        "{organisation} has two values for {place} {period} ({cell}).",
    ),
}


def sentence(fault: Fault, *, korean: bool) -> str:
    """The fault in one sentence, after its file, row and column where there are some."""
    text = SENTENCES[fault.code][0 if korean else 1].format(**fault.values)
    text = settle_particles(text) if korean else text
    row, column = ("{}행", "{} 열") if korean else ("row {}", "column {}")
    where = [
        fault.file,
        row.format(fault.row) if fault.row is not None else "",
        column.format(fault.column) if fault.column else "",
    ]
    place = ", ".join(part for part in where if part)
    return f"{place}: {text}" if place else text
