"""The published label files: who says what of which image. P: present, A: absent, U: uncertain."""

import csv
from collections import defaultdict

FOUR = {"FRACTURE": 0, "PNEUMOTHORAX": 1, "AIRSPACE_OPACITY": 2, "NODULE_OR_MASS": 3}
NIH = [
    "ATELECTASIS", "CARDIOMEGALY", "EFFUSION", "INFILTRATION", "MASS", "NODULE", "PNEUMONIA", "PNEUMOTHORAX",
    "CONSOLIDATION", "EDEMA", "EMPHYSEMA", "FIBROSIS", "PLEURAL_THICKENING", "HERNIA",
]  # fmt: skip
ALL = {finding: column for column, finding in enumerate(["ABNORMAL", *NIH, "OTHER"])}
VALUES = {"YES": "P", "1": "P", "NO": "A", "0": "A", "HEDGE": "U"}


def rows(path):
    with open(path, newline="") as file:
        return list(csv.reader(file))[1:]


def four_reads(folder):
    """{finding: {image: {reader: value}}}; of repeated reads, the first in the file."""
    file = rows(folder / "four_findings_expert_labels/individual_readers.csv")
    return reads((row[1], row[2], row[3:7]) for row in file), FOUR


def all_reads(folder):
    file = rows(folder / "all_findings_expert_labels/test_individual_readers.csv")
    return reads((row[0], row[2], row[3:19]) for row in file), ALL


def reads(file):
    of_image = defaultdict(dict)
    for image, reader, cells in file:
        of_image[image].setdefault(reader, [VALUES[cell] for cell in cells])
    return of_image


def adjudicated(folder):
    """{finding: {image: value}}"""
    files = [
        rows(folder / f"four_findings_expert_labels/{name}_labels.csv") for name in ["validation", "test"]
    ]
    return by_finding(((row[0], row[11:15]) for file in files for row in file), FOUR)


def ground_truth(folder):
    file = rows(folder / "all_findings_expert_labels/test_labels.csv")
    return by_finding(((row[0], row[2:18]) for row in file), ALL)


def by_finding(file, columns):
    cells = {image: [VALUES[cell] for cell in row] for image, row in file}
    return {
        finding: {image: row[column] for image, row in cells.items()} for finding, column in columns.items()
    }


def mined(folder, release):
    """{finding: {image: value}} of the labels mined from reports, and whether there is any, as ANY."""
    name = {"NIH_NLP_2017": "Data_Entry_2017.csv", "NIH_NLP_2020": "Data_Entry_2017_v2020.csv"}[release]
    cells = {row[0]: row[1].upper().split("|") for row in rows(folder / name)}
    labels = {
        finding: {image: "P" if finding in cell else "A" for image, cell in cells.items()} for finding in NIH
    }
    labels["ANY"] = {image: "A" if cell == ["NO FINDING"] else "P" for image, cell in cells.items()}
    return labels


def either(labels, *findings):
    first, *others = (labels[finding] for finding in findings)
    return {
        image: "P" if value == "P" or any(other[image] == "P" for other in others) else value
        for image, value in first.items()
    }
