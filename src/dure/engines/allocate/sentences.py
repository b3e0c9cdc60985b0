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
            "사업 '{code}'의 비용이 {found}이에요(예요). 비용은 0보다 작을 수 없어요.",
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
        "allocate.note_raised_by": (
            "모든 사람의 몫을 한 번에 {step}씩 올렸어요.",
            "Every share is raised by {step} at a time.",
        ),
        "allocate.note_completion": (
            "마무리는 규칙 이름 '{rule}'대로 {completion}이에요(예요).",
            "The completion is {completion}, as the rule '{rule}' names it.",
        ),
        "allocate.note_count": (
            "{key}에는 {said}(으)로 적혀 있지만, 파일에 있는 것은 {have}개예요.",
            "{key} says {said}, but the file has {have}.",
        ),
        "allocate.note_doubled": (
            "한 사업을 두 번 적은 표: {count}장. 한 번으로 셌어요.",
            "Ballots that name a project twice: {count}; it counts once.",
        ),
        "allocate.note_empty": (
            "사업을 고르지 않은 표: {count}장.",
            "Ballots that name no project: {count}.",
        ),
        "allocate.note_again": (
            "앞에 나온 voter_id를 또 쓴 표: {count}장. 표마다 셌어요.",
            "Ballots whose voter_id is there already: {count}; each counts.",
        ),
        "allocate.note_long": (
            "max_length {most}보다 많이 적은 표: {count}장. 적은 대로 다 셌어요.",
            "Ballots that name more than max_length {most}: {count}; all of it counts.",
        ),
        "allocate.note_differs": (
            "파일에 적힌 결과와 달라요. 거기에만 있는 사업 {there}개, 여기에만 있는 사업 {here}개.",
            "The file's own result differs; projects only there: {there}, only here: {here}.",
        ),
        "allocate.note_nobody": (
            "아무도 사업을 고르지 않아 뽑힌 사업이 없어요.",
            "Nobody voted for a project; nothing is selected.",
        ),
        "allocate.note_no_budget": (
            "예산이 0이라 비용이 없는 사업만 뽑을 수 있어요.",
            "The budget is 0; only projects that cost nothing can be selected.",
        ),
        "allocate.note_too_dear": (
            "전체 예산보다 비싼 사업: {count}개.",
            "Projects that cost more than the whole budget: {count}.",
        ),
    },
)


def sentence(fault: Fault, *, korean: bool) -> str:
    """One sentence: where it is, what is wrong, what would be right."""
    return said(fault, SENTENCES, korean=korean)
