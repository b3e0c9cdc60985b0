"""Why work fits somebody or does not, in words (G1)."""

from dure.kernel.words import Words
from dure.programmes.care_meals.queries.job_types import pack, skill_words
from dure.programmes.care_meals.types.jobs import Reason

SAID = {
    "match.lacks_skill": Words("{skill} 솜씨가 필요해요", "needs {skill}"),
    "match.too_heavy": Words(
        "{asked} kg을 들어야 해요 (들 수 있는 무게 {can} kg)", "lifts {asked} kg, can lift {can} kg"
    ),
    "match.stands_too_long": Words(
        "{asked}분을 서 있어야 해요 (서 있을 수 있는 시간 {can}분)",
        "stands {asked} minutes, can stand {can}",
    ),
    "match.too_far": Words("{metres} m로 멀어요 ({most} m까지)", "{metres} m away, up to {most} m"),
    "match.not_with": Words("따로 일하기로 한 분이 있어요", "is kept apart from somebody there"),
    "match.wished_days": Words("원하는 요일 {n}일", "{n} wished days"),
    "match.away": Words("집에서 {metres} m", "{metres} m from home"),
    "match.company": Words("짝과 함께", "with a companion"),
    "match.skills": Words("솜씨가 맞아요", "has the skills"),
}


def match_words(reason: Reason) -> Words:
    """One reason in both languages."""
    values = dict(reason.values)
    said = SAID[reason.code]
    if "skill" not in values:
        return Words(said.ko.format(**values), said.en.format(**values))
    skill = skill_words(str(values["skill"]))
    return Words(said.ko.format(skill=skill.ko), said.en.format(skill=skill.en))


def skills() -> tuple[tuple[str, Words], ...]:
    """Every skill with its words, in the order of the pack."""
    return tuple((code, skill_words(code)) for code in pack("skills"))
