"""Steps of referrals and bookings, returns, terms, limits and the ledger of credit cannot be changed."""

from django.db import migrations

from dure.kernel.append_only import kept_as_written

REFERRAL_STEP = (
    "id referral_id kind at account_id by organisation_id to_organisation_id code happened_on via_link"
).split()
TERMS = (
    "id initiative_id since_on answer_days contact_days outcome_days climb_days expire_days keep_days "
    "link_days recorded_at recorded_by"
).split()
POSTING = (
    "id public_id initiative_id unit giver_id receiver_id amount words happened_on source booking_id "
    "reverses_id recorded_at account_id by"
).split()
LIMIT = "id initiative_id unit organisation_id since_on most recorded_at recorded_by".split()
BOOKING_STEP = "id booking_id kind at account_id by".split()
RETURN = "id booking_id returned_at late_min condition recorded_at by".split()


def quoted(names):
    """Some of the names are words of SQL."""
    return [f'"{name}"' for name in names]


class Migration(migrations.Migration):
    dependencies = [("activities", "0006_referrals_and_exchange")]
    operations = [
        kept_as_written("referral_step", fixed=quoted(REFERRAL_STEP), blanked={"note": ""}),
        kept_as_written("referral_terms", fixed=quoted(TERMS)),
        kept_as_written("credit_posting", fixed=quoted(POSTING)),
        kept_as_written("credit_limit", fixed=quoted(LIMIT)),
        kept_as_written("booking_step", fixed=quoted(BOOKING_STEP), blanked={"note": ""}),
        kept_as_written("booking_return", fixed=quoted(RETURN), blanked={"note": ""}),
    ]
