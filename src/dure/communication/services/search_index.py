"""The search index (찾기 색인): what sources hand in is taken in by cursor, a little at a time."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction

from dure.communication.models import SearchCursor, SearchEntry
from dure.communication.rules.finding import keys_of, of_title, squeezed
from dure.communication.types.search import Findable, Flow, Mark, Source, Stock
from dure.engines.hangul import initials_of

AT_ONCE = 1_000
OVERLAP = timedelta(minutes=2)  # what was changed before, and committed after, the last look
STOCK_AGAIN = timedelta(minutes=10)
MOST_ROUNDS = 60  # of one look; the next look goes on
SOURCES: dict[str, Source] = {}


def hand_in(name: str, source: Source) -> None:
    """A room says what of it can be found. Called once, when the house starts."""
    SOURCES[name] = source


def index_search(*, at: datetime) -> int:
    """Ask every source what is new; answers how many entries changed."""
    mended = mend_index()
    return mended + sum(_asked(name, source, at) for name, source in SOURCES.items())


def take_in(found: Sequence[Findable]) -> int:
    """Write them into the index; what stands there as it was handed in is left alone.

    A changed entry gets a new key: no key is ever used again, so that an old pair leads nowhere.
    """
    wanted = {(one.kind, one.key): one for one in found}
    rows = SearchEntry.objects.everywhere("the index belongs to nobody")
    known = {
        (row.kind, row.key): row
        for row in rows.filter(
            kind__in={kind for kind, _ in wanted}, key__in={key for _, key in wanted}
        )
    }
    fresh = {key: _row(one) for key, one in wanted.items() if not one.gone}
    same = {key for key, row in fresh.items() if key in known and _alike(row, known[key])}
    old = [row.pk for key, row in known.items() if key in wanted and key not in same]
    new = [row for key, row in fresh.items() if key not in same]
    with transaction.atomic():
        rows.filter(pk__in=old).delete()
        _add(SearchEntry.objects.bulk_create(new))
    return len(old) + sum(1 for row in new if (row.kind, row.key) not in known)


def mend_index() -> int:
    """Entries whose pairs are missing (a database that was brought back) get them again."""
    lost = (
        "SELECT e.id FROM search_entry e LEFT JOIN search_words_docsize d ON d.id = e.id "
        "WHERE d.id IS NULL LIMIT 5000"
        if connection.vendor == "sqlite"
        else "SELECT id FROM search_entry WHERE all_keys IS NULL LIMIT 5000"
    )
    with connection.cursor() as cursor:
        cursor.execute(lost)
        ids = [row[0] for row in cursor.fetchall()]
    if ids:
        with transaction.atomic():
            _add(SearchEntry.objects.within(pk__in=ids))
    return len(ids)


def _asked(name: str, source: Source, at: datetime) -> int:
    with transaction.atomic():
        cursors = SearchCursor.objects.within(source=name).select_for_update()
        cursor: SearchCursor = cursors.get_or_create(source=name)[0]
        if isinstance(source, Flow):
            return _flowed(cursor, source, at)
        return _compared(cursor, source, at)


def _flowed(cursor: SearchCursor, source: Flow, at: datetime) -> int:
    changed, latest = 0, cursor.changed_at
    mark = Mark(latest - OVERLAP, 0) if latest else Mark()
    for _ in range(MOST_ROUNDS):
        found, reached = source.changed(mark, AT_ONCE)
        changed += take_in(found)
        if reached == mark:
            break
        mark = reached
    cursor.changed_at, cursor.whole_at = mark.at, at
    cursor.save(update_fields=["changed_at", "whole_at"])
    return changed


def _compared(cursor: SearchCursor, source: Stock, at: datetime) -> int:
    if cursor.whole_at is not None and cursor.whole_at <= at < cursor.whole_at + STOCK_AGAIN:
        return 0
    found = list(source.all())
    changed = take_in(found)
    here = {(one.kind, one.key) for one in found if not one.gone}
    rows = SearchEntry.objects.everywhere("the index belongs to nobody")
    gone = [
        pk
        for pk, kind, key in rows.filter(kind__in=source.kinds).values_list("pk", "kind", "key")
        if (kind, key) not in here
    ]
    rows.filter(pk__in=gone).delete()
    cursor.whole_at = at
    cursor.save(update_fields=["whole_at"])
    return changed + len(gone)


def _row(one: Findable) -> SearchEntry:
    plain = squeezed(one.title.ko, one.title.en, one.text)
    return SearchEntry(
        kind=one.kind,
        key=one.key,
        initiative_id=one.initiative_id,
        may_see=one.may_see,
        seen_by=seen_by(one.organisation_ids),
        title_ko=one.title.ko[:300],
        title_en=one.title.en[:300],
        text=one.text,
        page=one.page,
        at=one.at,
        plain=plain,
        initials=initials_of(plain),
    )


def seen_by(organisation_ids: Iterable[int]) -> str:
    """The organisations that see a row, as a column holds them: ",3,7,"; nothing: all of them."""
    found = ",".join(str(each) for each in sorted(set(organisation_ids)))
    return f",{found}," if found else ""


def _alike(new: SearchEntry, old: SearchEntry) -> bool:
    fields = ("initiative_id", "may_see", "seen_by", "title_ko", "title_en", "text", "page", "at")
    return all(getattr(new, name) == getattr(old, name) for name in fields)


def _add(rows: Iterable[SearchEntry]) -> None:
    keys = [(row.pk, _title_keys(row), sorted(keys_of(row.plain))) for row in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(
                "INSERT INTO search_words (rowid, title, body) VALUES (%s, %s, %s)",
                [(pk, " ".join(map(of_title, title)), " ".join(body)) for pk, title, body in keys],
            )
        else:
            cursor.executemany(
                "UPDATE search_entry SET title_keys = array_to_tsvector(%s::text[]), "
                "all_keys = array_to_tsvector(%s::text[]) WHERE id = %s",
                [(title, body, pk) for pk, title, body in keys],
            )


def _title_keys(row: SearchEntry) -> list[str]:
    """A message stands under the title of its thread and has none of its own."""
    if row.kind == "communication.message":
        return []
    return sorted(keys_of(squeezed(row.title_ko, row.title_en)))
