"""Addresses of people and of what they agreed to. One person's page stands in `front`."""

from django.urls import path

from dure.ground.people.screens.beside_form.view import add_beside, end_beside
from dure.ground.people.screens.change.view import change
from dure.ground.people.screens.consent_form.view import ask_consent
from dure.ground.people.screens.consents.view import consents, withdraw
from dure.ground.people.screens.looks.view import looks
from dure.ground.people.screens.paper.view import paper
from dure.ground.people.screens.people.view import people
from dure.ground.people.screens.register.view import register
from dure.kernel.belonging import OF_MEMBER, Thing, addresses_hold

INSIDE = "in/<slug:slug>/"
ONE = f"{INSIDE}people/<slug:person>/"
addresses_hold(
    {
        "people/public_id": Thing("people.Person", homes=(OF_MEMBER,)),
        "person": Thing("people.Person", homes=(OF_MEMBER,)),
        "guardian/key": Thing("people.Guardian", "pk", homes=(f"person__{OF_MEMBER}",)),
        "supporter/key": Thing("people.Supporter", "pk", homes=(f"person__{OF_MEMBER}",)),
        "consent_id": Thing("consent.Consent", "pk", homes=("holder__memberships__initiative",)),
    }
)
urlpatterns = [
    path(f"{INSIDE}looks/", looks, name="looks"),
    path(f"{INSIDE}people/", people, name="people"),
    path(f"{INSIDE}people/new/", register, name="register_person"),
    path(f"{ONE}change/", change, name="change_person"),
    path(f"{ONE}guardian/", add_beside, {"who": "guardian"}, name="add_guardian"),
    path(f"{ONE}supporter/", add_beside, {"who": "supporter"}, name="add_supporter"),
    path(f"{ONE}guardian/<int:key>/end/", end_beside, {"who": "guardian"}, name="end_guardian"),
    path(f"{ONE}supporter/<int:key>/end/", end_beside, {"who": "supporter"}, name="end_supporter"),
    path(f"{ONE}consents/new/", ask_consent, name="ask_consent"),
    path(f"{ONE}consents/<int:consent_id>/paper/", paper, name="consent_paper"),
    path(f"{INSIDE}consents/", consents, name="consents"),
    path(f"{INSIDE}consents/<int:consent_id>/withdraw/", withdraw, name="withdraw_consent"),
]
