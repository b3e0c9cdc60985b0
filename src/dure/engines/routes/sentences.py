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
    "routes.vrplib_line": (
        "{line}번째 줄을 읽을 수 없어요('{found}'). 값은 '이름 : 값', 표는 _SECTION 아래의 수예요.",
        "Line {line} cannot be read ('{found}'): values are 'NAME : value', tables are numbers.",
    ),
    "routes.vrplib_kind": (
        "'{kind}'은(는) 다른 문제라 풀지 않아요. CVRP, VRPTW, HFVRP, MDVRPTW 같은 문제를 주세요.",
        "'{kind}' is another problem and is not solved here; CVRP, VRPTW, HFVRP and the like are.",
    ),
    "routes.vrplib_unknown": (
        "모르는 절이에요. 건너뛰면 다른 문제가 되므로 풀지 않았어요. 이름을 확인해 주세요.",
        "This section is not known, and without it the problem would be another; look at its name.",
    ),
    "routes.vrplib_both": (
        "값 하나로도 표로도 적혀 있어요. 둘 가운데 하나만 남겨 주세요.",
        "It stands both as one value and as a table; keep one of the two.",
    ),
    "routes.vrplib_number": (
        "'{found}'은(는) 쓸 수 없어요. 0 이상의 수를 적어 주세요.",
        "'{found}' cannot be used; write a number that is not below zero.",
    ),
    "routes.vrplib_large": (
        "{line}번째 줄의 {found}은(는) 너무 큰 수예요. 1조까지 적을 수 있어요.",
        "{found} in line {line} is too large; numbers go up to 1,000,000,000,000.",
    ),
    "routes.vrplib_over": (
        "{found}은(는) 너무 큰 수예요. 1조까지 적을 수 있어요.",
        "{found} is too large; numbers go up to 1,000,000,000,000.",
    ),
    "routes.vrplib_count": (
        "'{found}'은(는) 쓸 수 없어요. 1부터 10001까지의 정수를 적어 주세요.",
        "'{found}' cannot be used; write a whole number from 1 to 10001.",
    ),
    "routes.vrplib_node": (
        "{found}번은 없어요. 1부터 {size}까지 적어 주세요.",
        "There is no number {found}; write 1 to {size}.",
    ),
    "routes.vrplib_again": (
        "{line}번째 줄이 위에서와 다른 값을 말해요. 맞는 것 하나만 남겨 주세요.",
        "Line {line} says something else than the same word above; keep the right one.",
    ),
    "routes.vrplib_twice": (
        "{found}번이 두 번 나와요. 한 줄만 남겨 주세요.",
        "Number {found} stands twice; keep one line.",
    ),
    "routes.vrplib_lacking": (
        "{found}번이 없어요(모두 {count}줄이 모자라요). DIMENSION이나 VEHICLES와 맞춰 주세요.",
        "Number {found} is missing ({count} lines in all); see DIMENSION or VEHICLES.",
    ),
    "routes.vrplib_width": (
        "번호 뒤에 수가 {count}개여야 하는데 {found}개예요.",
        "Behind the number stand {found} values; there must be {count}.",
    ),
    "routes.vrplib_below_zero": (
        "{found}은(는) 0보다 작아요. 0 이상의 수를 적어 주세요.",
        "{found} is below zero; write a number that is not.",
    ),
    "routes.vrplib_ways": (
        "'{found}'은(는) 모르는 이동 거리 방식이에요. EUC_2D, CEIL_2D, EXPLICIT 같은 것을 쓰세요.",
        "'{found}' is no way to give distances that is known; EUC_2D, CEIL_2D and EXPLICIT are.",
    ),
    "routes.vrplib_weights": (
        "{form}에는 수가 {count}개 있어야 하는데 {found}개예요.",
        "{form} needs {count} numbers; there are {found}.",
    ),
    "routes.vrp_not_allowed": (
        "이 곳에 가도 되는 차량이 없어요. VEHICLES_ALLOWED_CLIENTS를 확인해 주세요.",
        "No vehicle may go there; look at VEHICLES_ALLOWED_CLIENTS.",
    ),
    "routes.vrp_load": (
        "{load}을(를) 실어야 하는데 가장 큰 차량도 {most}까지예요. 나눠서 적어 주세요.",
        "It wants {load}, and the largest vehicle carries {most}; split it.",
    ),
    "routes.vrp_loads": (
        "모두 {load}을(를) 날라야 하는데 차량은 다 합쳐 {most}까지예요. 차량을 더하세요.",
        "All loads together are {load}, and all vehicles carry {most}; add vehicles.",
    ),
    "routes.vrp_late": (
        "빨라야 {time}에 닿는데 {most}까지 와야 해요. 시간대를 늘려 주세요.",
        "It is reached at {time} at the earliest, but closes at {most}; widen its window.",
    ),
    "routes.vrp_not_back": (
        "다녀오면 {time}인데 차고는 {most}에 닫아요.",
        "Coming back from it takes until {time}; the depot closes at {most}.",
    ),
    "routes.vrp_long": (
        "다녀오는 길이 {time}인데 {most}까지만 갈 수 있어요.",
        "There and back is {time}; a route may be {most} long.",
    ),
    "routes.vrp_shift": (
        "다녀오는 데 {time}이(가) 걸리는데 {most}까지만 일할 수 있어요.",
        "There and back takes {time}; a route may last {most}.",
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
    "routes.rest_in_the_way": (
        "다녀오면 쉬는 시간 {minutes}분을 지킬 수 없어요.",
        "Going there leaves no time for the rest of {minutes} minutes.",
    ),
    "routes.kitchen_without_courier": (
        "주방 {kitchen}에서 나서는 배달원이 없어요. 한 사람을 그 주방에 두세요.",
        "No courier works from kitchen {kitchen}; let one leave from there.",
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
        "다녀오면 {back}(이)라 근무가 끝나는 {ends}을(를) 넘겨요.",
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
