"""Why a record is corrected: a short list first, own words beside it."""

from dure.kernel.words import Words

REASONS = {
    "miscounted": Words("수를 잘못 적었어요", "The number was wrong"),
    "wrong_person": Words("다른 분이에요", "It was somebody else"),
    "wrong_day": Words("날짜나 시각이 달라요", "The day or the hour was wrong"),
    "wrong_place": Words("장소가 달라요", "The place was wrong"),
    "twice": Words("두 번 적었어요", "It was written twice"),
    "not_done": Words("하지 않은 일이에요", "It did not happen"),
    "attendance": Words("출석부를 고쳤어요", "The sheet was changed"),
    "other": Words("다른 까닭", "Something else"),
}
CHOSEN_BY_PEOPLE = tuple(code for code in REASONS if code != "attendance")
