"""The sentences of this engine by code: Korean, English. A test checks that none is missing."""

from dure.engines.tables.sentences_of_forms import FORM_SENTENCES

SENTENCES: dict[str, tuple[str, str]] = {
    "tables.empty_file": ("파일이 비어 있어요.", "The file is empty."),
    "tables.file_too_large": (
        "파일이 너무 커요({bytes}바이트). {most}바이트까지 받을 수 있어요.",
        "The file is too large ({bytes} bytes). Up to {most} bytes can be taken.",
    ),
    "tables.macros": (
        "매크로가 들어 있는 파일은 받지 않아요. 매크로 없는 .xlsx로 저장해 주세요.",
        "Files with macros are not taken. Please save it as .xlsx without macros.",
    ),
    "tables.ending_unknown": (
        "'{ending}' 파일은 읽을 수 없어요. .xlsx, .xls, .csv, .tsv로 보내 주세요.",
        "'{ending}' files cannot be read. Please send .xlsx, .xls, .csv or .tsv.",
    ),
    "tables.content_differs": (
        "파일 이름과 내용이 달라요. 내용은 {found}예요. 이름을 바꾸지 말고 다시 저장해 주세요.",
        "The name and the content differ: the content is {found}. Please save the file again.",
    ),
    "tables.not_a_table": (
        "표 파일이 아니에요. 내용은 {found}예요. 엑셀에서 .xlsx로 저장해 주세요.",
        "This is no table file; its content is {found}. Please save it as .xlsx.",
    ),
    "tables.encoding_unknown": (
        "글자 인코딩을 알 수 없어요. UTF-8 또는 CP949로 저장해 주세요.",
        "The text encoding is unknown. Please save it as UTF-8 or CP949.",
    ),
    "tables.encoding_broken": (
        "{row}행에 깨진 글자가 있어요. 파일을 다시 저장하거나 다시 받아서 보내 주세요.",
        "Row {row} holds broken letters. Please save or fetch the file again.",
    ),
    "tables.quote_unclosed": (
        "{row}행의 따옴표가 닫히지 않았어요. 따옴표를 짝 맞춰 주세요.",
        "A quotation mark in row {row} is not closed. Please close it.",
    ),
    "tables.cell_too_long": (
        "{row}행에 너무 긴 글이 있어요. 한 칸에는 32,767자까지 쓸 수 있어요.",
        "A text in row {row} is too long. A cell holds up to 32,767 characters.",
    ),
    "tables.damaged": (
        "파일이 손상되어 열 수 없어요. 다시 저장해서 보내 주세요.",
        "The file is damaged and cannot be opened. Please save and send it again.",
    ),
    "tables.encrypted": (
        "암호가 걸려 있어요. 암호를 풀고 보내 주세요.",
        "The file is locked with a password. Please remove it and send it again.",
    ),
    "tables.bomb": (
        "풀면 지나치게 커지는 파일이라 열지 않았어요.",
        "The file would grow beyond measure when unpacked and was not opened.",
    ),
    "tables.entities": (
        "파일 안에 위험할 수 있는 선언이 있어 열지 않았어요. 엑셀에서 다시 저장해 주세요.",
        "The file holds declarations that can do harm. Please save it again in Excel.",
    ),
    "tables.formulas": (
        "{cell} 등 {count}칸에 수식이 있어요. 값으로 붙여 넣어 주세요.",
        "There are formulas in {cell} and others ({count} cells). Please paste them as values.",
    ),
    "tables.too_many_rows": (
        "행이 너무 많아요. {most}행까지 받아요.",
        "Too many rows: up to {most}.",
    ),
    "tables.too_many_columns": (
        "열이 너무 많아요. {most}열까지 받아요.",
        "Too many columns: up to {most}.",
    ),
    "tables.too_many_cells": (
        "표가 차지하는 범위가 너무 넓어요. {most}칸까지 받아요. 멀리 떨어진 칸을 지워 주세요.",
        "The table spans too many cells: up to {most}. Please clear cells far away from it.",
    ),
    "tables.too_many_sheets": (
        "시트가 너무 많아요. {most}개까지 받아요.",
        "Too many sheets: up to {most}.",
    ),
    "tables.no_data_values": (
        "DHIS2 값(dataValueSet)도 서비스 목록(HSDS)도 들어 있지 않아요. 그 가운데 하나를 보내 주세요.",
        "This holds neither DHIS2 values (a dataValueSet) nor services (HSDS). Please send one of them.",
    ),
    "tables.no_directory": (
        "서비스 목록(HSDS)이 들어 있지 않아요. services.csv와 organizations.csv가 든 묶음을 보내 주세요.",
        "This holds no services (HSDS). Please send an archive with services.csv and organizations.csv.",
    ),
    "tables.no_form": (
        "XLSForm이 아니에요. type과 name 열이 있는 survey 시트가 필요해요.",
        "This is no XLSForm. It needs a sheet “survey” with the columns type and name.",
    ),
    "tables.no_submissions": (
        "제출 자료가 아니에요. 목록이나 results가 있는 JSON을 보내 주세요.",
        "This holds no submissions. Please send JSON with a list, or with results.",
    ),
    "tables.other_form": (
        "양식 {form}의 물음이 이 파일에 하나도 없어요. 양식과 제출 자료가 맞는지 봐 주세요.",
        "No question of the form {form} is in this file. Please see whether the two belong together.",
    ),
    "tables.repeated_questions": (
        "되풀이 묶음의 물음은 한 줄에 담을 수 없어 빼 두었어요: {questions}",
        "Questions of repeated groups do not fit in a row and were set aside: {questions}",
    ),
    "tables.nested_column": (
        "‘{column}’ 열의 한 칸에 여러 값이 들어 있어요. 한 칸에 값 하나만 있게 저장해 주세요.",
        "Cells of the column “{column}” hold several values. Please save one value a cell.",
    ),
    "tables.no_table": ("읽을 표가 없어요.", "There is no table to read."),
    "tables.several_sheets": (
        "표가 있는 시트가 여럿이에요({sheets}). 하나를 골라 주세요.",
        "Several sheets hold tables ({sheets}). Please choose one.",
    ),
    "tables.sheet_missing": (
        "'{sheet}' 시트가 없어요. 있는 시트: {sheets}.",
        "There is no sheet '{sheet}'. There are: {sheets}.",
    ),
    "tables.empty_sheet": ("시트에 내용이 없어요.", "The sheet is empty."),
    "tables.no_header": (
        "열 이름이 있는 행을 찾지 못했어요. 표의 첫 행에 열 이름을 적어 주세요.",
        "No header row was found. Please name the columns in the first row of the table.",
    ),
    "tables.sheet_hidden": (
        "숨긴 시트 '{sheet}'는 읽지 않았어요.",
        "Hidden sheet '{sheet}' was not read.",
    ),
    "tables.sheet_explains": (
        "설명 시트 '{sheet}'는 읽지 않았어요.",
        "Sheet '{sheet}' explains and was not read.",
    ),
    "tables.sheet_empty": (
        "빈 시트 '{sheet}'는 건너뛰었어요.",
        "Empty sheet '{sheet}' was skipped.",
    ),
    "tables.sheet_not_wanted": (
        "고르지 않은 시트 '{sheet}'는 읽지 않았어요.",
        "Sheet '{sheet}' was not chosen and not read.",
    ),
    "tables.titles_skipped": (
        "표 위의 제목 {count}줄은 데이터로 보지 않았어요.",
        "Title lines above the table, not taken as data: {count}.",
    ),
    "tables.header_missing": (
        "열 이름이 비어 있어요. 이름을 적어 주세요.",
        "The column has no name. Please name it.",
    ),
    "tables.header_repeated": (
        "'{header}' 열이 두 번 이상 있어요. 이름을 다르게 적어 주세요.",
        "Column '{header}' stands more than once. Please give each its own name.",
    ),
    "tables.total_row": (
        "합계 행으로 보고 데이터에 넣지 않았어요: {label}",
        "Taken as a row of totals, not as data: {label}",
    ),
    "tables.note_row": (
        "주석으로 보고 데이터에 넣지 않았어요: {text}",
        "Taken as a note, not as data: {text}",
    ),
    "tables.formulas_used": (
        "수식 {count}칸은 저장된 계산값을 썼어요.",
        "Formulas: {count}; their stored results were used.",
    ),
    "tables.cell_error": (
        "엑셀 오류({found})예요. 올바른 값을 적어 주세요.",
        "This is an Excel error ({found}). Please enter the right value.",
    ),
    "tables.formula_without_value": (
        "계산값이 저장되지 않은 수식이에요. 엑셀에서 열어 저장하거나 값을 적어 주세요.",
        "A formula without a stored result. Please open and save it in Excel, or enter the value.",
    ),
    "tables.count_not_whole": (
        "사람이나 건수는 소수가 될 수 없어요('{found}'). 예: {right}",
        "People and things are counted in whole numbers ('{found}'). For example {right}",
    ),
    "tables.number_negative": (
        "0보다 작을 수 없어요('{found}'). 0 이상의 수를 적어 주세요.",
        "It cannot be below zero ('{found}'). Please enter 0 or more.",
    ),
    "tables.number_too_small": (
        "너무 작아요('{found}'). {least} 이상이어야 해요.",
        "It is too small ('{found}'). At least {least}.",
    ),
    "tables.number_too_large": (
        "너무 커요('{found}'). {most} 이하여야 해요. 자릿수를 확인해 주세요.",
        "It is too large ('{found}'). At most {most}. Please check the digits.",
    ),
    "tables.number_unreadable": (
        "숫자로 읽을 수 없어요('{found}'). 예: 1,234",
        "It cannot be read as a number ('{found}'). For example 1,234",
    ),
    "tables.number_not_exact": (
        "어림수나 범위는 받을 수 없어요('{found}'). 정확한 수를 적어 주세요. 예: 12",
        "A rough number or a range cannot be taken ('{found}'). Please enter the exact one.",
    ),
    "tables.separator_unclear": (
        "쉼표와 점의 뜻이 분명하지 않아요('{found}'). 예: 1,234 또는 12.5",
        "Commas and points are unclear ('{found}'). For example 1,234 or 12.5",
    ),
    "tables.unit_differs": (
        "단위가 달라요('{found}'). 이 칸의 단위: {right}",
        "The unit differs ('{found}'). The unit here: {right}",
    ),
    "tables.percent_unreadable": (
        "비율로 읽을 수 없어요('{found}'). 예: 45%",
        "It cannot be read as a percentage ('{found}'). For example 45%",
    ),
    "tables.percent_unclear": (
        "퍼센트인지 분명하지 않아요('{found}'). % 기호를 붙여 주세요. 예: {right}",
        "It is unclear whether this is per cent ('{found}'). Please add %. For example {right}",
    ),
    "tables.date_unreadable": (
        "날짜로 읽을 수 없어요('{found}'). 예: 2026-11-03",
        "It cannot be read as a date ('{found}'). For example 2026-11-03",
    ),
    "tables.date_unclear": (
        "연·월·일의 순서가 분명하지 않아요('{found}'). 예: 2026-11-03",
        "The order of year, month and day is unclear ('{found}'). For example 2026-11-03",
    ),
    "tables.date_impossible": (
        "달력에 없는 날짜예요('{found}'). 예: 2026-11-03",
        "There is no such day ('{found}'). For example 2026-11-03",
    ),
    "tables.date_implausible": (
        "날짜가 범위를 벗어나요('{found}'). {earliest}부터 {latest}까지 적을 수 있어요.",
        "The date is out of range ('{found}'): {earliest} to {latest}.",
    ),
    "tables.period_unreadable": (
        "기간으로 읽을 수 없어요('{found}'). 예: 2026-03, 2026년 1분기, 2026년 상반기, 2026",
        "It cannot be read as a period ('{found}'). For example 2026-03, 2026-Q1, 2026-H1, 2026",
    ),
    "tables.period_is_serial": (
        "엑셀이 날짜를 일련번호로 바꾼 것 같아요('{found}' → {day}). {right}처럼 적어 주세요.",
        "Excel seems to have turned a date into its serial number ('{found}' is {day}). "
        "Write it like {right}.",
    ),
    "tables.yes_no_unreadable": (
        "예/아니오로 읽을 수 없어요('{found}'). 예 또는 아니오로 적어 주세요.",
        "It cannot be read as yes or no ('{found}'). Please enter yes or no.",
    ),
    "tables.text_too_long": (
        "글이 너무 길어요. {most}자까지 적어 주세요.",
        "The text is too long: up to {most} characters.",
    ),
    "tables.field_missing": (
        "필요한 열을 찾지 못했어요: {right}",
        "A column that is needed was not found: {right}",
    ),
    "tables.field_ambiguous": (
        "'{right}'에 맞는 열이 여럿이에요: {headers}. 하나를 골라 주세요.",
        "Several columns fit '{right}': {headers}. Please choose one.",
    ),
    "tables.mapping_column_missing": (
        "지난번에 쓰던 열이 없어졌거나 이름이 바뀌었어요: {right}",
        "A column used last time is gone or was renamed: {right}",
    ),
    "tables.date_from_serial": (
        "엑셀 날짜 일련번호를 날짜로 읽었어요.",
        "Excel's serial number was read as a date.",
    ),
    "tables.time_dropped": ("시각은 빼고 날짜만 읽었어요.", "The time was dropped, the date kept."),
    "tables.period_from_date": ("날짜를 그 달로 읽었어요.", "The date was read as its month."),
    "tables.triangle_is_minus": ("△ 표시를 음수로 읽었어요.", "The sign △ was read as minus."),
    "tables.percent_as_fraction": (
        "소수를 비율로 읽었어요(0.45는 45%).",
        "The decimal was read as a share (0.45 is 45%).",
    ),
    **FORM_SENTENCES,
}
