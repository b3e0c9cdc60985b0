"""Addresses of referrals; `/referral/<token>/` is for a partner without an account."""

from django.urls import path

from dure.activities.screens.partner_referral.view import (
    answer_by_link,
    ask_code,
    partner_referral,
    type_code,
)
from dure.activities.screens.referral.view import act_on_referral, referral
from dure.activities.screens.referral_days.view import referral_days
from dure.activities.screens.referral_figures.view import referral_figures
from dure.activities.screens.referrals.view import referrals
from dure.activities.screens.send_referral.view import find_person, write_referral
from dure.kernel.belonging import Thing, addresses_hold

INSIDE = "in/<slug:slug>/referrals/"
BY_LINK = "referral/<slug:token>/"
addresses_hold(
    {
        "referral": Thing("activities.Referral"),
    }
)
REFERRING = [
    path(INSIDE, referrals, name="referrals"),
    path(f"{INSIDE}new/", find_person, name="new_referral"),
    path(f"{INSIDE}new/<slug:person>/<slug:partner>/", write_referral, name="write_referral"),
    path(f"{INSIDE}figures/", referral_figures, name="referral_figures"),
    path(f"{INSIDE}days/", referral_days, name="referral_days"),
    path(f"{INSIDE}<slug:referral>/", referral, name="referral"),
    path(f"{INSIDE}<slug:referral>/act/", act_on_referral, name="act_on_referral"),
    path(BY_LINK, partner_referral, name="partner_referral"),
    path(f"{BY_LINK}code/", ask_code, name="ask_referral_code"),
    path(f"{BY_LINK}open/", type_code, name="type_referral_code"),
    path(f"{BY_LINK}answer/", answer_by_link, name="answer_by_link"),
]
