"""Adapter: the one place that knows red-dwarf, its scikit-learn and its pandas."""

import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from sklearn.metrics import silhouette_score

from dure.engines.deliberate.groups import Floats, Labels
from dure.engines.deliberate.matrix import Matrix
from dure.engines.deliberate.types import Saying, Settings

with warnings.catch_warnings():  # an option in the library that its pydantic passes over
    warnings.simplefilter("ignore")
    from reddwarf.sklearn.cluster import PolisKMeans
    from reddwarf.utils.consensus import select_consensus_statements
    from reddwarf.utils.matrix import simple_filter_matrix
    from reddwarf.utils.reducer.base import run_reducer
    from reddwarf.utils.stats import (
        calculate_comment_statistics_dataframes,
        select_representative_statements,
    )


def places_of(matrix: Matrix, settings: Settings) -> Floats:
    """Where each person stands: two principal components, stretched for those who answered little."""
    frame = simple_filter_matrix(_frame(matrix), mod_out_statement_ids=list(matrix.rejected))
    places, _, _ = run_reducer(frame.values, reducer="pca", random_state=settings.seed)
    return np.asarray(places, dtype=np.float64)


def gather(points: Floats, weights: Floats, starts: Floats) -> Labels:
    """K-means from given starts; a label that nobody has is left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # fewer different points than groups: told by the labels
        found = PolisKMeans(
            n_clusters=len(starts), init="polis", init_centers=starts, n_init=1, random_state=0
        ).fit(points, sample_weight=weights)
    _, labels = np.unique(found.labels_, return_inverse=True)
    return np.asarray(labels, dtype=np.intp)


def judge(points: Floats, labels: Labels) -> float:
    """How well the groups hold together: the silhouette."""
    return float(silhouette_score(points, labels))


def consensus(matrix: Matrix, settings: Settings) -> dict[str, list[Saying]]:
    """The statements that all support or reject, over everybody who answered."""
    found = select_consensus_statements(
        vote_matrix=_frame(matrix),
        mod_out_statement_ids=list(matrix.rejected),
        pick_max=settings.picked,
        confidence=settings.confidence,
    )
    return {way: [_saying(one, matrix, way) for one in found[way]] for way in ("agree", "disagree")}


def sayings(
    matrix: Matrix, labels: Labels, settings: Settings
) -> tuple[dict[int, list[Saying]], dict[int, tuple[float, float]]]:
    """What stands for each group; and how probably all groups share each statement."""
    frame = _frame(matrix).iloc[matrix.placed]
    by_group, shared = calculate_comment_statistics_dataframes(
        vote_matrix=frame, cluster_labels=labels
    )
    chosen = select_representative_statements(
        grouped_stats_df=by_group,
        mod_out_statement_ids=list(matrix.rejected),
        pick_max=settings.picked,
        confidence=settings.confidence,
    )
    told = {
        int(group): [_saying(one, matrix, str(one["repful-for"])) for one in some]
        for group, some in chosen.items()
    }
    aware = {
        int(at): (
            float(row["group-aware-consensus-agree"]),
            float(row["group-aware-consensus-disagree"]),
        )
        for at, row in shared.iterrows()
    }
    return told, aware


def _frame(matrix: Matrix) -> Any:
    """The library's table: rows and columns by number, so that any code will do."""
    frame = pd.DataFrame(matrix.answers)
    frame.index.name, frame.columns.name = "participant_id", "statement_id"
    return frame


def _saying(one: Mapping[str, Any], matrix: Matrix, way: str) -> Saying:
    ratio, test = one.get("repness"), one.get("repness-test")
    return Saying(
        statement=matrix.statements[int(one["tid"])],
        direction=way,
        successes=int(one["n-success"]),
        trials=int(one["n-trials"]),
        probability=float(one["p-success"]),
        test=float(one["p-test"]),
        ratio=None if ratio is None else float(ratio),
        ratio_test=None if test is None else float(test),
        best_agree=bool(one.get("best-agree", False)),
    )
