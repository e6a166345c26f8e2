"""Inputs counted from the published files: votes, tables of pairs of raters, 2x2 tables, scores."""

from collections import Counter
from fractions import Fraction
from itertools import combinations

import real_labels

# What becomes of an uncertain read, and the categories that are left.
POLICIES = {
    "SEPARATE": ({}, "PAU"),
    "AS_PRESENT": ({"U": "P"}, "PA"),
    "AS_ABSENT": ({"U": "A"}, "PA"),
    "EXCLUDE": ({"U": None}, "PA"),
}


def all_cases(folder):
    sets = {
        "FOUR_FINDINGS_2019": (*real_labels.four_reads(folder), real_labels.adjudicated(folder)),
        "ALL_FINDINGS_2021": (*real_labels.all_reads(folder), real_labels.ground_truth(folder)),
    }
    cases = {f"real-{kind}": [] for kind in ["agreement", "pairs", "raters", "binary", "scores"]}
    for label_set, (reads, columns, final) in sets.items():
        for finding, column in columns.items():
            about = {"labelSet": label_set, "finding": finding}
            values = [{reader: cells[column] for reader, cells in each.items()} for each in reads.values()]
            for policy in policies_for(values):
                treated = [treat(each, policy) for each in values]
                cases["real-agreement"].append(
                    about | {"policy": policy, "patterns": patterns(treated, policy)}
                )
                cases["real-pairs"].append(about | {"policy": policy, "pairs": pairs(treated, policy)})
            by_image = dict(zip(reads, values, strict=True))
            cases["real-raters"].append(about | {"raters": raters(by_image, final[finding])})
            cases["real-scores"].append(about | scored(by_image, final[finding]))
    cases["real-binary"] = comparisons(folder, *(final for _, _, final in sets.values()))
    return cases


def policies_for(values):
    """All four where there is an uncertain read; they are the same where there is none."""
    is_uncertain = any("U" in each.values() for each in values)
    return POLICIES if is_uncertain else ["SEPARATE"]


def treat(by_reader, policy):
    becomes, _ = POLICIES[policy]
    treated = {reader: becomes.get(value, value) for reader, value in by_reader.items()}
    return {reader: value for reader, value in treated.items() if value is not None}


def patterns(values, policy):
    _, categories = POLICIES[policy]
    counted = Counter(
        tuple(list(each.values()).count(category) for category in categories)
        for each in values
        if len(each) > 1
    )
    return [[list(votes), items] for votes, items in sorted(counted.items())]


def pairs(values, policy):
    _, categories = POLICIES[policy]
    counted = {}
    for by_reader in values:
        for left, right in combinations(sorted(by_reader), 2):
            table = counted.setdefault((left, right), [[0] * len(categories) for _ in categories])
            table[categories.index(by_reader[left])][categories.index(by_reader[right])] += 1
    return [[left, right, table] for (left, right), table in sorted(counted.items())]


def raters(by_image, final):
    """Each rater against the final labels, uncertain reads left out."""
    counted = {}
    for image, by_reader in by_image.items():
        for reader, value in treat(by_reader, "EXCLUDE").items():
            counted.setdefault(reader, Counter())[value + final[image]] += 1
    return [[reader, binary(counts)] for reader, counts in sorted(counted.items())]


def binary(counts):
    return [counts["PP"], counts["PA"], counts["AP"], counts["AA"]]


def scored(by_image, final):
    """The share of raters who call it present, as a score against the final labels."""
    counted = {}
    for image, by_reader in by_image.items():
        score = Fraction(list(by_reader.values()).count("P"), len(by_reader))
        counted.setdefault(score, [0, 0])[0 if final[image] == "P" else 1] += 1
    by_score = [[float(score), *counts] for score, counts in sorted(counted.items())]
    return {"byScore": by_score, "leasts": [0.5, 0.9, 0.95], "thresholds": [0.5]}


def comparisons(folder, adjudicated, ground_truth):
    """The labels mined from reports against the experts' final ones, and those against each other."""
    either = real_labels.either
    cases = []
    for release in ["NIH_NLP_2017", "NIH_NLP_2020"]:
        mined = real_labels.mined(folder, release)
        related = {
            "PNEUMOTHORAX": mined["PNEUMOTHORAX"],
            "NODULE_OR_MASS": either(mined, "NODULE", "MASS"),
            "AIRSPACE_OPACITY": mined["CONSOLIDATION"],
        }
        cases += compared(release, "FOUR_FINDINGS_2019", related, adjudicated)
        related = {**{finding: mined[finding] for finding in real_labels.NIH}, "ABNORMAL": mined["ANY"]}
        cases += compared(release, "ALL_FINDINGS_2021", related, ground_truth)
    related = {
        "PNEUMOTHORAX": ground_truth["PNEUMOTHORAX"],
        "NODULE_OR_MASS": either(ground_truth, "NODULE", "MASS"),
    }
    return cases + compared("GROUND_TRUTH", "FOUR_FINDINGS_2019", related, adjudicated)


def compared(candidate, label_set, labels, reference):
    about = {"labelSet": label_set, "candidate": candidate}
    return [
        about | {"finding": finding, "table": binary(in_common(of_image, reference[finding]))}
        for finding, of_image in labels.items()
    ]


def in_common(candidate, reference):
    return Counter(candidate[image] + value for image, value in reference.items() if image in candidate)
