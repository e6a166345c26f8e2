"""Agreement of several raters: irrCAC and krippendorff, and statsmodels where raters are even."""

import krippendorff
import numpy as np
import pandas as pd
from irrCAC.raw import CAC
from statsmodels.stats.inter_rater import fleiss_kappa


def agreement(case):
    counts = item_counts(case["patterns"])
    if len(counts) == 0:
        names = ["percentAgreement", "fleissKappa", "krippendorffAlpha", "gwetAc1", "categoryShares"]
        return {"itemCount": 0, **dict.fromkeys(names)}
    # irrCAC fails, or gives 1, for a single item and where one category occurs: both say nothing.
    is_defined = len(counts) > 1 and np.count_nonzero(counts.sum(axis=0)) > 1
    percent, fleiss, ac1 = by_irr_cac(counts) if is_defined else (agreeing_pairs(counts), None, None)
    if is_defined and len(set(counts.sum(axis=1))) == 1:
        # They are the same; irrCAC adds up item by item and loses more digits where all but agree.
        assert abs(fleiss_kappa(counts) - fleiss) < 1e-9
        fleiss = float(fleiss_kappa(counts))
    return {
        "itemCount": len(counts),
        "percentAgreement": percent,
        "fleissKappa": fleiss,
        "krippendorffAlpha": by_krippendorff(counts) if is_defined else None,
        "gwetAc1": ac1,
        "categoryShares": (counts / counts.sum(axis=1, keepdims=True)).mean(axis=0).tolist(),
    }


def item_counts(patterns):
    """A row for each item that has two raters or more, a column for each category."""
    rows = [votes for votes, items in patterns if sum(votes) > 1 for _ in range(items)]
    return np.array(rows, dtype=int)


def by_irr_cac(counts):
    # It rounds to five digits unless told otherwise, and warns of standard errors that nobody asked for.
    ratings = pd.DataFrame([ratings_of(row, counts.sum(axis=1).max()) for row in counts])
    with np.errstate(all="ignore"):
        fleiss = CAC(ratings, digits=15).fleiss()["est"]
        gwet = CAC(ratings, digits=15).gwet()["est"]
    return float(fleiss["pa"]), float(fleiss["coefficient_value"]), float(gwet["coefficient_value"])


def agreeing_pairs(counts):
    raters = counts.sum(axis=1)
    return float(((counts * (counts - 1)).sum(axis=1) / (raters * (raters - 1))).mean())


def ratings_of(votes, raters):
    """One rating for each vote, by whomever: none of the coefficients asks who it was."""
    ratings = [float(category) for category, count in enumerate(votes) for _ in range(count)]
    return ratings + [np.nan] * (raters - len(ratings))


def by_krippendorff(counts):
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))
