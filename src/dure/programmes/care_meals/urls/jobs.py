"""Addresses of diners, jobs and shifts; `/shift/<token>/` is the worker's own phone."""

from django.urls import URLPattern, URLResolver, path

from dure.kernel.belonging import Thing, addresses_hold
from dure.programmes.care_meals.screens.apply_for_work.view import apply
from dure.programmes.care_meals.screens.attendance.view import attendance
from dure.programmes.care_meals.screens.attendance_month.view import attendance_month
from dure.programmes.care_meals.screens.enrol_meal_diner.view import enrol
from dure.programmes.care_meals.screens.meal_diner.view import diner
from dure.programmes.care_meals.screens.meal_diners.view import diners
from dure.programmes.care_meals.screens.meal_jobs.view import jobs
from dure.programmes.care_meals.screens.meal_posting.view import new_posting, posting
from dure.programmes.care_meals.screens.meal_roster.view import roster
from dure.programmes.care_meals.screens.meal_shift.view import shift
from dure.programmes.care_meals.screens.meal_worker.view import worker
from dure.programmes.care_meals.screens.own_shifts.view import own_shifts

MEALS = "in/<slug:slug>/meals/"
addresses_hold(
    {
        "workers/public_id": Thing("care_meals.Worker"),
        "posting_id": Thing("care_meals.JobPosting", "pk", homes=("kitchen__initiative",)),
        "shift_id": Thing("care_meals.Shift", "pk", homes=("kitchen__initiative",)),
    }
)
JOBS: list[URLPattern | URLResolver] = [
    path(f"{MEALS}diners/", diners, name="meal_diners"),
    path(f"{MEALS}diners/new/", enrol, name="enrol_meal_diner"),
    path(f"{MEALS}diners/<slug:public_id>/", diner, name="meal_diner"),
    path(f"{MEALS}jobs/", jobs, name="meal_jobs"),
    path(f"{MEALS}jobs/workers/new/", apply, name="apply_for_work"),
    path(f"{MEALS}jobs/workers/<slug:public_id>/", worker, name="meal_worker"),
    path(f"{MEALS}jobs/postings/new/", new_posting, name="new_posting"),
    path(f"{MEALS}jobs/postings/<int:posting_id>/", posting, name="meal_posting"),
    path(f"{MEALS}roster/", roster, name="meal_roster"),
    path(f"{MEALS}roster/shifts/<int:shift_id>/", shift, name="meal_shift"),
    path(f"{MEALS}attendance/", attendance, name="meal_attendance"),
    path(f"{MEALS}attendance/month/", attendance_month, name="attendance_month"),
    path("shift/<str:token>/", own_shifts, name="own_shifts"),
]
