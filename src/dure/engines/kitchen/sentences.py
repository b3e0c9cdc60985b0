"""Sentences (안내문): each fault and each reason in one plain sentence, Korean and English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "kitchen.too_many": (
        "드시는 분이 {diners}명이에요. 하루에 {most}명까지 셀 수 있어요.",
        "There are {diners} diners; a day can have up to {most}.",
    ),
    "kitchen.empty_menu": (
        "식단에 음식이 없어요. 하나 이상 적어 주세요.",
        "The menu has no dish; name at least one.",
    ),
    "kitchen.not_on_menu": (
        "'{id}'은(는) 오늘 식단에 없어서 대신할 음식도 쓰이지 않아요.",
        "'{id}' is not on the menu, so nothing can stand in for it.",
    ),
    "kitchen.instead_of_itself": (
        "'{id}' 대신 같은 음식을 적었어요. 다른 음식을 적어 주세요.",
        "'{id}' is named to stand in for itself; name another dish.",
    ),
    "kitchen.no_quantities": (
        "'{id}'에 재료와 양이 없어서 조리 수량을 셀 수 없어요. 1인분 재료를 적어 주세요.",
        "'{id}' has no ingredients with amounts; write what one portion takes.",
    ),
    "kitchen.no_texture": (
        "'{id}'의 음식 굳기가 하나도 없어요. 0~7 가운데 하나 이상 적어 주세요.",
        "'{id}' is given in no texture; name at least one of 0 to 7.",
    ),
    "kitchen.explain": (
        "'{id}' 님이 오늘 식사를 받지 않는 까닭을 적어 주세요.",
        "Write why '{id}' gets no meal today.",
    ),
    "kitchen.allergen": (
        "알레르기: {allergen}",
        "Allergy: {allergen}",
    ),
    "kitchen.texture": (
        "굳기 {level}까지만 드실 수 있어요.",
        "Can swallow up to texture {level}.",
    ),
    "kitchen.diet": (
        "{diet}에 맞지 않아요.",
        "Does not suit the diet: {diet}.",
    ),
    "kitchen.refused_dish": (
        "{dish}은(는) 드시지 않아요.",
        "Does not eat {dish}.",
    ),
    "kitchen.refused_ingredient": (
        "{ingredient} 든 음식은 드시지 않아요.",
        "Does not eat anything with {ingredient}.",
    ),
}
