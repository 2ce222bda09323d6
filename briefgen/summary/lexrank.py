"""sumy's LexRank, vectorised: the same numbers, in sparse products where sumy loops over every pair of sentences."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from sumy.summarizers.lex_rank import LexRankSummarizer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Words = Sequence[Sequence[str]]
    Weights = Mapping[str, float]

_NEAR = 1e-9


class VectorLexRank(LexRankSummarizer):  # type: ignore[misc]  # sumy has no types
    """sumy's `LexRankSummarizer` with its two slow steps replaced; whatever else it does is inherited.

    Similarities that lie so near the threshold that the order of a sum could decide are worked out again as sumy does,
    so that the ranking is the same sentence for sentence.
    """

    @staticmethod
    def _compute_idf(sentences: Words) -> dict[str, float]:
        held = Counter(term for sentence in sentences for term in dict.fromkeys(sentence))
        return {term: math.log(len(sentences) / (1 + n)) for term, n in held.items()}

    def _create_matrix(
        self, sentences: Words, threshold: float, tf_metrics: Sequence[Weights], idf_metrics: Weights
    ) -> NDArray[np.float64]:
        rows = _unit_rows(tf_metrics, idf_metrics)
        cosines: NDArray[np.float64] = np.asarray((rows @ rows.T).todense())
        for i, j in np.argwhere(np.abs(cosines - threshold) < _NEAR):
            cosines[i, j] = self.cosine_similarity(
                sentences[i], sentences[j], tf_metrics[i], tf_metrics[j], idf_metrics
            )
        linked: NDArray[np.float64] = (cosines > threshold).astype(np.float64)
        degrees: NDArray[np.float64] = np.maximum(linked.sum(axis=1), 1)
        stochastic: NDArray[np.float64] = linked / degrees[:, np.newaxis]
        return stochastic

    @staticmethod
    def power_method(matrix: NDArray[np.float64], epsilon: float) -> NDArray[np.float64]:
        """Sumy's own; where no sentence is like another, not even like itself, all rank the same and not as NaN."""
        if not matrix.any():
            return np.full(len(matrix), 1.0 / len(matrix))
        ranks: NDArray[np.float64] = LexRankSummarizer.power_method(matrix, epsilon)
        return ranks


def _unit_rows(tf_metrics: Sequence[Weights], idf_metrics: Weights) -> csr_array[np.float64, tuple[int, int]]:
    """The sentences' idf-weighted vectors at length one, a row each; a sentence without weight stays zero."""
    columns = {term: k for k, term in enumerate(idf_metrics)}
    weights = np.array([tf * idf_metrics[term] for metrics in tf_metrics for term, tf in metrics.items()])
    places = np.array([columns[term] for metrics in tf_metrics for term in metrics], dtype=np.int64)
    starts = np.cumsum([0, *(len(metrics) for metrics in tf_metrics)])
    rows = csr_array((weights, places, starts), shape=(len(tf_metrics), len(columns)))
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    rows.data /= np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(starts))
    return rows
