"""Sentences (안내문): each fault of the engine in one plain sentence, Korean and English."""

from dure.engines.disclosure.check import Fault
from dure.engines.disclosure.types import Past
from dure.engines.hangul import settle_particles

SENTENCES: dict[str, tuple[str, str]] = {
    "disclosure.threshold_tells": (
        "기준 {threshold}은(는) 가려도 값이 드러나요. {least} 이상으로 정해 주세요.",
        "A threshold of {threshold} tells the value it hides; it must be at least {least}.",
    ),
    "disclosure.spread_too_wide": (
        "spread {spread}은(는) 이 기준에서 지킬 수 없어요. 1에서 {most} 사이여야 해요.",
        "A spread of {spread} cannot be kept with this threshold; it must be 1 to {most}.",
    ),
    "disclosure.margin": (
        "margin {margin}은(는) 0 이상 1 미만이어야 해요.",
        "The margin {margin} must be at least 0 and below 1.",
    ),
    "disclosure.cell_twice": ("칸 {key}이(가) 두 번 있어요.", "Cell {key} is there twice."),
    "disclosure.row_twice": (
        "{key} 칸이 {first_row}행에도 있어요. 한 번만 있어야 해요.",
        "Cell {key} is also in row {first_row}; it may be there once.",
    ),
    "disclosure.cost_invalid": (
        "{key}의 비용 {cost}은(는) 0 이상의 수여야 해요.",
        "The cost {cost} of {key} must be a number of 0 or more.",
    ),
    "disclosure.not_a_number": (
        "'{value}'은(는) 숫자가 아니에요. 단위 없이 숫자만 써 주세요.",
        "'{value}' is not a number; write digits only, without units.",
    ),
    "disclosure.negative": (
        "{value}은(는) 음수예요. 0 이상이어야 해요.",
        "{value} is negative; it must be 0 or more.",
    ),
    "disclosure.too_large": (
        "{value}은(는) 너무 커요. 1조 이하여야 해요.",
        "{value} is too large; it must be at most 10^12.",
    ),
    "disclosure.part_of_a_person": (
        "{value}은(는) 정수가 아니에요. 금액이면 설정에 kind: amount라고 써 주세요.",
        "{value} is not whole; if this is an amount, write kind: amount in the spec.",
    ),
    "disclosure.unknown_key": (
        "합계 {total}에 표에 없는 칸 {key}이(가) 있어요.",
        "The total {total} names the cell {key}, which is not in the table.",
    ),
    "disclosure.circular": (
        "합계 {total}의 부분이 겹치거나 자기 자신을 포함해요.",
        "The parts of the total {total} repeat or contain the total itself.",
    ),
    "disclosure.parts_exceed_total": (
        "{total}의 합계는 {value}인데 부분을 더하면 {sum}이에요(예요). 합계는 부분의 합 이상이어야 해요.",
        "The total {total} is {value} but its parts add up to {sum}; it must not be smaller.",
    ),
    "disclosure.distinct_impossible": (
        "{total}의 실인원 {value}은(는) 부분과 맞지 않아요. 부분의 합은 {sum}이에요(예요).",
        "{value} distinct people at {total} cannot come from parts that add up to {sum}.",
    ),
    "disclosure.previous_impossible": (
        "앞선 공표가 서로 어긋나요. {total}의 합계는 {value}인데 부분이 적어도 {least}이에요(예요).",
        "This earlier release contradicts itself: {total} is {value}, its parts exceed it ({least}).",
    ),
    "disclosure.previous_both": (
        "앞선 공표에서 {key}은(는) 가렸다면서 값도 있어요.",
        "In this earlier release {key} is hidden and yet has a value; it must be one of the two.",
    ),
    "disclosure.previous_twice": (
        "앞선 공표에 {key} 값이 두 가지로 있어요.",
        "In this earlier release {key} stands with two values; it may have one.",
    ),
    "disclosure.earlier_computable": (
        "앞선 공표에서 가린 {key} 값이 이번 숫자와 함께 계산돼요. 공개하지 않았어요.",
        "{key}, hidden in an earlier release, could be computed with this one; nothing was released.",
    ),
    "disclosure.cell_computable": (
        "{key} 값이 공개된 다른 숫자로 계산돼요. 공개하지 않았어요.",
        "{key} can be computed from other published numbers; nothing was released.",
    ),
    "disclosure.rest_computable": (
        "{key}에서 표에 없는 나머지 몇 명이 계산돼요. 공개하지 않았어요.",
        "A few people missing from the parts of {key} can be computed; nothing was released.",
    ),
    "disclosure.overlap_computable": (
        "{key}의 여러 부분에 함께 있는 몇 명이 계산돼요. 공개하지 않았어요.",
        "The few people who stand in several parts of {key} can be computed; nothing was released.",
    ),
    "disclosure.rounding_impossible": (
        "합계를 지키면서 {base}의 배수로 반올림할 수 없어요.",
        "This table cannot be rounded to multiples of {base} with its sums kept.",
    ),
    "disclosure.base_too_small": (
        "base {base}은(는) {least} 이상의 정수여야 해요.",
        "The base {base} must be a whole number of {least} or more.",
    ),
    "disclosure.rate_incomplete": (
        "비율에는 numerator와 denominator 열이 둘 다 필요해요.",
        "A rate needs both a numerator and a denominator column.",
    ),
    "disclosure.rates_not_rounded": (
        "비율 표는 반올림할 수 없어요. method: hide로 가려 주세요.",
        "A table of rates cannot be rounded; use method: hide.",
    ),
    "disclosure.needs_contributions": (
        "지배 규칙과 p % 규칙은 누가 얼마를 냈는지 알아야 해요. "
        "설정에 largest 열이나 contributions 파일을 적어 주세요.",
        "The dominance and p % rules need to know who gave how much; "
        "name largest columns or a contributions file in the spec.",
    ),
    "disclosure.already_hidden": (
        "이 줄은 이미 가린 칸이에요(예요). 가리기 전의 표를 주세요.",
        "This row is hidden already; please give the table as it was before protection.",
    ),
    "disclosure.linked_differ": (
        "{key} 값이 표마다 달라요 ({value}, {other}). 이어진 표에서는 같아야 해요.",
        "{key} is {value} here and {other} in another table; linked tables must agree.",
    ),
    "disclosure.changed": (
        "앞선 공표는 {key} 등 {count}칸을 다른 값으로 말했어요. "
        "고친 값이면 --revised accept를 더해 주세요.",
        "An earlier release told {count} cells otherwise, such as {key}; "
        "if they were revised, add --revised accept.",
    ),
    "disclosure.spec_incomplete": (
        "설정에는 value와 dimensions가 필요해요.",
        "The spec needs value and dimensions.",
    ),
    "disclosure.spec_unknown": (
        "설정의 '{word}'은(는) 모르는 낱말이에요(예요).",
        "The word '{word}' in the spec is not known.",
    ),
    "disclosure.spec_wrong": (
        "설정을 이해할 수 없어요: {detail}.",
        "The spec cannot be understood: {detail}.",
    ),
    "disclosure.two_parents": (
        "코드 '{code}'의 상위가 둘이에요(예요). 하나여야 해요.",
        "Code '{code}' has two parents; it may have one.",
    ),
    "disclosure.circular_code": (
        "코드 '{code}'의 상위가 자기 자신으로 돌아와요.",
        "The parents of code '{code}' lead back to itself.",
    ),
    "disclosure.no_code": (
        "구분 값이 비어 있어요. 합계라면 all이라고 써 주세요.",
        "This code is empty; write all for a total.",
    ),
    "disclosure.no_column": (
        "필요한 열이 없어요. 지금 있는 열: {have}.",
        "This column is needed and is not there; the file has: {have}.",
    ),
    "disclosure.column_twice": (
        "같은 이름의 열이 두 번 있어요: {have}.",
        "A column name is there twice: {have}.",
    ),
    "disclosure.row_too_long": (
        "칸이 {have}개예요. 제목 줄에는 {want}개가 있어요.",
        "This row has {have} fields; the heading has {want}.",
    ),
    "disclosure.empty": ("표가 비어 있어요.", "The table is empty."),
    "disclosure.no_file": ("파일을 열 수 없어요.", "This file cannot be opened."),
    "disclosure.unreadable": (
        "표로 읽을 수 없어요: {detail}.",
        "This cannot be read as a table: {detail}.",
    ),
    "disclosure.encoding": (
        "글자 인코딩을 알 수 없어요. UTF-8이나 CP949로 저장해 주세요.",
        "The encoding is neither UTF-8 nor CP949; please save it as UTF-8.",
    ),
    "disclosure.way_rounded": (
        "{base}의 배수로 반올림하고 합계를 지켰어요",
        "rounded to multiples of {base}, sums kept",
    ),
    "disclosure.way_proven": ("더 적게 가릴 수 없음을 확인했어요", "proven cheapest"),
    "disclosure.way_quick": ("빠르게 찾은 답이에요(예요)", "quick search"),
    "disclosure.note_revised": (
        "앞선 공표에서 다른 값이던 칸이 {count}개 있어요 ({keys}). 고친 값으로 보고 두 값을 모두 지켰어요.",
        "{count} cells had another value in an earlier release and are taken as revised ({keys})",
    ),
    "disclosure.note_copied": (
        "보호하지 않고 그대로 옮긴 열이 있어요: {columns}.",
        "columns copied as they are, not protected: {columns}",
    ),
    "disclosure.note_only_here": (
        "부분의 합보다 큰 합계가 {count}개 있어요. 나머지는 그 수준에만 있는 것으로 봤어요 ({keys}).",
        "{count} totals are larger than their parts, the rest stands only at this level ({keys})",
    ),
    "disclosure.note_no_hierarchy": (
        "{dimension} 가운데 상위가 정해지지 않은 코드는 {total}의 부분으로 봤어요 ({keys}).",
        "codes of {dimension} that are in no hierarchy are taken as parts of {total} ({keys})",
    ),
    "disclosure.note_uneven": (
        "낸 금액을 더해도 칸의 값과 다른 칸이 {count}개 있어요 ({keys}). 알려진 큰 금액으로 판단했어요.",
        "the contributions do not add up to {count} cells ({keys}); "
        "they are judged by the largest that are known",
    ),
    "disclosure.note_small_amounts": (
        "누가 냈는지 모르는 금액이에요(예요). {threshold}보다 작은 것을 소집단으로 봤어요.",
        "amounts without contributors: those below {threshold} are taken as small",
    ),
    "disclosure.note_already_public": (
        "{key} 값은 앞선 공표만으로 이미 계산돼요. 지금 가려도 지킬 수 없어요.",
        "earlier releases already tell {key}; hiding it now protects nobody",
    ),
    "disclosure.note_far": (
        "합계를 지키려니 모든 수를 바로 옆의 {base} 배수로 옮길 수 없었어요. "
        "참값과의 차이는 {room}보다 작아요.",
        "the sums did not let every number move to a neighbouring multiple of {base}: "
        "each lies less than {room} away from the truth",
    ),
    "disclosure.cannot_write": (
        "결과를 쓸 수 없어요: {detail}.",
        "The result cannot be written: {detail}.",
    ),
}


def spoken(value: object) -> object:
    """A key or a number as people say it: 가람 · f, 82."""
    if isinstance(value, Past):
        return spoken(value.key)
    if isinstance(value, float):
        return f"{value:.10g}"
    return " · ".join(map(str, value)) if isinstance(value, tuple) else value


def sentence(fault: Fault, *, korean: bool) -> str:
    """The fault in one sentence, with its file, row and column where there are any."""
    text = SENTENCES[fault.code][0 if korean else 1].format_map(
        {name: spoken(value) for name, value in fault.values.items()}
    )
    text = settle_particles(text) if korean else text
    row = f"{fault.row}행" if korean else f"row {fault.row}"
    column = f"'{fault.column}' 열" if korean else f"column {fault.column}"
    place = [fault.file, row if fault.row else "", column if fault.column else ""]
    named = ", ".join(part for part in place if part)
    return f"{named}: {text}" if named else text
