"""Sentences (안내문): each fault of the engine in one plain sentence, Korean and English."""

from dure.engines.voices import Fault, with_shared
from dure.engines.voices import sentence as said

SENTENCES = with_shared(
    "deliberate",
    {
        "deliberate.ending": (
            "'{ending}' 파일은 다루지 못해요. .csv, .xlsx, .parquet 가운데 하나여야 해요.",
            "Files ending in '{ending}' are not known; use .csv, .xlsx or .parquet.",
        ),
        "deliberate.unreadable": (
            "파일이 이름과 다르거나 깨졌어요. 다시 저장해 주세요.",
            "The file is damaged or is not what its name says; save it again.",
        ),
        "deliberate.no_rows": (
            "파일이 비어 있어요. 첫 줄에 participant,statement,vote를 쓰고 그 아래에 응답을 적어 주세요.",
            "The file is empty; write participant,statement,vote on its first row, and the votes below.",
        ),
        "deliberate.column": (
            "'{column}' 열이 없어요. 지금 있는 열: {have}.",
            "There is no column '{column}'; the file has: {have}.",
        ),
        "deliberate.empty": (
            "칸이 비어 있어요. 줄마다 값이 있어야 해요.",
            "This cell is empty; every row needs a value here.",
        ),
        "deliberate.vote": (
            "응답 '{found}'은(는) 1(동의), 0(넘김), -1(반대) 가운데 하나여야 해요.",
            "The vote '{found}' must be 1 (agree), 0 (pass) or -1 (disagree).",
        ),
        "deliberate.time": (
            "시각 '{found}'을(를) 읽을 수 없어요. 초나 2026-11-25T10:00처럼 써 주세요.",
            "The time '{found}' cannot be read; write seconds, or a date such as 2026-11-25T10:00.",
        ),
        "deliberate.unknown_statement": (
            "의견 '{statement}'은(는) 의견 파일에 없어요.",
            "The statement '{statement}' is not in the file of statements.",
        ),
        "deliberate.statement_twice": (
            "의견 '{statement}'이(가) 두 번 나와요. 번호는 서로 달라야 해요.",
            "The statement '{statement}' is there twice; ids must differ.",
        ),
        "deliberate.moderated": (
            "검토 결과 '{found}'은(는) 1(받음), 0(아직), -1(돌려보냄) 가운데 하나여야 해요.",
            "Moderation '{found}' must be 1 (accepted), 0 (not yet) or -1 (rejected).",
        ),
        "deliberate.previous": (
            "앞선 결과 파일을 읽을 수 없어요. `dure deliberate`가 쓴 JSON을 주세요.",
            "The earlier result cannot be read; give a JSON file that `dure deliberate` wrote.",
        ),
        "deliberate.smallest": (
            "--smallest는 0 이상인 정수여야 해요.",
            "--smallest must be a whole number of at least 0.",
        ),
        "deliberate.groups": (
            "--groups는 {least}에서 {most}까지의 정수여야 해요. 빼면 여러 수를 견줘요.",
            "--groups must be a whole number from {least} to {most}; leave it out to try several.",
        ),
        "deliberate.standard_twice": (
            "표준 입력(-)은 한 번만 쓸 수 있어요.",
            "Standard input (-) can be used once only.",
        ),
        "deliberate.note_again": (
            "같은 의견에 다시 답한 응답: {count}개. 마지막 답을 셌어요.",
            "Answers that were given again: {count}; the last one counts.",
        ),
        "deliberate.note_nobody": (
            "아무도 답하지 않아 그룹도 합의도 없어요.",
            "Nobody voted; there are no groups and no consensus.",
        ),
        "deliberate.note_no_groups": (
            "사람들의 답이 충분히 다르지 않거나 사람이 너무 적어 그룹을 나누지 못했어요.",
            "People do not differ enough, or are too few, to form groups.",
        ),
        "deliberate.note_many": (
            "{placed}명의 자리를 찾았어요. {most}명이 넘으면 Polis 서버는 앞서 나눈 그룹에 이어 나누는데,"
            " 응답만으로는 그 그룹을 알 수 없어 거기서는 다른 그룹에 있는 사람도 있을 수 있어요.",
            "{placed} people are placed; beyond {most} a Polis server builds on the groups it had"
            " before, which the votes do not tell: some may stand elsewhere there.",
        ),
    },
)


def sentence(fault: Fault, *, korean: bool) -> str:
    """One sentence: where it is, what is wrong, what would be right."""
    return said(fault, SENTENCES, korean=korean)
