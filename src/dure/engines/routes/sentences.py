"""Sentences (안내문): each fault and each reason in one plain sentence, Korean and English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "routes.ending": (
        "'{ending}' 파일은 다루지 못해요. 계획은 .json, 표준 문제는 .vrp여야 해요.",
        "Files ending in '{ending}' are not known; a plan is .json, an instance is .vrp.",
    ),
    "routes.vrplib": (
        "VRPLIB 파일로 읽을 수 없어요({said}). 절(SECTION)과 DIMENSION을 확인해 주세요.",
        "This cannot be read as VRPLIB ({said}); look at its sections and at DIMENSION.",
    ),
    "routes.no_kitchen": (
        "주방이 하나도 없어요. 음식이 떠나는 곳을 하나 이상 적어 주세요.",
        "There is no kitchen; name at least one place where the meals leave.",
    ),
    "routes.mode_twice": (
        "'{mode}'의 이동표가 둘 이상이에요. 하나만 남겨 주세요.",
        "There is more than one travel table for '{mode}'; keep one.",
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
    "routes.nobody": (
        "배달할 사람이 없어요.",
        "There is nobody to deliver.",
    ),
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
