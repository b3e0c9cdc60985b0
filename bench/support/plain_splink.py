"""Splink with its library comparisons and its own training: what a newcomer gets in an hour."""

import logging
from collections.abc import Sequence

import duckdb
import pyarrow as pa
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

RULES = (("full_name", "birth_date"), ("phone",), ("birth_date", "place"), ("full_name", "place"))


def linked_by_splink(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """For each record the person that Splink's defaults give it, from a probability of one half."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    columns = {name: [row[place] or None for row in rows] for place, name in enumerate(header)}
    columns["birth_date"] = [_day(text) for text in columns["birth_date"]]
    columns["phone"] = [text and text.replace("-", "") for text in columns["phone"]]
    database = DuckDBAPI(duckdb.connect())
    linker = Linker(database.register(pa.table(columns)), _settings(), log_level=None)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (("birth_date",), ("full_name",)):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.5)
    found = clusters.as_record_list()
    return {row["record_id"]: str(row["cluster_id"]) for row in found}


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in RULES],
        comparisons=[
            cl.JaroWinklerAtThresholds("full_name").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("birth_date", input_is_string=True),
            cl.ExactMatch("sex"),
            cl.LevenshteinAtThresholds("phone"),
            cl.JaroWinklerAtThresholds("street"),
            cl.ExactMatch("place"),
        ],
    )


def _day(text: str | None) -> str | None:
    digits = "".join(filter(str.isdigit, text or ""))
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits else None
