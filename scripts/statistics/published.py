"""Each statistic by published packages. What this project calls undefined is None."""

from published_agreement import agreement
from published_numbers import ages, split
from published_scores import scores
from published_tables import binary, kappa, pairs, raters

STATISTICS = {
    "ages": ages,
    "agreement": agreement,
    "binary": binary,
    "kappa": kappa,
    "pairs": pairs,
    "raters": raters,
    "scores": scores,
    "split": split,
}
