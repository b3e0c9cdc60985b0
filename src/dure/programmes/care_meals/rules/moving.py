"""Moving (옮기기): a door of a day put elsewhere by hand; the order alone, times follow from it."""

from collections.abc import Sequence

from dure.kernel.errors import Refused
from dure.programmes.care_meals.types.planning import Order


def moved(
    order: Order, diner_ids: Sequence[int], *, courier_id: int, trip: int, place: int
) -> Order:
    """The order with the diners of one door at the n-th place of a courier's trip; all count from 1.

    A trip one after the last is begun anew; trips left empty are gone. A place past the end is the
    end. Refused: `care_meals.no_such_trip`.
    """
    made = {
        courier: [[one for one in doors if one not in diner_ids] for doors in trips]
        for courier, trips in order.items()
    }
    trips = made.setdefault(courier_id, [])
    if not 1 <= trip <= len(trips) + 1:
        raise Refused("care_meals.no_such_trip", trip=trip)
    if trip == len(trips) + 1:
        trips.append([])
    at = max(0, place - 1)
    trips[trip - 1][at:at] = diner_ids
    return tidy(made)


def taken_off(order: Order, diner_ids: frozenset[int]) -> Order:
    """The order without some doors."""
    return tidy(
        {
            courier: [[one for one in doors if one not in diner_ids] for doors in trips]
            for courier, trips in order.items()
        }
    )


def tidy(order: Order) -> Order:
    """Without empty trips, and without couriers who have none."""
    made = {courier: [doors for doors in trips if doors] for courier, trips in order.items()}
    return {courier: trips for courier, trips in made.items() if trips}


def doors_in(order: Order) -> list[int]:
    """Every door that stands in an order, as often as it does."""
    return [door for trips in order.values() for doors in trips for door in doors]
