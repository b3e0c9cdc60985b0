"""Explain (설명): why a statement stands for a group or for all, in ko and en."""

from dure.engines.deliberate.types import Deliberated, Group, Saying

WAY: dict[str, tuple[str, str]] = {
    "agree": ("동의", "agree"),
    "disagree": ("반대", "disagree"),
}
WHY: dict[str, tuple[str, str]] = {
    "consensus": (
        "답한 {trials}명 가운데 {successes}명({percent})이 {way}했어요. 우연히 이렇게 나올 가능성은 "
        "{chance} 아래예요.",
        "{successes} of the {trials} who answered ({percent}) {way}; by chance this would come out in"
        " fewer than {chance} of all cases.",
    ),
    "group": (
        "이 그룹에서 답한 {trials}명 가운데 {successes}명({percent})이 {way}했고, 다른 그룹보다 "
        "{ratio}배 잦아요.",
        "{successes} of the {trials} in this group who answered ({percent}) {way}, {ratio} times as"
        " often as the others.",
    ),
    "few": (
        "뚜렷하게 다른 의견은 없어요. 답한 {trials}명 가운데 {successes}명({percent})이 {way}해, 이 그룹을 "
        "그나마 가장 잘 드러내요.",
        "Nothing sets this group apart clearly; {successes} of {trials} ({percent}) {way}, which says"
        " most about it.",
    ),
    "too_few_votes": (
        "답한 의견이 {least}개보다 적어 그룹에 넣지 않았어요. 합의에는 함께 셌어요.",
        "Answered fewer than {least} statements, so is in no group; still counted for consensus.",
    ),
    "hidden": (
        "{smallest}명보다 적어 내용을 보이지 않아요.",
        "Fewer than {smallest} people; what they hold is not shown.",
    ),
    "quality": (
        "그룹을 {counts}로 나눠 보고 가장 뚜렷하게 갈리는 {best}개를 골랐어요.",
        "Tried {counts} groups and took {best}, which hold together best.",
    ),
    "quality_fewer": (
        "그룹을 {counts}로 나눠 봤어요. {first}개가 조금 더 뚜렷했지만({first_at}, {best}개는 {best_at}) "
        "그 차이가 {clearly}보다 작아 더 적은 {best}개로 두었어요.",
        "Tried {counts} groups. {first} hold together a little better ({first_at}, {best} groups"
        " {best_at}), but by less than {clearly}, so the fewer, {best}, were taken.",
    ),
    "quality_earlier": (
        "그룹을 {counts}로 나눠 봤어요. {first}개가 조금 더 뚜렷했지만({first_at}, {best}개는 {best_at}) "
        "그 차이가 {clearly}보다 작아 앞선 결과의 {best}개를 이었어요.",
        "Tried {counts} groups. {first} hold together a little better ({first_at}, {best} groups"
        " {best_at}), but by less than {clearly}, so the {best} of the earlier result were kept.",
    ),
    "quality_asked": (
        "그룹 수는 {best}개로 정해 두고 나눴어요. 다른 수는 견주지 않았어요.",
        "The number of groups, {best}, was asked for; no other was tried.",
    ),
}


def why_consensus(one: Saying, deliberated: Deliberated, *, korean: bool) -> str:
    """Why a statement is consensus: how many, and how surely more than half."""
    chance = f"{round((1 - deliberated.settings.confidence) * 100)}%"
    return _said("consensus", one, korean=korean, chance=chance)


def why_saying(one: Saying, deliberated: Deliberated, *, korean: bool) -> str:
    """Why a statement stands for a group: how many there, against the others."""
    sure = one.test > 1.2816 and (one.ratio_test or 0) > 1.2816  # one-sided 90 %
    del deliberated
    return _said("group" if sure else "few", one, korean=korean)


def why_left_out(deliberated: Deliberated, *, korean: bool) -> str:
    """Why somebody is in no group."""
    least = min(deliberated.settings.least_votes, max(len(deliberated.tallies), 1))
    return WHY["too_few_votes"][0 if korean else 1].format(least=least)


def why_hidden(group: Group, deliberated: Deliberated, *, korean: bool) -> str:
    """Why a group shows nothing."""
    del group
    smallest = deliberated.settings.smallest_shown
    return WHY["hidden"][0 if korean else 1].format(smallest=smallest)


def why_so_many(deliberated: Deliberated, *, korean: bool) -> str:
    """Why there are as many groups as there are; empty where there are none."""
    if not deliberated.quality:
        return ""
    quality, best = deliberated.quality, deliberated.chosen
    first = max(quality, key=lambda one: quality[one])
    code = f"quality_{deliberated.kept}" if deliberated.kept else "quality"
    return WHY[code][0 if korean else 1].format(
        counts=", ".join(str(one) for one in quality),
        best=best,
        first=first,
        best_at=f"{quality[best]:.3f}",
        first_at=f"{quality[first]:.3f}",
        clearly=deliberated.settings.clearly,
    )


def _said(code: str, one: Saying, *, korean: bool, **more: str) -> str:
    share = one.successes / one.trials if one.trials else 0.0
    return WHY[code][0 if korean else 1].format(
        trials=one.trials,
        successes=one.successes,
        percent=f"{share:.0%}",
        way=WAY[one.direction][0 if korean else 1],
        ratio=f"{one.ratio:.1f}" if one.ratio is not None else "-",
        **more,
    )
