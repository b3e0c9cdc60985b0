"""What is said of forms (XLSForm): what is wrong with one, and what is read otherwise than it means."""

FORM_SENTENCES: dict[str, tuple[str, str]] = {
    "tables.form_groups": (
        "{name} 폼에서 묶음의 시작과 끝이 맞지 않아요 ({line}번째 줄). begin과 end를 짝지어 주세요.",
        "In the form {name} groups do not begin and end in pairs (line {line}). Please match them.",
    ),
    "tables.form_twice": (
        "{name} 폼의 한 묶음에 같은 이름의 물음이 둘 있어요: {question}. 하나의 이름을 바꿔 주세요.",
        "In the form {name} two questions of one group share a name: {question}. Please rename one.",
    ),
    "tables.form_files": (
        "사진·소리·파일을 받는 물음은 이름만 읽고 내용은 가져오지 않아요: {questions}",
        "Of questions that take pictures, sound or files only the file name is read: {questions}",
    ),
    "tables.form_places": (
        "위치 물음의 좌표는 쓰지 않아요. 지역은 지역 코드로 답해 주세요: {questions}",
        "Coordinates are not used; please answer a place by its code: {questions}",
    ),
    "tables.form_several": (
        "여러 개를 고르는 물음의 답은 빈칸으로 이어 적은 말로 읽어요: {questions}",
        "Where several may be chosen, the answers are read as words with spaces between: {questions}",
    ),
    "tables.form_lists_elsewhere": (
        "보기가 다른 파일에 있는 물음은 적힌 답 그대로 읽어요: {questions}",
        "Where the choices stand in another file, answers are read as written: {questions}",
    ),
    "tables.form_list_missing": (
        "보기 목록이 폼에 없는 물음이 있어요. 답은 적힌 그대로 읽어요: {questions}",
        "Some lists of choices are not in the form; their answers are read as written: {questions}",
    ),
    "tables.form_other": (
        "‘기타’에 적은 말은 따로 담지 않아요: {questions}",
        "What is written under “other” is not taken: {questions}",
    ),
    "tables.form_rules": (
        "답의 조건과 보기 거르기(constraint, choice_filter)는 폼이 이미 살핀 것으로 보고, "
        "우리 규칙으로 다시 살펴요: {questions}",
        "Constraints and filtered choices are taken as checked by the form; "
        "our rules check again: {questions}",
    ),
    "tables.form_skips": (
        "조건(relevant)에 따라 묻지 않은 물음은 빈칸(보고 없음)으로 읽어요: {questions}",
        "A question that was skipped (relevant) is read as not reported: {questions}",
    ),
    "tables.form_sums": (
        "계산(calculation)은 다시 하지 않고 제출된 값을 읽어요: {questions}",
        "Calculations are not done again; the submitted value is read: {questions}",
    ),
    "tables.form_unknown": (
        "모르는 종류의 물음은 적힌 답 그대로 읽어요: {questions}",
        "Questions of an unknown kind are read as written: {questions}",
    ),
}
