"""Addresses of versions, comments, amendments, reviews. Pages with numbers stand in `front`."""

from django.urls import URLPattern, URLResolver, path

from dure.agenda.screens.agenda_home.view import agenda_home, begin, freeze
from dure.agenda.screens.agenda_picture.view import (
    agenda_picture,
    agenda_picture_file,
    public_agenda_picture,
)
from dure.agenda.screens.clause.view import clause_draft
from dure.agenda.screens.clause_deeds.view import steer, talk
from dure.agenda.screens.compare.view import compare
from dure.agenda.screens.draft.view import agenda_draft, rename, restore, shift
from dure.agenda.screens.new_clause.view import new_clause
from dure.agenda.screens.reviews.view import agenda_reviews, end
from dure.agenda.screens.shaped.view import agenda_shaped
from dure.kernel.belonging import Thing, addresses_hold

INSIDE = "in/<slug:slug>/agenda/"
CLAUSE = f"{INSIDE}draft/<slug:key>/"
PICTURE = "<slug:shape>-<slug:language>.svg"
addresses_hold(
    {
        "review_id": Thing("agenda.Review", "pk", homes=("occasion__initiative",)),
    }
)
WRITING: list[URLPattern | URLResolver] = [
    path(INSIDE, agenda_home, name="agenda_home"),
    path(f"{INSIDE}begin/", begin, name="agenda_begin"),
    path(f"{INSIDE}freeze/", freeze, name="agenda_freeze"),
    path(f"{INSIDE}compare/", compare, name="agenda_compare"),
    path(f"{INSIDE}reviews/", agenda_reviews, name="agenda_reviews"),
    path(f"{INSIDE}reviews/<int:review_id>/end/", end, name="agenda_end_review"),
    path(f"{INSIDE}draft/", agenda_draft, name="agenda_draft"),
    path(f"{INSIDE}rename/", rename, name="agenda_rename"),
    path(f"{INSIDE}draft/new/", new_clause, name="agenda_new_clause"),
    path(CLAUSE, clause_draft, name="agenda_clause_draft"),
    path(f"{CLAUSE}talk/", talk, name="agenda_talk"),
    path(f"{CLAUSE}steer/", steer, name="agenda_steer"),
    path(f"{CLAUSE}shift/", shift, name="agenda_shift"),
    path(f"{CLAUSE}restore/", restore, name="agenda_restore"),
    path(f"{INSIDE}<int:number>/picture/", agenda_picture, name="agenda_picture"),
    path(
        f"{INSIDE}<int:number>/picture/{PICTURE}", agenda_picture_file, name="agenda_picture_file"
    ),
    path(f"{INSIDE}<int:number>/shaped/", agenda_shaped, name="agenda_shaped"),
    path(
        f"i/<slug:slug>/agenda/picture/{PICTURE}",
        public_agenda_picture,
        name="public_agenda_picture",
    ),
]
