"""What can be asked of this room."""

from dure.agenda.queries.agenda_tree import agenda_tree, canonical_now, fingerprint_holds
from dure.agenda.queries.agenda_versions import (
    adopted_agenda,
    agenda_card,
    agenda_numbered,
    agendas_of,
    draft_agenda,
    frozen_text,
)
from dure.agenda.queries.clause_talk import (
    amendments_to,
    amendments_waiting,
    comments_on,
    comments_open,
    texts_of,
)
from dure.agenda.queries.reviews import occasions_of, reviews_of, thresholds_watched
from dure.agenda.queries.seeing_agenda import (
    amends_agenda,
    must_see_agenda,
    speaks_for,
    writes_agenda,
)
from dure.agenda.queries.shaped import Shaped, Share, shaped

__all__ = [
    "Shaped",
    "Share",
    "adopted_agenda",
    "agenda_card",
    "agenda_numbered",
    "agenda_tree",
    "agendas_of",
    "amendments_to",
    "amendments_waiting",
    "amends_agenda",
    "canonical_now",
    "comments_on",
    "comments_open",
    "draft_agenda",
    "fingerprint_holds",
    "frozen_text",
    "must_see_agenda",
    "occasions_of",
    "reviews_of",
    "shaped",
    "speaks_for",
    "texts_of",
    "thresholds_watched",
    "writes_agenda",
]
