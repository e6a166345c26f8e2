"""Tables of counts: scikit-learn and statsmodels."""

from fractions import Fraction

import numpy as np
from sklearn import metrics
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint


def kappa(case):
    table = np.array(case["table"])
    return {
        "observedAgreement": proportion(int(np.trace(table)), int(table.sum())),
        "kappa": kappa_of(table),
    }


def binary(case):
    tp, fp, fn, tn = case["table"]
    truth = np.repeat([1, 0, 1, 0], [tp, fp, fn, tn])
    test = np.repeat([1, 1, 0, 0], [tp, fp, fn, tn])
    values = {
        "sensitivity": proportion(tp, tp + fn),
        "specificity": proportion(tn, fp + tn),
        "positivePredictiveValue": proportion(tp, tp + fp),
        "negativePredictiveValue": proportion(tn, fn + tn),
        "accuracy": proportion(tp + tn, tp + fp + fn + tn),
        "prevalence": proportion(tp + fn, tp + fp + fn + tn),
        "f1": None,
        "cohenKappa": kappa_of(np.array([[tp, fp], [fn, tn]])),
    }
    if len(truth) > 0:
        agree(values["sensitivity"], metrics.recall_score(truth, test, zero_division=np.nan))
        agree(values["positivePredictiveValue"], metrics.precision_score(truth, test, zero_division=np.nan))
        agree(values["accuracy"], metrics.accuracy_score(truth, test))
        values["f1"] = none_for_nan(metrics.f1_score(truth, test, zero_division=np.nan))
    return values


def pairs(case):
    """[observed agreement, kappa, lower, upper] of each pair of raters"""
    results = [kappa({"table": table}) for *_, table in case["pairs"]]
    return [[each["observedAgreement"][0], *(each["kappa"] or [None] * 3)] for each in results]


def raters(case):
    """[sensitivity, specificity, predictive values, F1, kappa, its bounds] of each rater"""
    return [short(binary({"table": table})) for _, table in case["raters"]]


def short(values):
    shares = ["sensitivity", "specificity", "positivePredictiveValue", "negativePredictiveValue"]
    of_shares = [values[name] and values[name][0] for name in shares]
    return [*of_shares, values["f1"], *(values["cohenKappa"] or [None] * 3)]


def proportion(count, of):
    """[value, lower, upper]"""
    if of == 0:
        return None
    return [count / of, *map(float, proportion_confint(count, of, alpha=0.05, method="wilson"))]


def kappa_of(table):
    """[value, lower, upper]"""
    if table.sum() < 2 or is_certain(table):
        return None
    with np.errstate(all="ignore"):
        result = cohens_kappa(table)
    first, second = (np.repeat(each.ravel(), table.ravel()) for each in np.indices(table.shape))
    assert abs(metrics.cohen_kappa_score(first, second) - result.kappa) < 1e-10
    if is_without_variance(table):
        # statsmodels takes the root of what rounding leaves.
        return [float(result.kappa)] * 3
    return [float(result.kappa), float(result.kappa_low), float(result.kappa_upp)]


def is_certain(table):
    """Whether both raters gave everything the same category."""
    return int(np.max(np.diag(table))) == int(table.sum())


def is_without_variance(table):
    """Whether the variance of kappa is zero, exactly: its terms are the same in all cells that hold items."""
    items, rows, columns = int(table.sum()), table.sum(axis=1).tolist(), table.sum(axis=0).tolist()
    room = items**2 - sum(row * column for row, column in zip(rows, columns, strict=True))
    miss = Fraction(items * (items - int(np.trace(table))), room)
    cells = [(int(i), int(j)) for i, j in np.argwhere(table > 0)]
    return len({(i == j) - Fraction(columns[i] + rows[j], items) * miss for i, j in cells}) == 1


def agree(expected, found):
    assert abs((np.nan if expected is None else expected[0]) - found) < 1e-12 or np.isnan(found)
    assert (expected is None) == bool(np.isnan(found))


def none_for_nan(value):
    return None if np.isnan(value) else float(value)
