"""Broken promises (어긴 약속) of routes changed by hand, each in a sentence."""

from collections.abc import Iterable

from dure.kernel.words import Words

SENTENCES = {
    "trips": Words("한 배달원이 너무 여러 번 나가요.", "A courier goes out too often."),
    "shift": Words("근무 시간을 넘기는 배달원이 있어요.", "A courier works past the shift."),
    "kitchen": Words("다른 주방에서 나가는 배달원이 있어요.", "A courier leaves another kitchen."),
    "rest": Words("쉬는 시간이 없는 배달원이 있어요.", "A courier gets no rest."),
    "overlap": Words("돌아오기 전에 다시 나가야 해요.", "A trip begins before the last one ends."),
    "not_ready": Words(
        "음식이 다 되기 전에 나가야 해요.", "A trip leaves before the meals are ready."
    ),
    "closed": Words("주방이 닫힌 뒤에 나가야 해요.", "A trip leaves after the kitchen has closed."),
    "load": Words("한 번에 나를 수 있는 양을 넘겨요.", "A trip carries more than the courier can."),
    "window": Words(
        "받기로 한 시간을 벗어나는 집이 있어요.", "A door gets its meal outside its hours."
    ),
    "hot": Words("따뜻하게 닿지 못하는 집이 있어요.", "A meal arrives too late to be hot."),
    "forbidden": Words(
        "가면 안 되는 배달원이 가는 집이 있어요.", "A courier comes to a door they must not."
    ),
}
OTHER = Words("지킬 수 없는 약속이 있어요.", "A promise cannot be kept.")


def said(promise: str) -> Words:
    """The sentence of `code:who`; whose it is stands on the route."""
    return SENTENCES.get(promise.partition(":")[0], OTHER)


def each_once(promises: Iterable[str]) -> list[str]:
    """The promises, one of each kind and courier or door, in the order they came; doors unserved not."""
    kept = dict.fromkeys(one for one in promises if not one.startswith("door_"))
    return list(kept)
