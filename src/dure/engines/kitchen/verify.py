"""Verify (확인): a sheet counted again from the plan, the long way round."""

from dure.engines.kitchen.types import Plan, Sheet


def disagreements(plan: Plan, sheet: Sheet) -> list[str]:
    """What does not agree between a sheet and the meals that leave the kitchen; empty when all does.

    Asked again before the day is opened, and after a sheet was changed by hand.
    """
    due = {one.id: one.portions for one in plan.diners if one.where in ("stop", "hall")}
    due = {diner: portions for diner, portions in due.items() if portions}
    packed = {label.diner: label.copies for label in sheet.labels}
    found = [f"label for nobody: {one}" for one in packed if one not in due]
    found += [f"no label: {one}" for one in due if one not in packed]
    found += [f"copies: {one}" for one in due if packed.get(one, due[one]) != due[one]]
    for line in sheet.lines:
        inside = sum(one.copies for one in sheet.labels if (line.dish, line.texture) in one.dishes)
        if inside != line.portions:
            found.append(f"portions: {line.dish} {line.texture}: {line.portions}, packed {inside}")
        if sum(line.batches) != line.portions:
            found.append(f"batches: {line.dish} {line.texture}")
    if sheet.meals != sum(packed.values()):
        found.append(f"meals: {sheet.meals}")
    return found
