"""Random inputs with ties, gaps and degenerate cells; the same ones on every machine."""

from random import Random


def all_cases():
    return {
        "ages": ages(Draw(1)),
        "agreement": agreement(Draw(2)),
        "binary": binary(Draw(3)),
        "kappa": kappa(Draw(4)),
        "scores": scores(Draw(5)),
        "split": split(Draw(6)),
    }


class Draw:
    """Only random() of Python's generator is promised to stay the same."""

    def __init__(self, seed):
        self.random = Random(seed).random

    def below(self, bound):
        return int(self.random() * bound)

    def between(self, least, most):
        return least + self.below(most - least + 1)

    def choice(self, values):
        return values[self.below(len(values))]


def agreement(draw):
    degenerate = [
        [],
        [[[1, 0], 4]],
        [[[2, 1], 1]],
        [[[0, 2], 1]],
        [[[3, 0], 7]],
        [[[0, 3, 0], 2], [[0, 2, 0], 5]],
        [[[2, 0], 3], [[0, 2], 1]],
        [[[1, 1], 2]],
        [[[1, 1], 1], [[1, 0], 9]],
        [[[2, 0], 1], [[0, 1], 50]],
        [[[5, 0, 0], 4000], [[4, 1, 0], 1]],
    ]
    return [{"patterns": patterns} for patterns in [*degenerate, *(some_patterns(draw) for _ in range(70))]]


def some_patterns(draw):
    categories, even = draw.between(2, 4), draw.choice([None, None, 2, 3, 5])
    favourite = draw.between(0, categories - 1)
    patterns = {}
    for _ in range(draw.between(1, 9)):
        votes = [0] * categories
        for _ in range(even or draw.between(0, 6)):
            votes[favourite if draw.random() < 0.6 else draw.below(categories)] += 1
        patterns[tuple(votes)] = draw.choice([0, 1, 1, 2, 3, 10, 40])
    return [[list(votes), items] for votes, items in patterns.items()]


def kappa(draw):
    degenerate = [
        [[0, 0], [0, 0]],
        [[1, 0], [0, 0]],
        [[0, 1], [0, 0]],
        [[5, 0], [0, 0]],
        [[5, 3], [0, 0]],
        [[0, 4], [4, 0]],
        [[6, 0], [0, 2]],
        [[2, 0, 0], [0, 3, 0], [0, 0, 0]],
        [[0, 0, 0], [0, 0, 7], [0, 7, 0]],
        [[9900, 40], [55, 5]],
        [[112000, 10], [10, 100]],
    ]
    tables = [some_table(draw, draw.between(2, 4)) for _ in range(60)]
    return [{"table": table} for table in [*degenerate, *tables]]


def some_table(draw, size):
    agreed = draw.choice([1, 5, 30])
    return [
        [draw.choice([0, 1, 2, 7, 25]) * (agreed if i == j else 1) for j in range(size)] for i in range(size)
    ]


def binary(draw):
    degenerate = [
        [0, 0, 0, 0],
        [1, 0, 0, 0],
        [0, 0, 0, 9],
        [0, 3, 0, 4],
        [0, 0, 3, 4],
        [0, 3, 4, 0],
        [5, 0, 0, 5],
    ]
    tables = [[draw.choice([0, 0, 1, 3, 12, 77, 450, 9001]) for _ in range(4)] for _ in range(60)]
    return [{"table": table} for table in [*degenerate, *tables]]


def scores(draw):
    leasts, thresholds = [0, 0.5, 0.8, 0.9, 0.95, 1], [-1, 0, 0.25, 0.5, 1, 2]
    small = [some_scores(draw) for _ in range(40)]
    degenerate = [
        {"scores": [], "labels": ""},
        {"scores": [0.5], "labels": "1"},
        {"scores": [0.1, 0.2, 0.2], "labels": "000"},
        {"scores": [0.3, 0.7], "labels": "01"},
        {"scores": [0.5] * 6, "labels": "010011"},
        {"scores": [0.1, 0.2, 0.8, 0.9], "labels": "0011"},
        {"scores": [0.1, 0.2, 0.8, 0.9], "labels": "1100"},
        {"scores": [0.2, 0.4, 0.4, 0.9], "labels": "0010"},
        {"scores": [-0.0, 0.0, -1e300, 1e300, 5e-324], "labels": "01001"},
    ]
    large = [
        {"items": 112120, "levels": 1000},
        {"items": 112120, "levels": 2**32},
        {"items": 5000, "levels": 7},
    ]
    return [{**case, "leasts": leasts, "thresholds": thresholds} for case in [*degenerate, *small, *large]]


def some_scores(draw):
    items, levels, prevalence = (
        draw.between(2, 60),
        draw.choice([2, 5, 20, 1000]),
        draw.choice([0.1, 0.5, 0.8]),
    )
    labels = [int(draw.random() < prevalence) for _ in range(items)]
    values = [(draw.between(0, levels) + label * draw.between(0, levels)) / levels / 2 for label in labels]
    return {"scores": values, "labels": "".join(map(str, labels))}


def ages(draw):
    histograms = [[], [[0, 1]], [[411, 2]], [[7, 0], [9, 3]]]
    for _ in range(16):
        some = {draw.between(0, 95): draw.between(0, 30) for _ in range(draw.between(1, 25))}
        histograms.append([list(entry) for entry in some.items()])
    return [{"histogram": histogram, "width": draw.choice([1, 5, 10, 25])} for histogram in histograms]


def split(draw):
    shares = [[0.7, 0.15, 0.15], [80, 10, 10], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0.9, 0.1, 0], [0, 0.5, 0.5]]
    patients = [1, 2, 13, 30805, *(draw.between(1, 30805) for _ in range(40))]
    return [
        {"seed": draw.choice([0, 1, 42, -7, 2**53 - 1]), "shares": each, "patients": patients}
        for each in shares
    ]
