"""Reasons (까닭): why a door is on no route, or somebody gets no meal today, in words."""

from collections.abc import Mapping

from dure.kernel.words import Words
from dure.programmes.care_meals.types.day import EXPLANATIONS

BEFORE_PLANNING = {
    "no_point": Words(
        "지도에서 자리를 찾지 못했어요. 주소와 위치를 적어 주세요.",
        "There is no point on the map. Please give the address and the point.",
    ),
    "far_point": Words(
        "위치가 주방에서 너무 멀어요. 주소와 위치를 확인해 주세요.",
        "The point lies too far from the kitchen. Please check the address and the point.",
    ),
    "other_county": Words(
        "우리 시·군 밖의 주소예요. 맞으면 이분의 화면에서 한 번만 확인해 주세요.",
        "The address lies in another county. If that is right, please say so once on the diner's page.",
    ),
    "unknown_county": Words(
        "주소의 시·군을 지역 목록에서 찾지 못했어요. 주소를 고치거나, 맞으면 이분의 화면에서"
        " 한 번만 확인해 주세요.",
        "No list knows the county of the address. Please mend it, or say once on the diner's page that it"
        " is right.",
    ),
    "ended": Words("이용이 끝났어요.", "No longer eats here."),
    "changed": Words(
        "짠 뒤에 달라졌어요. 다시 짜 주세요.", "This changed after planning. Please plan again."
    ),
}


def reason_words(code: str, engine: Mapping[str, str] | None = None) -> Words | None:
    """The words of a code: ours, or the engine's own sentence; None without any."""
    if engine and engine.get("ko"):
        return Words.of({"ko": engine["ko"], "en": engine["en"]})
    if code.startswith("routes."):
        return None
    return EXPLANATIONS.get(code) or BEFORE_PLANNING.get(code)
