"""What an initiative may be set to: phase, licence, smallest public group, ground of counting people."""

from dure.ground.organisations.types import ProtectionRules
from dure.kernel.errors import Refused
from dure.kernel.words import Words

PHASES = {
    "assess": Words("준비 살피기", "Assess readiness"),
    "initiate": Words("시작하기", "Initiate action"),
    "organise": Words("판 짜기", "Organise for impact"),
    "implement": Words("실행하기", "Begin implementation"),
    "sustain": Words("이어 가기", "Sustain"),
}
LICENCES = {
    "KOGL-1": Words("공공누리 제1유형 (출처 표시)", "KOGL type 1 (attribution)"),
    "CC-BY-4.0": Words("CC BY 4.0 (저작자 표시)", "CC BY 4.0 (attribution)"),
}
PROTECTIONS = {
    "hide": Words(
        "작은 수와 그 수를 알려 줄 칸을 가려요", "Hide small counts, and what would give them away"
    ),
    "round": Words(
        "사람 수를 모두 반올림하고 합계는 맞춰요 (합계가 맞지 않으면 가려요)",
        "Round all counts of people so that sums still hold (where they cannot, hide)",
    ),
}
ZEROS = {
    "publish": Words("0은 0이라고 공개해요", "Zeros are published"),
    "hide": Words("0도 작은 수처럼 가려요", "Zeros are hidden like small counts"),
}
PEOPLE_MODES = {
    "sum": Words(
        "더하기만 해요 (겹친 사람을 알 수 없다고 밝혀요)",
        "Only add up (and say that people may overlap)",
    ),
    "registry": Words(
        "동의한 사람의 기록을 이어 한 번씩 세요",
        "Link the records of people who consented and count everybody once",
    ),
    "entrusted": Words(
        "맡은 곳이 계약에 따라 이어서 세고, 열쇠는 따로 두어요",
        "A processor links under contract and counts; the keys are kept apart",
    ),
    "estimate": Words(
        "사람 정보는 내보내지 않고 겹침을 어림해요",
        "Estimate the overlap; no data about a person leaves a member",
    ),
}
# Where records of people may be linked at all; each still needs the consent of the person.
LINKING_MODES = frozenset({"registry", "entrusted"})
LARGEST_CELL = 50
LARGEST_DENOMINATOR = 1000
MOST_DOMINANT = 5  # organisations that are looked at together


def check_settings(
    *,
    phase: str,
    licence: str,
    people_mode: str,
    people_mode_basis: str,
    protection: str = "hide",
) -> None:
    """Refused: `organisations.no_such_setting`, `organisations.basis_needed`."""
    chosen = (
        *((phase, PHASES), (licence, LICENCES)),
        *((people_mode, PEOPLE_MODES), (protection, PROTECTIONS)),
    )
    for value, allowed in chosen:
        if value not in allowed:
            raise Refused("organisations.no_such_setting", value=value)
    if people_mode != "sum" and not people_mode_basis.strip():
        raise Refused("organisations.basis_needed")


def check_min_cell(min_cell: int, *, smallest: int) -> None:
    """Refused with `organisations.min_cell`: a smaller group could be recognised, a larger hides all."""
    if not smallest <= min_cell <= LARGEST_CELL:
        raise Refused("organisations.min_cell", smallest=smallest, largest=LARGEST_CELL)


def check_protection_rules(rules: ProtectionRules, *, min_cell: int) -> None:
    """Refused with `organisations.no_such_setting`, or the code of the rule that makes no sense.

    A rate is never told of fewer people than the smallest group: no rule makes another one weaker.
    """
    if rules.zeros not in ZEROS:
        raise Refused("organisations.no_such_setting", value=rules.zeros)
    least = rules.least_denominator
    if least and not min_cell <= least <= LARGEST_DENOMINATOR:
        raise Refused(
            "organisations.least_denominator", smallest=min_cell, largest=LARGEST_DENOMINATOR
        )
    n, k = rules.dominance_n, rules.dominance_k
    if (n or k) and not (1 <= n <= MOST_DOMINANT and 1 <= k <= 99):
        raise Refused("organisations.dominance", most=MOST_DOMINANT)
    if not 0 <= rules.p_percent <= 99:
        raise Refused("organisations.p_percent")
