"""Sentences (안내문): each fault, rule and wish in one plain sentence, Korean and English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "roster.pair_of_one": (
        "'{id}'이(가) 자기 자신과 짝이 되어 있어요. 다른 사람을 적어 주세요.",
        "'{id}' is paired with itself; name somebody else.",
    ),
    "roster.too_large": (
        "{people}명과 근무 {shifts}개는 너무 많아요. 곱해서 {most}까지 짤 수 있어요.",
        "{people} people and {shifts} shifts are too many; their product may be up to {most}.",
    ),
    "roster.only_break": (
        "쉬는 시간({minutes}분)이 근무 시간을 다 차지해요. 줄여 주세요.",
        "The break of {minutes} minutes leaves no work; shorten it.",
    ),
    "roster.most_below_need": (
        "많아야 {most}명인데 {need}명이 필요해요. 둘 가운데 하나를 고쳐 주세요.",
        "At most {most} people may come, but {need} are needed; change one of the two.",
    ),
    "roster.least_above_most": (
        "적어도 {least}시간인데 많아야 {most}시간이에요. 둘 가운데 하나를 고쳐 주세요.",
        "At least {least} hours are asked, but at most {most} allowed; change one of the two.",
    ),
    "roster.wish_about_what": (
        "희망은 날짜(day)나 근무(shift) 가운데 꼭 하나에 대한 것이어야 해요.",
        "A wish must be about either a day or a shift.",
    ),
    "roster.out_of_time": (
        "주어진 시간 안에 근무표도, 불가능하다는 증명도 찾지 못했어요. --seconds를 늘려 보세요.",
        "Neither a roster nor a proof that there is none was found; try more --seconds.",
    ),
    "roster.need": (
        "{shift} 근무에 {need}명이 필요해요.",
        "Shift {shift} needs {need}.",
    ),
    "roster.skill": (
        "{shift} 근무에 '{skill}' 할 수 있는 사람이 {need}명 필요해요.",
        "Shift {shift} needs {need} who can do '{skill}'.",
    ),
    "roster.month_cap": (
        "{person} 님은 한 달에 {hours}시간까지 일해요.",
        "{person} may work up to {hours} hours a month.",
    ),
    "roster.month_least": (
        "{person} 님은 한 달에 적어도 {hours}시간을 일해야 해요.",
        "{person} must work at least {hours} hours a month.",
    ),
    "roster.week_cap": (
        "{person} 님은 한 주에 {hours}시간까지 일해요.",
        "{person} may work up to {hours} hours a week.",
    ),
    "roster.day_cap": (
        "{person} 님은 하루에 {hours}시간까지 일해요.",
        "{person} may work up to {hours} hours a day.",
    ),
    "roster.off": (
        "{person} 님은 {day}에 쉬어요.",
        "{person} is off on {day}.",
    ),
    "roster.row": (
        "{person} 님은 {days}일까지 이어서 일해요.",
        "{person} may work up to {days} days in a row.",
    ),
    "roster.rest": (
        "{person} 님은 근무 사이에 {hours}시간을 쉬어요.",
        "{person} rests {hours} hours between shifts.",
    ),
    "roster.together": (
        "{a} 님과 {b} 님은 늘 같이 일해요.",
        "{a} and {b} always work together.",
    ),
    "roster.apart": (
        "{a} 님과 {b} 님은 같은 근무에 서지 않아요.",
        "{a} and {b} never work the same shift.",
    ),
    "roster.fixed": (
        "{person} 님이 {shift} 근무를 맡기로 정해져 있어요.",
        "{person} is fixed on shift {shift}.",
    ),
    "roster.not_fixed": (
        "{person} 님은 {shift} 근무를 하지 않기로 정해져 있어요.",
        "{person} is fixed not to work shift {shift}.",
    ),
    "roster.wish_yes": (
        "{person} 님이 {about}에 일하고 싶다는 희망을 들어주지 못했어요.",
        "{person} wished to work on {about}.",
    ),
    "roster.wish_no": (
        "{person} 님이 {about}에 쉬고 싶다는 희망을 들어주지 못했어요.",
        "{person} wished not to work on {about}.",
    ),
}
