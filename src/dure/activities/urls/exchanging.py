"""Addresses of the resource exchange and its ledger."""

from django.urls import path

from dure.activities.screens.booking.view import act_on_booking, booking
from dure.activities.screens.credit.view import credit, credit_limit, post_by_hand, reverse_line
from dure.activities.screens.exchange.view import act_on_request, exchange
from dure.activities.screens.resource.view import act_on_resource, resource
from dure.activities.screens.resource_form.view import ask_for, offer_new
from dure.kernel.belonging import Thing, addresses_hold

INSIDE = "in/<slug:slug>/exchange/"
addresses_hold(
    {
        "resource": Thing("activities.ResourceOffer"),
        "wish": Thing("activities.ResourceRequest"),
        "booking": Thing("activities.Booking", homes=("offer__initiative",)),
        "posting": Thing("activities.CreditPosting"),
    }
)
EXCHANGING = [
    path(INSIDE, exchange, name="exchange"),
    path(f"{INSIDE}offers/new/", offer_new, name="offer_resource"),
    path(f"{INSIDE}offers/<slug:resource>/", resource, name="resource"),
    path(f"{INSIDE}offers/<slug:resource>/act/", act_on_resource, name="act_on_resource"),
    path(f"{INSIDE}requests/new/", ask_for, name="ask_for_resource"),
    path(f"{INSIDE}requests/<slug:wish>/act/", act_on_request, name="act_on_request"),
    path(f"{INSIDE}bookings/<slug:booking>/", booking, name="booking"),
    path(f"{INSIDE}bookings/<slug:booking>/act/", act_on_booking, name="act_on_booking"),
    path(f"{INSIDE}credit/", credit, name="credit"),
    path(f"{INSIDE}credit/post/", post_by_hand, name="post_credit"),
    path(f"{INSIDE}credit/limit/", credit_limit, name="credit_limit"),
    path(f"{INSIDE}credit/<slug:posting>/reverse/", reverse_line, name="reverse_posting"),
]
