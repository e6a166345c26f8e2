"""Scores against a binary reference: scikit-learn, and MLstatkit for DeLong's interval."""

import numpy as np
from MLstatkit import Delong_test
from sklearn import metrics


def scores(case):
    labels, values = items_of(case)
    positives, negatives = int(labels.sum()), int((1 - labels).sum())
    points = points_of(labels, values)
    expected = {"tables": [table_at(labels, values, threshold) for threshold in case["thresholds"]]}
    if positives == 0 or negatives == 0:
        return {
            "auroc": None,
            "averagePrecision": None,
            "mostSensitive": None,
            "mostSpecific": None,
        } | expected
    return {
        "auroc": [float(metrics.roc_auc_score(labels, values)), *interval(labels, values)],
        "averagePrecision": float(metrics.average_precision_score(labels, values)),
        "mostSensitive": [most_sensitive(points, least) for least in case["leasts"]],
        "mostSpecific": [most_specific(points, least) for least in case["leasts"]],
    } | expected


def items_of(case):
    """Labels and scores, which are stored one by one, by score, or as the rule that makes them."""
    if "labels" in case:
        return np.array([int(label) for label in case["labels"]]), np.array(case["scores"])
    if "byScore" in case:
        counts = [
            (score, label, count)
            for score, *both in case["byScore"]
            for label, count in zip([1, 0], both, strict=True)
        ]
        labels = np.concatenate([np.full(count, label) for _, label, count in counts])
        return labels, np.concatenate([np.full(count, float(score)) for score, _, count in counts])
    # Multiplicative hashing (Knuth), in 32 bits.
    hashes = (np.arange(case["items"], dtype=np.uint64) * 2654435761) % 2**32
    values = (hashes % case["levels"]) / case["levels"]
    return ((hashes >> 16) % 100 < 3 + 9 * values).astype(int), values


def interval(labels, values):
    # DeLong's variance takes a variance within each class, which one item does not have.
    if min(labels.sum(), (1 - labels).sum()) < 2:
        return [None, None]
    # It compares two models, so the second is the first turned round; the interval is of the first.
    _, _, (lower, upper), *_ = Delong_test(labels, values, -values, alpha=0.95, n_boot=50, random_state=0)
    return [float(lower), float(upper)]


def points_of(labels, values):
    """(threshold, true positives, false positives, sensitivity, specificity), from above all scores down."""
    if len(labels) == 0 or labels.min() == labels.max():
        return []
    tns, fps, fns, tps, thresholds = metrics.confusion_matrix_at_thresholds(labels, values)
    points = zip(
        thresholds.tolist(),
        tps.tolist(),
        fps.tolist(),
        (tps / (tps + fns)).tolist(),
        (tns / (tns + fps)).tolist(),
        strict=True,
    )
    return [(None, 0, 0, 0.0, 1.0), *points]


def most_sensitive(points, least):
    return list(
        max((point for point in points if point[4] >= least), key=lambda point: (point[3], point[4]))[:3]
    )


def most_specific(points, least):
    return list(
        max((point for point in points if point[3] >= least), key=lambda point: (point[4], point[3]))[:3]
    )


def table_at(labels, values, threshold):
    """[true positives, false positives, false negatives, true negatives]"""
    if len(labels) == 0:
        return [0, 0, 0, 0]
    (tn, fp), (fn, tp) = metrics.confusion_matrix(labels, values >= threshold, labels=[0, 1])
    return [int(tp), int(fp), int(fn), int(tn)]
