"""The slugs and codes of a release: what the addresses of its numbers are made of."""

from dure.ground.organisations.queries import initiative_by_id, organisation_cards
from dure.measurement.models import Indicator
from dure.measurement.rules.addresses import number_address
from dure.measurement.types.prepared import PreparedNumber, PreparedRelease


class Names:
    """The slugs and codes that addresses are made of; three queries."""

    def __init__(self, prepared: PreparedRelease) -> None:
        self.initiative = initiative_by_id(prepared.initiative_id).slug
        ids = {int(n.key.where.organisation) for n in prepared.numbers if n.key.where.organisation}
        cards = organisation_cards(frozenset(ids))
        self.organisations = {pk: card.slug for pk, card in cards.items()}
        self.indicators = dict(
            Indicator.objects.filter(
                pk__in={number.indicator_id for number in prepared.numbers}
            ).values_list("pk", "code")
        )

    def address(self, number: PreparedNumber) -> str:
        """The address that this number has in every release."""
        where = number.key.where
        named = where._replace(
            organisation=self.organisations[int(where.organisation)] if where.organisation else ""
        )
        return number_address(
            initiative=self.initiative,
            indicator=self.indicators[number.indicator_id],
            key=number.key._replace(where=named),
        )
