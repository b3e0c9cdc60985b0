"""Sentences (안내문): each fault of the engine in one plain sentence, Korean and English."""

from dure.engines.voices import Fault, with_shared
from dure.engines.voices import sentence as said

SENTENCES = with_shared(
    "allocate",
    {
        "allocate.no_sections": (
            "META, PROJECTS, VOTES로 나뉜 Pabulib 파일이 아니에요. 첫 줄은 META여야 해요.",
            "This is no Pabulib file; it must begin with META, then have PROJECTS and VOTES.",
        ),
        "allocate.section": (
            "{section} 부분이 없어요.",
            "The section {section} is missing.",
        ),
        "allocate.column": (
            "{section} 부분에 '{column}' 열이 없어요.",
            "The section {section} has no column '{column}'.",
        ),
        "allocate.vote_type": (
            "투표 방식 '{found}'은(는) 몰라요. 아는 방식: {known}.",
            "The vote_type '{found}' is not known; known are: {known}.",
        ),
        "allocate.budget": (
            "예산 '{found}'은(는) 0 이상인 수여야 해요.",
            "The budget '{found}' must be a number of at least 0.",
        ),
        "allocate.amount": (
            "'{found}'은(는) 수가 아니에요. 0 이상인 수를 써 주세요.",
            "'{found}' is no number; write a number of at least 0.",
        ),
        "allocate.thousands": (
            "'{found}'의 쉼표가 천 단위인지 소수점인지 알 수 없어요. {plain}(이)라면 쉼표 없이, 소수라면"
            " 점으로 써 주세요.",
            "The comma in '{found}' may mark thousands or decimals; write {plain} without a comma, or a"
            " point for decimals.",
        ),
        "allocate.negative_cost": (
            "사업 '{code}'의 비용이 {found}이에요. 비용은 0보다 작을 수 없어요.",
            "The project '{code}' costs {found}; a cost cannot be below 0.",
        ),
        "allocate.code": (
            "사업 번호 '{found}'이(가) 비었거나 쉼표가 있어요.",
            "The project_id '{found}' is empty or has a comma in it.",
        ),
        "allocate.project_twice": (
            "사업 '{code}'은(는) {first}행에도 있어요. 번호는 서로 달라야 해요.",
            "The project '{code}' is also in row {first}; ids must differ.",
        ),
        "allocate.no_projects": (
            "사업이 하나도 없어요.",
            "There is no project.",
        ),
        "allocate.unknown_project": (
            "사업 '{code}'은(는) PROJECTS에 없어요.",
            "The project '{code}' is not among the PROJECTS.",
        ),
        "allocate.named_twice": (
            "이 표는 사업 '{code}'을(를) 두 번 적었어요. 한 번만 적어 주세요.",
            "This ballot names the project '{code}' twice; keep one.",
        ),
        "allocate.points_count": (
            "점수가 {have}개예요. 적은 사업만큼 {want}개여야 해요.",
            "There are {have} points for {want} projects; each project needs its own.",
        ),
        "allocate.points": (
            "점수 '{found}'은(는) 0 이상인 수여야 해요.",
            "The points '{found}' must be a number of at least 0.",
        ),
        "allocate.rule": (
            "'{rule}' 규칙은 몰라요. 아는 규칙: {known}.",
            "The rule '{rule}' is not known; known are: {known}.",
        ),
        "allocate.own_rule": (
            "이 파일의 규칙 '{rule}'은(는) 그 도시만의 규칙이라 다시 셀 수 없어요. 규칙을 골라 주세요.",
            "The file's own rule '{rule}' is of that city alone and cannot be repeated; choose a rule.",
        ),
        "allocate.no_threshold": (
            "파일에 min_project_score_threshold가 없어요. greedy를 쓰거나 --threshold를 주세요.",
            "The file has no min_project_score_threshold; use greedy, or give --threshold.",
        ),
        "allocate.threshold": (
            "'{found}'은(는) 득표 기준이 될 수 없어요. 0 이상인 수를 써 주세요.",
            "'{found}' cannot be a threshold; give a number of at least 0.",
        ),
        "allocate.completion": (
            "'{completion}' 마무리는 몰라요. 아는 마무리: {known}.",
            "The completion '{completion}' is not known; known are: {known}.",
        ),
        "allocate.needs_no_completion": (
            "{rule} 규칙에는 마무리가 없어요. 마무리는 equal-shares에만 있어요.",
            "The rule {rule} has no completion; only equal-shares has one.",
        ),
        "allocate.too_many_steps": (
            "몫을 {steps}번 올려도 끝나지 않아요. --increment로 더 크게 올려 주세요.",
            "After {steps} raises it has not ended; raise by more with --increment.",
        ),
        "allocate.increment": (
            "--increment는 1 이상인 정수여야 해요. 빼면 돈의 단위에 맞춰 골라요.",
            "--increment must be a whole number of at least 1; leave it out to let the money decide.",
        ),
        "allocate.trait": (
            "투표자에게 '{column}' 열이 없어요. 있는 열: {known}.",
            "The voters have no column '{column}'; they have: {known}.",
        ),
    },
)


def sentence(fault: Fault, *, korean: bool) -> str:
    """One sentence: where it is, what is wrong, what would be right."""
    return said(fault, SENTENCES, korean=korean)
