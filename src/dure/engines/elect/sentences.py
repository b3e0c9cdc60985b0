"""Sentences (안내문): each fault of the engine in one plain sentence, Korean and English."""

from dure.engines.voices import Fault, with_shared
from dure.engines.voices import sentence as said

SENTENCES = with_shared(
    "elect",
    {
        "elect.ways_ending": (
            "표가 간 길은 .csv 파일이나 -(표준 출력)로만 쓸 수 있어요.",
            "The ways of the ballots are a table; name a .csv file, or - for standard output.",
        ),
        "elect.no_ways": (
            "{rule} 규칙에서는 표가 옮겨 가지 않아요. --ways 없이 세어 주세요.",
            "Under the rule {rule} no ballot moves; count without --ways.",
        ),
        "elect.header": (
            "첫 줄에는 후보 수와 뽑을 자리 수가 있어야 해요. 예: '9 4'. 지금은 '{found}'이에요.",
            "The first line must give the candidates and the seats, such as '9 4'; it says '{found}'.",
        ),
        "elect.candidates": (
            "후보 수는 1부터 {most}까지예요. 지금은 {count}이에요(예요).",
            "There must be 1 to {most} candidates; the file says {count}.",
        ),
        "elect.seats": (
            "뽑을 자리는 1부터 1000까지예요. 지금은 {seats}이에요(예요).",
            "There must be 1 to 1000 seats; this asks for {seats}.",
        ),
        "elect.unknown_candidate": (
            "후보 {number}번은 없어요. 1번부터 {count}번까지 있어요.",
            "There is no candidate {number}; they are numbered 1 to {count}.",
        ),
        "elect.weight": (
            "표의 수 '{found}'은(는) 0보다 크고 15자리를 넘지 않는 수여야 해요. 소수는 여섯 자리까지 써요.",
            "The number of ballots '{found}' must be above 0, of at most 15 digits and six decimal places.",
        ),
        "elect.rank": (
            "'{found}'은(는) 순위로 읽을 수 없어요. 후보 번호, -(건너뜀), 2=3(겹침) 가운데 하나여야 해요.",
            "'{found}' is no rank; write a number, - for a skipped rank, or 2=3 for an over-vote.",
        ),
        "elect.no_end": (
            "표가 0으로 끝나지 않았어요: '{found}'. '수 1순위 2순위 … 0'으로 써 주세요.",
            "This ballot does not end with 0: '{found}'; write 'number first second … 0'.",
        ),
        "elect.no_closing_zero": (
            "표 목록이 끝나지 않았어요. 마지막 표 다음 줄에 0만 써 주세요.",
            "The ballots do not end; write a line with 0 alone after the last one.",
        ),
        "elect.quotes": (
            "이름의 따옴표가 닫히지 않았어요: '{found}'.",
            "The quotes around this name are not closed: '{found}'.",
        ),
        "elect.names": (
            "후보 이름이 {have}개예요. {want}개여야 해요.",
            "There are {have} names of candidates; there must be {want}.",
        ),
        "elect.name_twice": (
            "'{name}' 후보가 두 명이에요. 둘을 가를 말을 덧붙여 주세요.",
            "Two candidates are called '{name}'; add something that tells them apart.",
        ),
        "elect.rule": (
            "'{rule}' 규칙은 몰라요. 아는 규칙: {known}.",
            "The rule '{rule}' is not known; known are: {known}.",
        ),
        "elect.too_many_committees": (
            "{seats}자리를 채울 조합이 너무 많아 다 살펴볼 수 없어요. seq-pav로 세어 주세요.",
            "There are too many committees for {seats} seats to look at all; use seq-pav.",
        ),
        "elect.all_withdrawn": (
            "모든 후보가 물러나서 셀 수 없어요.",
            "Every candidate has withdrawn; there is nothing to count.",
        ),
        "elect.lots": (
            "추첨 순서에는 1부터 {count}까지 번호가 한 번씩 있어야 해요. 예: 3,1,2.",
            "The lots must name each number from 1 to {count} once, such as 3,1,2.",
        ),
        "elect.note_named_twice": (
            "한 표에 '{name}'이(가) 두 번 적혀 한 번만 셌어요. 이런 줄은 모두 {count}줄이에요.",
            "This ballot names '{name}' twice, and it counts once; lines like it: {count}.",
        ),
        "elect.note_seats": (
            "파일에는 뽑을 자리가 {filed}(으)로 적혀 있지만, 말씀하신 {seats}(으)로 셌어요.",
            "The file says {filed} seats; {seats} were asked for and counted.",
        ),
        "elect.note_unfilled": (
            "채우지 못한 자리: {count}.",
            "Seats that stay empty: {count}.",
        ),
        "elect.note_empty": (
            "빈 표라서 세지 않았어요: {count}표.",
            "Empty ballots, which are not counted: {count}.",
        ),
        "elect.note_spoiled": (
            "셀 수 있는 후보가 없는 표: {count}표.",
            "Ballots without a choice that counts: {count}.",
        ),
    },
)


def sentence(fault: Fault, *, korean: bool) -> str:
    """One sentence: where it is, what is wrong, what would be right."""
    return said(fault, SENTENCES, korean=korean)
