"""Indicators and their versions, disaggregations, population values."""

from typing import Annotated, Literal

from ninja import Router, Schema
from pydantic import Field

from dure.ground.access.queries import ActingRequest
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Amount, Code, Day, Given, GivenLine, GivenWords, PeriodCode, Slug
from dure.kernel.api.pages import Asked, Page, paged
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words
from dure.measurement.api.inside import seen
from dure.measurement.queries import indicator_definition, indicator_library
from dure.measurement.queries.listed import disaggregations_listed, population_listed
from dure.measurement.services import define_disaggregation, define_indicator, revise_indicator
from dure.measurement.types.library import (
    DefinitionCard,
    LibraryCard,
    NewDisaggregation,
    NewIndicator,
    NewVersion,
)
from dure.measurement.types.listed import DisaggregationLine, PopulationLine

router = Router(tags=["indicators"])
NOTHING = Words("", "")
Kind = Literal["count", "amount", "ratio", "mean", "latest", "distinct"]
Rule = Literal["", "add", "latest", "mean_weighted", "max", "none"]  # empty: the kind decides


class VersionGiven(Given):
    """A definition: what is counted, how it adds up, from which day it holds."""

    name: GivenLine
    definition: GivenWords
    kind: Kind
    unit: Annotated[GivenLine, Field(description="at most 20 letters")]
    valid_from: Day
    of_people: bool = False
    decimals: Annotated[int, Field(ge=0, le=4)] = 0
    factor: Annotated[int, Field(ge=1, le=100_000)] = 1
    numerator: GivenLine | None = None
    denominator: GivenLine | None = None
    period_kind: Literal["month", "quarter", "half", "year"] = "month"
    time_rule: Rule = ""
    place_rule: Rule = ""
    combinations: Annotated[
        list[Annotated[list[Code], Field(min_length=1, max_length=4)]], Field(max_length=20)
    ] = []
    lowest: Amount | None = None
    highest: Amount | None = None
    what_changed: GivenLine | None = None

    def version(self) -> NewVersion:
        """As the service wants it."""
        return NewVersion(
            name=self.name.words(),
            definition=self.definition.words(),
            kind=self.kind,
            unit=self.unit.words(),
            valid_from=self.valid_from,
            of_people=self.of_people,
            decimals=self.decimals,
            factor=self.factor,
            numerator=self.numerator.words() if self.numerator else NOTHING,
            denominator=self.denominator.words() if self.denominator else NOTHING,
            period_kind=self.period_kind,
            time_rule=self.time_rule,
            place_rule=self.place_rule,
            combinations=tuple(tuple(group) for group in self.combinations),
            lowest=self.lowest,
            highest=self.highest,
            what_changed=self.what_changed.words() if self.what_changed else NOTHING,
        )


class IndicatorGiven(Given):
    """A new indicator with its first definition."""

    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,30}$")]
    level: Literal["population", "performance"]
    rba: Literal["", "how_much", "how_well", "better_off_n", "better_off_pct"] = ""
    direction: Literal["up", "down", "none"] = "up"
    headline: bool = False
    theme: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,30}$")] = ""
    version: VersionGiven


class CategoryGiven(Given):
    """One group of a split."""

    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,30}$")]
    name: GivenLine


class DisaggregationGiven(Given):
    """A way to split numbers; its categories in the order in which they are shown."""

    name: GivenLine
    categories: Annotated[list[CategoryGiven], Field(min_length=2, max_length=100)]


class Numbered(Schema):
    """The number of what was made."""

    id: int


@router.get("/initiatives/{slug}/indicators", response=Page[LibraryCard])
@key_needs("see_initiative")
def indicators(request: ActingRequest, slug: Slug, paging: Asked) -> dict[str, object]:
    """The library with the definitions in force today, and how many organisations report each here."""
    card = seen(request, slug)
    return paged(indicator_library(on=day_of(now()), initiative_id=card.id), paging)


@router.get("/indicators/{code}", response=DefinitionCard)
@key_needs("see_initiative")
def definition(request: ActingRequest, code: Code) -> DefinitionCard:
    """One indicator with every version of its definition, newest first."""
    return indicator_definition(code=code)


@router.post("/initiatives/{slug}/indicators", response={201: Numbered})
@key_needs("define_indicator")
def define(request: ActingRequest, slug: Slug, given: IndicatorGiven) -> tuple[int, dict[str, int]]:
    """Add an indicator. A code that is taken is refused, so sending twice makes none twice."""
    wish = NewIndicator(
        code=given.code,
        level=given.level,
        rba=given.rba,
        direction=given.direction,
        headline=given.headline,
        theme=given.theme,
        version=given.version.version(),
    )
    card = seen(request, slug)
    made = define_indicator(request.actor, initiative_id=card.id, indicator=wish, at=now())
    return 201, {"id": made}


@router.post("/initiatives/{slug}/indicators/{code}/versions", response={201: Numbered})
@key_needs("define_indicator")
def revise(
    request: ActingRequest, slug: Slug, code: Code, given: VersionGiven
) -> tuple[int, dict[str, int]]:
    """Give an indicator a new definition from a day on; earlier numbers keep theirs."""
    made = revise_indicator(
        request.actor,
        initiative_id=seen(request, slug).id,
        code=code,
        version=given.version(),
        at=now(),
    )
    return 201, {"id": made}


@router.get("/disaggregations", response=list[DisaggregationLine])
@key_needs("see_initiative")
def disaggregations(request: ActingRequest) -> list[DisaggregationLine]:
    """Every way to split a number, with its categories."""
    return list(disaggregations_listed())


@router.put("/initiatives/{slug}/disaggregations/{code}", response=Numbered)
@key_needs("define_indicator")
def put_disaggregation(
    request: ActingRequest,
    slug: Slug,
    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,30}$")],
    given: DisaggregationGiven,
) -> dict[str, int]:
    """Add a way to split numbers or change its words and categories; what holds values stays."""
    categories = tuple((each.code, each.name.words()) for each in given.categories)
    way = NewDisaggregation(code=code, name=given.name.words(), categories=categories)
    card = seen(request, slug)
    made = define_disaggregation(request.actor, initiative_id=card.id, way=way, at=now())
    return {"id": made}


@router.get("/indicators/{code}/population", response=Page[PopulationLine])
@key_needs("see_initiative")
def population(
    request: ActingRequest,
    code: Code,
    paging: Asked,
    place: Code = "",
    period: PeriodCode = "",
) -> dict[str, object]:
    """Public statistics of whole places, each with its source."""
    found = population_listed(indicator=code, place=place, period=period)
    return paged(found, paging)
