"""What `dure measure` is asked to do, and the engines there are; nothing of them is loaded here."""

from dataclasses import dataclass
from datetime import date

from dure.engines.measure.means import WHOLE_MACHINE, Means

ADAPTERS = {
    "postgres": "dure.engines.measure.postgres.adapter",
    "spark": "dure.engines.measure.spark.adapter",
}
ENGINES = ("duckdb", *ADAPTERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Job (작업): what to read and where to write; `-` is standard input or output (CSV).

    `server` is the address of the PostgreSQL or of the Spark master, `folder` one that all of its
    workers can reach; both are for other engines than DuckDB. Records after `today` are told of.
    """

    records: str
    indicators: str
    out: str
    places: str = ""
    as_of: date | None = None
    engine: str = "duckdb"
    timezone: str = "Asia/Seoul"
    today: date | None = None
    server: str = ""
    folder: str = ""
    means: Means = WHOLE_MACHINE
