"""Addresses of the pages that show several rooms at once."""

from django.urls import path

from dure.front.screens.agenda_clause.view import agenda_clause, public_agenda_clause
from dure.front.screens.agenda_connect.view import agenda_connect
from dure.front.screens.agenda_version.view import agenda_version
from dure.front.screens.directory.view import directory
from dure.front.screens.house.view import house
from dure.front.screens.indicator.view import indicator
from dure.front.screens.initiative_home.view import initiative_home
from dure.front.screens.number.view import number, number_data
from dure.front.screens.open_data.view import (
    data_package,
    dcat,
    open_data,
)
from dure.front.screens.organisation.view import organisation
from dure.front.screens.person.view import person, take_out
from dure.front.screens.picture.view import house_picture, initiative_picture, number_picture
from dure.front.screens.public_agenda.view import public_agenda
from dure.front.screens.public_indicator.view import public_indicator
from dure.front.screens.record.view import record
from dure.front.screens.releases_feed.view import releases_feed
from dure.front.screens.scorecard.view import scorecard
from dure.front.screens.search.view import search
from dure.front.screens.service_directory.view import hsds_json, hsds_package
from dure.front.screens.today.view import today
from dure.front.screens.who_map.view import who_map

urlpatterns = [
    path("", house, name="house"),
    path("today/", today, name="today"),
    path("in/<slug:slug>/search/", search, name="search"),
    path("in/<slug:slug>/scorecard/", scorecard, name="scorecard"),
    path("in/<slug:slug>/indicators/<str:code>/", indicator, name="indicator"),
    path("i/<slug:slug>/", initiative_home, name="initiative_home"),
    path("i/<slug:slug>/feed.xml", releases_feed, name="releases_feed"),
    path("i/<slug:slug>/members/", directory, name="directory"),
    path("i/<slug:slug>/members/<slug:org>/", organisation, name="organisation"),
    path("i/<slug:slug>/indicators/<str:code>/", public_indicator, name="public_indicator"),
    path("i/<slug:slug>/data/", open_data, name="open_data"),
    path("i/<slug:slug>/data/hsds.json", hsds_json, name="hsds_json"),
    path("i/<slug:slug>/data/hsds.zip", hsds_package, name="hsds_package"),
    path("in/<slug:slug>/who/map/", who_map, name="who_map"),
    path("i/<slug:slug>/data/datapackage.json", data_package, name="data_package"),
    path("i/<slug:slug>/data/dcat.jsonld", dcat, name="dcat"),
    path("card-<str:language>.png", house_picture, name="house_picture"),
    path("i/<slug:slug>/card-<str:language>.png", initiative_picture, name="initiative_picture"),
    path("n/<str:address>/", number, name="number"),
    path("n/<str:address>/card-<str:language>.png", number_picture, name="number_picture"),
    path("n/<str:address>/data.json", number_data, name="number_data"),
    path("in/<slug:slug>/people/<slug:public_id>/", person, name="person"),
    path("in/<slug:slug>/people/<slug:public_id>/data/", take_out, name="take_out_person"),
    path("in/<slug:slug>/records/<int:record_id>/", record, name="record"),
    path("in/<slug:slug>/agenda/<int:number>/", agenda_version, name="agenda_version"),
    path("in/<slug:slug>/agenda/<int:number>/<slug:key>/", agenda_clause, name="agenda_clause"),
    path("in/<slug:slug>/agenda/draft/<slug:key>/connect/", agenda_connect, name="agenda_connect"),
    path("i/<slug:slug>/agenda/", public_agenda, name="public_agenda"),
    path("i/<slug:slug>/agenda/<slug:key>/", public_agenda_clause, name="public_agenda_clause"),
]
