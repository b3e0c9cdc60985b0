"""A partner's own spreadsheet: what its columns mean, said once and used every month."""

from collections.abc import Mapping
from typing import Annotated, Any

from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field, Json

from dure.engines.tables import Table
from dure.ground.access.queries import ActingRequest
from dure.ground.files.services import keep_file
from dure.ground.files.types import NewFile
from dure.ground.journal.queries import must
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiative_card, organisation_card
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import PLAIN, Slug
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.measurement.queries import upload_card
from dure.measurement.queries.uploads import remembered_mappings
from dure.measurement.rules.mapping_made import mapping_made
from dure.measurement.rules.numbers_never_kept import refuse_resident_numbers
from dure.measurement.services import look_through, map_upload, receive_upload, tables_of
from dure.measurement.types.uploads import NewUpload, RememberedMapping

router = Router(tags=["imports"])
ADDRESS = "/initiatives/{slug}/organisations/{organisation}/mappings"
Said = dict[str, Annotated[str, Field(max_length=200, pattern=PLAIN)]]


class MappingGiven(Schema):
    """Header → field (`period`, `place`, `value:M01`, `value:M01:sex=f` …); `constants` hold for every row.

    Both are JSON objects as text. The mapping is remembered under `name`.
    """

    name: Annotated[str, Field(min_length=1, max_length=120, pattern=PLAIN)]
    columns: Json[Said]
    constants: Json[Said] = {}


class MappingShown(Schema):
    """A remembered mapping: header → field, and what is the same in every row."""

    name: str
    columns: dict[str, str]
    constants: dict[str, str]

    @staticmethod
    def of(each: RememberedMapping) -> dict[str, Any]:
        """From what is remembered."""
        fields = each.mapping.get("fields") or {}
        return {
            "name": each.name,
            "columns": {str(where.get("header", "")): key for key, where in fields.items()},
            "constants": dict(each.mapping.get("constants") or {}),
        }


class MappedFile(Schema):
    """The example file as it was looked through: `state` is looked when the mapping fits, else mapping."""

    upload: str
    state: str


@router.get(ADDRESS, response=list[MappingShown])
@key_needs("import_data")
def mappings(request: ActingRequest, slug: Slug, organisation: Slug) -> list[dict[str, Any]]:
    """The mappings an organisation has said, the newest first."""
    card, whose = initiative_card(slug), organisation_card(organisation).id
    must(request.actor, "import_data", Subject("upload", "new", card.id, whose))
    return [MappingShown.of(each) for each in remembered_mappings(whose)]


@router.post(ADDRESS, response={201: MappedFile})
@key_needs("import_data")
def remember(
    request: ActingRequest,
    slug: Slug,
    organisation: Slug,
    file: File[UploadedFile],
    given: Form[MappingGiven],
) -> tuple[int, dict[str, str]]:
    """Say what the columns of a file mean. It is looked through, and nothing of it is taken."""
    actor, at = request.actor, now()
    card, whose = initiative_card(slug), organisation_card(organisation).id
    must(actor, "import_data", Subject("upload", "new", card.id, whose))
    content, name = file.read(), file.name or "file.csv"
    mapping = _mapping(content, name, given)
    where: dict[str, Any] = {"initiative_id": card.id, "organisation_id": whose, "at": at}
    kept = keep_file(actor, new=NewFile(name, content, is_read=True), **where)
    upload = receive_upload(actor, new=NewUpload("reports", name[:200], kept.id), **where)
    map_upload(actor, upload_id=upload.id, mapping=mapping, name=given.name, at=at)
    state = look_through(actor, upload_card(actor, public_id=upload.public_id), at=at)
    return 201, {"upload": upload.public_id, "state": state}


def _mapping(content: bytes, name: str, given: MappingGiven) -> dict[str, Any]:
    tables = tables_of(content, name)
    refuse_resident_numbers(tables, on=day_of(now()))
    return chosen_mapping(tables[0], given.columns, given.constants)


def chosen_mapping(
    table: Table, columns: Mapping[str, str], constants: Mapping[str, str]
) -> dict[str, Any]:
    """Header → field as a mapping of this table. Refused with `import.bad_mapping`."""
    known = {column.header: at for at, column in reversed(list(enumerate(table.columns)))}
    if not columns or not known.keys() >= columns.keys():
        raise Refused("import.bad_mapping")
    chosen = {known[header]: field for header, field in columns.items()}
    return mapping_made(table, chosen, constants)


def mapping_named(
    actor: Actor, initiative_id: int, organisation_id: int | None, name: str
) -> dict[str, Any] | None:
    """A remembered mapping by its name; none where none is named. Refused with `import.bad_mapping`."""
    if not name:
        return None
    must(actor, "import_data", Subject("upload", "new", initiative_id, organisation_id))
    for each in remembered_mappings(organisation_id):
        if each.name == name:
            return dict(each.mapping)
    raise Refused("import.bad_mapping")
