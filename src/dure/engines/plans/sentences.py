"""Sentences (안내문) that all plans share, by code: Korean, English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "plans.no_file": (
        "파일을 찾거나 읽을 수 없어요.",
        "The file is not there or cannot be read.",
    ),
    "plans.out_ending": (
        "결과 파일은 {right} 또는 -(표준 출력)이어야 해요.",
        "The result must end in {right}, or be - for standard output.",
    ),
    "plans.no_folder": (
        "결과를 담을 폴더가 없어요. 폴더를 먼저 만들어 주세요.",
        "The folder for the result is not there; make it first.",
    ),
    "plans.not_written": (
        "결과를 쓸 수 없어요({said}). 남은 공간과 권한을 봐 주세요.",
        "The result cannot be written ({said}); look at the space and the rights that are left.",
    ),
    "plans.empty_file": (
        "빈 파일이에요. 내용이 있는 파일인지 봐 주세요.",
        "The file is empty; look whether it is the right one.",
    ),
    "plans.not_json": (
        "JSON이 아니에요. {line}번째 줄 {column}번째 글자를 고치거나 다시 내보내 주세요.",
        "This is not JSON: mend line {line}, character {column}, or export it again.",
    ),
    "plans.too_deep": (
        "묶음 속의 묶음이 너무 깊어요. 저장한 프로그램에서 다시 내보내 주세요.",
        "It is nested too deeply; export it again.",
    ),
    "plans.no_number": (
        "'{found}'은(는) 수가 아니에요. 숫자로 적거나 그 이름을 빼 주세요.",
        "'{found}' is no number; write one, or leave the name out.",
    ),
    "plans.long_number": (
        "너무 긴 숫자가 있어요. 자릿수를 줄여 주세요.",
        "A number in it is too long; write it with fewer digits.",
    ),
    "plans.encoding": (
        "글자 인코딩을 알 수 없어요. UTF-8이나 CP949로 저장해 주세요.",
        "The encoding is not known; save the file as UTF-8 or CP949.",
    ),
    "plans.seconds": (
        "--seconds는 0.1에서 86400 사이의 수여야 해요('{found}').",
        "--seconds must be a number from 0.1 to 86400 ('{found}').",
    ),
    "plans.missing": (
        "꼭 있어야 하는 값이 없어요.",
        "This must be given.",
    ),
    "plans.unknown_word": (
        "모르는 이름이에요. 계획 양식에 있는 이름만 쓸 수 있어요.",
        "This name is not known; use only the names of the plan format.",
    ),
    "plans.name_twice": (
        "이 이름이 한 묶음에 두 번 나와요. 맞는 것 하나만 남겨 주세요.",
        "This name stands twice in one object; keep the one that is right.",
    ),
    "plans.clock": (
        "시각으로 읽을 수 없어요('{found}'). 예: 11:30",
        "It cannot be read as a time of day ('{found}'). For example 11:30",
    ),
    "plans.value": (
        "쓸 수 없는 값이에요('{found}'). {right}",
        "This value cannot be used ('{found}'). {right}",
    ),
    "plans.id_twice": (
        "'{id}'(이)라는 이름이 두 번 나와요. 서로 다른 이름을 써 주세요.",
        "The id '{id}' stands twice; give each its own.",
    ),
    "plans.unknown_id": (
        "'{id}'은(는) 이 계획에 없어요. 이름을 확인해 주세요.",
        "There is no '{id}' in this plan; look at the name.",
    ),
    "plans.window_backwards": (
        "끝({until})은 시작({from})보다 늦어야 해요. 시각을 고쳐 주세요.",
        "It ends ({until}) before it begins ({from}), or at once; mend the times.",
    ),
}

# What would be right, by the kind of fault that the library tells; the bounds come with it.
RIGHT: dict[str, tuple[str, str]] = {
    "greater_than_equal": ("{ge} 이상이어야 해요.", "It must be {ge} or more."),
    "greater_than": ("{gt}보다 커야 해요.", "It must be more than {gt}."),
    "less_than_equal": ("{le} 이하여야 해요.", "It must be {le} or less."),
    "literal_error": ("{expected} 가운데 하나여야 해요.", "It must be one of {expected}."),
    "int_from_float": ("정수여야 해요.", "It must be a whole number."),
    "int_type": ("정수여야 해요.", "It must be a whole number."),
    "int_parsing": ("정수여야 해요.", "It must be a whole number."),
    "not_truth": (
        "true나 false는 여기에 쓸 수 없어요.",
        "It may not be true or false.",
    ),
    "outer_space": (
        "앞뒤에 빈칸이 없어야 해요.",
        "It may not begin or end with a space.",
    ),
    "float_type": ("숫자여야 해요.", "It must be a number."),
    "float_parsing": ("숫자여야 해요.", "It must be a number."),
    "string_type": ("글자여야 해요.", "It must be a text."),
    "string_too_short": ("비워 둘 수 없어요.", "It may not be empty."),
    "string_too_long": ("{max_length}자까지예요.", "It may have up to {max_length} characters."),
    "tuple_type": ("[ ] 목록이어야 해요.", "It must be a list, [ ]."),
    "model_type": ("{{ }} 묶음이어야 해요.", "It must be an object, {{ }}."),
    "dict_type": ("{{ }} 묶음이어야 해요.", "It must be an object, {{ }}."),
    "too_long": ("값이 너무 많아요.", "It has too many values."),
}
DATE = ("날짜는 2026-11-25처럼 적어 주세요.", "Write a day as 2026-11-25.")
ANYTHING = ("계획 양식을 봐 주세요.", "Please see the plan format.")
