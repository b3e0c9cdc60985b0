"""Sentences (안내문): each fault and each reason in one plain sentence, Korean and English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "routes.no_file": (
        "파일을 찾거나 읽을 수 없어요.",
        "The file is not there or cannot be read.",
    ),
    "routes.ending": (
        "'{ending}' 파일은 다루지 못해요. 계획은 .json, 표준 문제는 .vrp여야 해요.",
        "Files ending in '{ending}' are not known; a plan is .json, an instance is .vrp.",
    ),
    "routes.out_ending": (
        "결과 파일은 {right} 또는 -(표준 출력)이어야 해요.",
        "The result must end in {right}, or be - for standard output.",
    ),
    "routes.no_folder": (
        "결과를 담을 폴더가 없어요. 폴더를 먼저 만들어 주세요.",
        "The folder for the result is not there; make it first.",
    ),
    "routes.not_written": (
        "결과를 쓸 수 없어요({said}). 남은 공간과 권한을 봐 주세요.",
        "The result cannot be written ({said}); look at the space and the rights that are left.",
    ),
    "routes.not_json": (
        "JSON이 아니에요({said}). 저장한 프로그램에서 다시 내보내 주세요.",
        "This is not JSON ({said}); export it again.",
    ),
    "routes.encoding": (
        "글자 인코딩을 알 수 없어요. UTF-8이나 CP949로 저장해 주세요.",
        "The encoding is not known; save the file as UTF-8 or CP949.",
    ),
    "routes.vrplib": (
        "VRPLIB 파일로 읽을 수 없어요({said}). 절(SECTION)과 DIMENSION을 확인해 주세요.",
        "This cannot be read as VRPLIB ({said}); look at its sections and at DIMENSION.",
    ),
    "routes.seconds": (
        "--seconds는 0.1에서 86400 사이의 수여야 해요('{found}').",
        "--seconds must be a number from 0.1 to 86400 ('{found}').",
    ),
    "routes.missing": ("꼭 있어야 하는 값이 없어요.", "This must be given."),
    "routes.unknown_word": (
        "모르는 이름이에요. 계획 양식에 있는 이름만 쓸 수 있어요.",
        "This name is not known; use only the names of the plan format.",
    ),
    "routes.clock": (
        "시각으로 읽을 수 없어요('{found}'). 예: 11:30",
        "It cannot be read as a time of day ('{found}'). For example 11:30",
    ),
    "routes.value": (
        "쓸 수 없는 값이에요('{found}'). {right}",
        "This value cannot be used ('{found}'). {right}",
    ),
    "routes.no_kitchen": (
        "주방이 하나도 없어요. 음식이 떠나는 곳을 하나 이상 적어 주세요.",
        "There is no kitchen; name at least one place where the meals leave.",
    ),
    "routes.id_twice": (
        "'{id}'(이)라는 이름이 두 번 나와요. 서로 다른 이름을 써 주세요.",
        "The id '{id}' stands twice; give each its own.",
    ),
    "routes.mode_twice": (
        "'{mode}'의 이동표가 둘 이상이에요. 하나만 남겨 주세요.",
        "There is more than one travel table for '{mode}'; keep one.",
    ),
    "routes.unknown_id": (
        "'{id}'은(는) 이 계획에 없어요. 이름을 확인해 주세요.",
        "There is no '{id}' in this plan; look at the name.",
    ),
    "routes.window_backwards": (
        "끝({until})이 시작({from})보다 빨라요. 차례를 바꿔 주세요.",
        "It ends ({until}) before it begins ({from}); swap the two.",
    ),
    "routes.pause_backwards": (
        "중지가 끝나는 날({until})이 시작하는 날({since})보다 빨라요.",
        "The pause ends ({until}) before it begins ({since}).",
    ),
    "routes.rest_too_long": (
        "{from}~{until} 사이에 {minutes}분을 쉴 수 없어요. 시간을 늘리거나 휴식을 줄여 주세요.",
        "A rest of {minutes} minutes does not fit between {from} and {until}.",
    ),
    "routes.matrix_not_square": (
        "이동표는 {size}행 {size}열이어야 해요.",
        "The travel table must have {size} rows of {size} numbers.",
    ),
    "routes.too_many_stops": (
        "방문지가 {count}곳이에요. 한 번에 {most}곳까지 짤 수 있어요. 주방별로 나눠 주세요.",
        "There are {count} stops; up to {most} can be planned at once. Split them by kitchen.",
    ),
    "routes.nobody": ("배달할 사람이 없어요.", "There is nobody to deliver."),
    "routes.all_forbidden": (
        "이 집에 가도 되는 배달원이 없어요. 금지와 지정을 확인해 주세요.",
        "No courier may come to this door; look at who is forbidden and who is named.",
    ),
    "routes.too_many_portions": (
        "{portions}인분을 한 번에 나를 배달원이 없어요(많아야 {most}인분). 나눠서 적어 주세요.",
        "No courier can carry {portions} portions at once (at most {most}); split the stop.",
    ),
    "routes.too_far_for_hot": (
        "주방에서 {minutes}분이 걸려 {most}분 안에 따뜻하게 닿을 수 없어요.",
        "It lies {minutes} minutes from the kitchen; a hot meal may take {most}.",
    ),
    "routes.kitchen_closed": (
        "주방 {kitchen}이(가) 닫히기 전에 실을 수 없어요.",
        "Kitchen {kitchen} closes before anything can be loaded.",
    ),
    "routes.window_too_early": (
        "빨라야 {earliest}에 닿는데 {closes}까지 와야 해요.",
        "It can be reached at {earliest} at the earliest, but wants the meal by {closes}.",
    ),
    "routes.shift_too_short": (
        "다녀오면 {back}이라 근무가 끝나는 {ends}을 넘겨요.",
        "Coming back from it takes until {back}; the shift ends at {ends}.",
    ),
    "routes.no_room_left": (
        "다른 집들을 돌고 나면 갈 사람도 시간도 남지 않아요.",
        "After all other doors no courier, load or time is left for it.",
    ),
    "routes.short_of_places": (
        "모두 {portions}인분인데 나를 수 있는 것은 {most}인분이에요.",
        "There are {portions} portions, and all trips together carry {most}.",
    ),
    "routes.one_more_would_do": (
        "배달원 한 사람({mode})이 더 있으면 모두 갈 수 있어요.",
        "One courier more ({mode}) would be enough to reach every door.",
    ),
    "routes.more_than_one_short": (
        "한 사람을 더해도 {doors}곳에 다 가지 못해요. 시간이나 사람을 더 늘려 주세요.",
        "Even with one courier more these {doors} doors are not all reached.",
    ),
    "routes.none_found": (
        "주어진 시간 안에 조건을 모두 지키는 답을 찾지 못했어요. --seconds를 늘려 보세요.",
        "No solution that keeps every condition was found in this time; try more --seconds.",
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
