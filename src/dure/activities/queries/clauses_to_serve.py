"""The clauses of the agenda that a service may serve: its outcomes and strategies, as they read now."""

from dure.agenda.queries import adopted_agenda, agenda_tree, draft_agenda
from dure.kernel.words import Words

SERVED = ("outcome", "strategy")


def clauses_to_serve(initiative_id: int) -> tuple[tuple[str, Words], ...]:
    """Key and words of each, in reading order; of the draft only what the agenda in force has not."""
    found: dict[str, Words] = {}
    for version in (adopted_agenda(initiative_id), draft_agenda(initiative_id)):
        if version is None:
            continue
        for node in agenda_tree(version.id).nodes:
            if node.kind in SERVED and node.key not in found:
                said = f"{node.label} {{}}".strip()
                found[node.key] = Words(said.format(node.title.ko), said.format(node.title.en))
    return tuple(found.items())
