"""Summaries of whole numbers with NumPy, and the documented rule of patient splits with hashlib."""

from hashlib import sha256

import numpy as np


def ages(case):
    values = np.repeat([age for age, _ in case["histogram"]], [count for _, count in case["histogram"]])
    if len(values) == 0:
        return {"summary": None, "bins": []}
    width = case["width"]
    edges = np.arange(values.min() // width * width, values.max() + width + 1, width)
    counts, starts = np.histogram(values, bins=edges)
    # The last bin of NumPy includes its upper bound; here there is always one above all values.
    bins = [
        [int(start), int(count)]
        for start, count in zip(starts[:-1], counts, strict=True)
        if start <= values.max()
    ]
    summary = [
        len(values),
        int(values.min()),
        int(values.max()),
        float(values.mean()),
        float(np.median(values)),
    ]
    return {"summary": summary, "bins": bins}


def split(case):
    return {"splits": "".join(letter(case, patient) for patient in case["patients"])}


def letter(case, patient):
    train, validation, test = case["shares"]
    digest = sha256(f"{case['seed']}:{patient}".encode()).digest()
    place = int.from_bytes(digest[:6], "big") / 2**48
    if place < train / (train + validation + test):
        return "T"
    return "V" if place < (train + validation) / (train + validation + test) else "E"
