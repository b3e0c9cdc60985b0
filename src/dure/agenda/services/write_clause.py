"""Write a clause, and rewrite it. Two people who rewrite one clause at once: neither's words are lost."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from dure.agenda.models import AgendaNode, ClauseText
from dure.agenda.rules.canonical import normal
from dure.agenda.rules.merging import joined
from dure.agenda.rules.tree import fits
from dure.agenda.services.agenda_subjects import clause_of_draft, of_agenda, of_node, open_draft
from dure.agenda.services.begin_draft import first_text
from dure.agenda.types.writing import ClauseDraft, Rewritten, Wording
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.words import Words

MOST_CLAUSES, LONGEST_TITLE, LONGEST_TEXT = 300, 300, 20_000
FIELDS = ("title_ko", "title_en", "text_ko", "text_en")
BY_CODE = ("indicator", "activity")


@action("agenda.clause.write", may="write_agenda", on=of_agenda)
def write_clause(actor: Actor, *, agenda_id: int, clause: ClauseDraft, at: datetime) -> Done[int]:
    """Write a new clause, last among its neighbours; answers its key in the tables.

    Refused with `agenda.does_not_fit`, `.one_vision`, `.no_heading`, `.too_long`, `.no_code` or
    `.too_many_clauses`.
    """
    row = open_draft(agenda_id)
    wording = fitting(Wording(clause.title, clause.text))
    above = _above(agenda_id, clause)
    standing = AgendaNode.objects.within(agenda_id=agenda_id, removed_at=None)
    if standing.count() >= MOST_CLAUSES:
        raise Refused("agenda.too_many_clauses", most=MOST_CLAUSES)
    if clause.kind == "vision" and standing.filter(kind="vision").exists():
        raise Refused("agenda.one_vision")
    node = AgendaNode.objects.create(
        agenda=row,
        key=public_id(),
        kind=clause.kind,
        parent=above,
        position=last_place(standing, above),
        refers_to=clause.refers_to.strip() if clause.kind in BY_CODE else "",
        **_columns(wording),
    )
    first_text(node, actor, at, because="written").save()
    return Done(node.pk, {"agenda": row.pk, "clause": node.key, "kind": node.kind})


@action("agenda.clause.rewrite", may="write_agenda", on=of_node)
def rewrite_clause(
    actor: Actor, *, node_id: int, revision: int, wording: Wording, at: datetime
) -> Done[Rewritten]:
    """Give a clause other words, written against the revision that was read.

    When somebody was quicker, both are joined if they touch different places; otherwise refused with
    `agenda.changed_meanwhile`, and the face shows both texts. Also `.clause_removed`, `.is_frozen`.
    """
    node = clause_of_draft(node_id)
    mine = _columns(fitting(wording))
    told, whom = mine, ""
    if revision != node.revision:
        told, whom = _with_theirs(node, revision, mine), _last_writer(node)
    if told == {name: getattr(node, name) for name in FIELDS}:
        return Done(Rewritten("same", node.revision), {"clause": node.key, "same": True})
    set_wording(node, told, actor, at, because="written")
    noted = {"agenda": node.agenda_id, "clause": node.key, "revision": node.revision}
    return Done(Rewritten("joined" if whom else "written", node.revision, whom), noted)


def set_wording(
    node: Any, columns: dict[str, str], actor: Actor, at: datetime, *, because: str
) -> None:
    """Write the words and remember them in the clause's history."""
    for name, text in columns.items():
        setattr(node, name, text)
    node.revision += 1
    node.save(update_fields=[*FIELDS, "revision"])
    first_text(node, actor, at, because=because).save()


def fitting(wording: Wording) -> Wording:
    """The words as they are kept; one language serves for both where the other was left empty."""
    title, text = _both(wording.title), _both(wording.text)
    title = Words(" ".join(title.ko.split()), " ".join(title.en.split()))
    if not title.ko:
        raise Refused("agenda.no_heading")
    if max(len(title.ko), len(title.en)) > LONGEST_TITLE:
        raise Refused("agenda.heading_too_long", most=LONGEST_TITLE)
    if max(len(text.ko), len(text.en)) > LONGEST_TEXT:
        raise Refused("agenda.clause_too_long", most=LONGEST_TEXT)
    return Wording(title, text)


def last_place(standing: Any, above: Any) -> int:
    """The place after every clause that stands below `above`."""
    return int(standing.filter(parent=above).aggregate(last=Max("position"))["last"] or 0) + 1


def columns_of(wording: Wording) -> dict[str, str]:
    """The columns of a wording that fits."""
    return _columns(wording)


def _both(words: Words) -> Words:
    ko, en = normal(words.ko).strip(), normal(words.en).strip()
    return Words(ko or en, en or ko)


def _columns(wording: Wording) -> dict[str, str]:
    return {
        "title_ko": wording.title.ko,
        "title_en": wording.title.en,
        "text_ko": wording.text.ko,
        "text_en": wording.text.en,
    }


def _above(agenda_id: int, clause: ClauseDraft) -> AgendaNode | None:
    rows = AgendaNode.objects.within(agenda_id=agenda_id, key=clause.above, removed_at=None)
    above = rows.first() if clause.above else None
    if clause.above and above is None:
        raise Refused("agenda.no_such_clause")
    if not fits(clause.kind, above.kind if above else ""):
        raise Refused("agenda.does_not_fit")
    code = clause.refers_to.strip()
    if clause.kind in BY_CODE and (not code or len(code) > 60 or len(code.split()) > 1):
        raise Refused("agenda.no_code")
    return above


def _with_theirs(node: Any, revision: int, mine: dict[str, str]) -> dict[str, str]:
    base = ClauseText.objects.within(node_id=node.pk, revision=revision).first()
    found: dict[str, str] = {}
    for name, text in mine.items():
        one = joined(getattr(base, name), text, getattr(node, name)).text if base else None
        if one is None:
            raise Refused("agenda.changed_meanwhile", name=_last_writer(node))
        found[name] = one
    return found


def _last_writer(node: Any) -> str:
    rows = ClauseText.objects.within(node_id=node.pk).order_by("-revision")
    return str(rows.values_list("written_by", flat=True).first() or "")
