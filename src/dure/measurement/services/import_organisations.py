"""Import organisations: register those that are new, and let each take part in the initiative."""

import hashlib
from datetime import date

from dure.engines.hangul import digits_of, is_business_number
from dure.engines.tables import as_compared
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import (
    OrganisationKey,
    organisation_cards,
    organisation_types,
    organisations_in,
)
from dure.ground.organisations.services import register_organisation, welcome_organisation
from dure.ground.organisations.types import NewOrganisation, OrganisationCard
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.rules.import_lines import Line, lines_of
from dure.measurement.rules.row_changes import RowsTold, same_words
from dure.measurement.services.importing import Job
from dure.measurement.types.imports import RowFault, Taken

WRITING = Words("기관을 등록하고 있어요", "Registering the organisations")
FIRST_DAY = date(2000, 1, 1)


def import_organisations(job: Job) -> Taken:
    """Register each organisation once, however many rows name it, and take it in as a member.

    An organisation is known by slug, business number or name; one that takes part already is
    unchanged.
    """
    taken, unchanged, faults, told = 0, 0, list[RowFault](), RowsTold()
    members = set(organisations_in(job.request.initiative_id))
    rows = job.request.table.rows
    for done, line in enumerate(lines_of(job.request.table, job.columns)):
        if done % 100 == 0:
            job.tell(WRITING, done, len(rows))
        try:
            key = _organisation(job, line, told)
        except Refused as refused:
            line.fault(_field(refused), refused.code, **refused.values)
            key = None
        faults += line.faults
        if key is None:
            continue
        if key in members:
            unchanged += 1
        else:
            _join(job.actor, job, key, line)
            members.add(key)
            kind = organisation_types()[_type(line)].name
            told.new(line.number, same_words(line.text("name")), kind)
            taken += 1
    return Taken(
        taken, unchanged, tuple(faults), told.notes, rows=tuple(told.rows), told=told.counts
    )


def _join(actor: Actor, job: Job, organisation_id: int, line: Line) -> None:
    welcome_organisation(
        actor,
        at=job.at,
        initiative_id=job.request.initiative_id,
        organisation_id=organisation_id,
        part=line.text("part") or "member",
    )


def _organisation(job: Job, line: Line, told: RowsTold) -> int | None:
    new = _new(job, line)
    if line.faults or new is None:
        return None
    for written in filter(None, (new.slug, new.business_number, new.name.ko)):
        found = [each for each in job.organisations.named(written) if _may_be(each, new)]
        if len(found) == 1:
            _tell_what_stays(
                line, told, new, organisation_cards(frozenset({found[0].id}))[found[0].id]
            )
            return found[0].id
        if found:
            line.fault("name", "import.ambiguous_organisation", found=written)
            return None
    card = register_organisation(
        job.actor, at=job.at, initiative_id=job.request.initiative_id, new=new
    )
    job.organisations.add(card)
    return int(card.id)


def _may_be(known: OrganisationKey, new: NewOrganisation) -> bool:
    """Two branches may bear one name; whoever has another business number is somebody else."""
    wanted, stands = digits_of(new.business_number), digits_of(known.business_number)
    return not wanted or not stands or wanted == stands


def _tell_what_stays(
    line: Line, told: RowsTold, new: NewOrganisation, card: OrganisationCard
) -> None:
    """A list registers and never overwrites: what it says otherwise is told, field by field."""
    types = organisation_types()
    pairs = {
        "name": (card.name.ko, new.name.ko),
        "name_en": (card.name.en, new.name.en),
        "type": (card.type_name, types[new.type].name),
        "business_number": (digits_of(card.business_number), digits_of(new.business_number)),
        "corporate_number": (digits_of(card.corporate_number), digits_of(new.corporate_number)),
        "place": (card.place_code, new.place_code),
        "valid_from": (card.valid_from, new.valid_from),
        "valid_to": (card.valid_to, new.valid_to),
        "parent": (_name(card.parent_id), _name(new.parent_id)),
    }
    for key, (stands, says) in pairs.items():
        if line.text(key) and stands != says:
            told.kept(line, key, card.name, (same_words(stands or ""), same_words(says or "")))


def _name(organisation_id: int | None) -> Words | None:
    if organisation_id is None:
        return None
    return organisation_cards(frozenset({organisation_id}))[organisation_id].name


def _new(job: Job, line: Line) -> NewOrganisation | None:
    name = line.text("name", needed=True)
    kind = _type(line)
    number = line.text("business_number")
    if number and not is_business_number(number):
        line.fault("business_number", "organisations.business_number", number=number[:40])
    place = job.place_in(line, job.today) if line.text("place") else ""
    since, until = line.day("valid_from") or FIRST_DAY, line.day("valid_to")
    parent_id = job.organisation_in(line, "parent") if line.text("parent") else None
    if not name or not kind:
        return None  # after everything else was read: each fault of a row is told at once
    return NewOrganisation(
        slug=line.text("slug") or _slug(name, number),
        name=Words(name, line.text("name_en") or name),
        type=kind,
        valid_from=since,
        valid_to=until,
        place_code=place,
        business_number=number,
        corporate_number=line.text("corporate_number"),
        parent_id=parent_id,
    )


def _type(line: Line) -> str:
    written = line.text("type", needed=True)
    types = organisation_types()
    if written in types:
        return written
    named = {
        as_compared(name): code
        for code, one in types.items()
        for name in (one.name.ko, one.name.en, *one.also)
    }
    if written and as_compared(written) not in named:
        names = sorted((one.name for one in types.values()), key=lambda name: name.ko)
        right = Words(", ".join(one.ko for one in names), ", ".join(one.en for one in names))
        line.fault("type", "import.unknown_type", found=written[:40], right=right)
    return named.get(as_compared(written), "")


def _slug(name: str, number: str) -> str:
    # Korean names have no agreed spelling in Latin letters; a digest stays the same in every file.
    return f"org-{hashlib.sha256(f'{name}|{number}'.encode()).hexdigest()[:10]}"


def _field(refused: Refused) -> str:
    fields = {
        "organisations.business_number": "business_number",
        "organisations.business_number_taken": "business_number",
        "organisations.corporate_number": "corporate_number",
        "organisations.slug_taken": "slug",
        "organisations.no_such_slug": "slug",
        "organisations.no_such_part": "part",
    }
    return fields.get(refused.code, "place" if refused.code.startswith("places.") else "name")
