"""What an initiative may be set to: phase, licence, smallest public group, ground of counting people."""

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
PEOPLE_MODES = {
    "sum": Words(
        "더하기만 해요 (겹친 사람을 알 수 없다고 밝혀요)",
        "Only add up (and say that people may overlap)",
    ),
    "consent": Words("동의한 사람의 열쇠로 세요", "Count by the keys of people who consented"),
    "survey": Words("겹침 조사로 어림해요", "Estimate by a survey of the overlap"),
}
LARGEST_CELL = 50


def check_settings(*, phase: str, licence: str, people_mode: str, people_mode_basis: str) -> None:
    """Refused: `organisations.no_such_setting`, `organisations.basis_needed`."""
    chosen = ((phase, PHASES), (licence, LICENCES), (people_mode, PEOPLE_MODES))
    for value, allowed in chosen:
        if value not in allowed:
            raise Refused("organisations.no_such_setting", value=value)
    if people_mode != "sum" and not people_mode_basis.strip():
        raise Refused("organisations.basis_needed")


def check_min_cell(min_cell: int, *, smallest: int) -> None:
    """Refused with `organisations.min_cell`: a smaller group could be recognised, a larger hides all."""
    if not smallest <= min_cell <= LARGEST_CELL:
        raise Refused("organisations.min_cell", smallest=smallest, largest=LARGEST_CELL)
