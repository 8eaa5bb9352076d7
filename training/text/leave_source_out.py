"""Can the n-gram table tell AI text from human text on sites it has never seen? Leave-source-out cross-validation.

    python -m training.text.leave_source_out --data A.jsonl.gz B.jsonl --lang ja --out FILE.json [--folds 5] [--most 300]

A fold holds out whole sites, human and AI ones of the same domain together. The threshold of a fold is the score that
1 % of the human passages of the other folds exceed, each site counting alike. The scores of a fold come from a table
that saw none of its sites. The same figures are given for the length of a passage alone.
"""
from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.linear_model import SGDClassifier

from training.common.cache import Json, write_json
from training.common.rank import Flags, Numbers, auroc, aurocs, interval, source_draws
from training.text.corpus import Row, load_rows
from training.text.cut import passage_of
from training.text.ngram import TABLES, features
from training.text.normalize import normalize
from training.text.sites import domain_of, site_of

BAR_AUROC, BAR_FALSE_FLAGS = 0.93, 0.02
BAR_DOMAINS = ("encyclopaedia", "documentation", "news", "blog")
ENOUGH_SITES = 3
SHARE = 0.01
ROUNDS = 300
ALPHA, EPOCHS = 1e-5, 5
MIN_CHARACTERS, MAX_CHARACTERS = 120, 600
MOST_OF_A_DOCUMENT = 3
REVISED = ("polish", "rewrite", "expand")
_UNSPACED_END = re.compile(r"(?<=[。！？])(?![」』）])")
Folds = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Passages:
    """Passages with what they are grouped by; all sequences are of one length."""

    texts: Sequence[str]
    is_ai: Flags
    domains: Sequence[str]
    sites: Sequence[str]

    def mask(self, domain: str) -> Flags:
        """Passages of one domain."""
        return np.array([one == domain for one in self.domains], bool)

    def only(self, rows: Flags) -> Passages:
        """Some of the passages."""
        return Passages(_chosen(self.texts, rows), self.is_ai[rows], _chosen(self.domains, rows), _chosen(self.sites, rows))


def main() -> None:
    """Reads the command line, validates and writes the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--lang", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--by", choices=("site", "source"), default="site",
                        help="source: another corpus of the same site may be among those learned from")
    parser.add_argument("--most", type=int, default=300, help="passages of a source and domain")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    started = time.monotonic()
    passages = drawn(load_rows(args.data, args.lang), args.most, args.seed, args.by == "source")
    folds = folds_of(passages, args.folds)
    scores = held_out_scores(passages, folds, args.lang, args.seed)
    judged, lacking = ~np.isnan(scores), missing(passages)
    if not judged.all():
        passages, folds, scores = passages.only(judged), folds[judged], scores[judged]
    write_json(args.out, {"lang": args.lang, "heldOut": args.by, "seed": args.seed, "notJudged": int((~judged).sum()),
                          **figures(passages, folds, scores), "missing": lacking,
                          "seconds": round(time.monotonic() - started)})


def drawn(rows: Sequence[Row], most: int, seed: int, by_source: bool = False) -> Passages:
    """Cleaned passages: human text that a model revised is left out, and at most `most` of a source and domain are kept."""
    rng = random.Random(seed)
    held: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    order = rng.sample(range(len(rows)), len(rows))
    for row in (rows[i] for i in order):
        cell = held[row["source"], domain_of(row), row["label"]]
        if row["attack"] not in REVISED and len(cell) < most:
            cell += [normalize(one) for one in passages_of(row, rng)]
    flat = [(text, label == "ai", domain, source if by_source else site_of(source))
            for (source, domain, label), texts in sorted(held.items()) for text in texts[:most]]
    return Passages([f[0] for f in flat], np.array([f[1] for f in flat]), [f[2] for f in flat], [f[3] for f in flat])


def passages_of(row: Row, rng: random.Random) -> Iterator[str]:
    """Up to three passages of a row: 50-300 words, or 120-600 characters of Japanese."""
    if row["lang"] == "ja":
        pieces = list(_unspaced(row["text"], rng))
        yield from rng.sample(pieces, min(MOST_OF_A_DOCUMENT, len(pieces)))
    else:
        piece = passage_of(row["text"], rng)
        yield from [piece] if piece is not None else []


def _unspaced(text: str, rng: random.Random) -> Iterator[str]:
    """The whole text in consecutive pieces of drawn lengths that end where a sentence ends."""
    kept, wanted = "", _length(rng)
    for sentence in _UNSPACED_END.split(text):
        if MIN_CHARACTERS <= len(kept) and (len(kept) >= wanted or len(kept) + len(sentence) > MAX_CHARACTERS):
            yield kept
            kept, wanted = "", _length(rng)
        kept += sentence
        if len(kept) > MAX_CHARACTERS:
            kept = ""  # one endless sentence: a list or a table
    if len(kept) >= MIN_CHARACTERS:
        yield kept


def _length(rng: random.Random) -> float:
    return float(np.exp(rng.uniform(np.log(MIN_CHARACTERS + 20), np.log(MAX_CHARACTERS - 60))))


def folds_of(passages: Passages, count: int) -> Folds:
    """The fold of each passage: sites go, largest first, to the fold that has least of their domain and label."""
    sizes = Counter(zip(passages.sites, passages.domains, passages.is_ai.tolist(), strict=True))
    load: dict[tuple[int, str, bool], int] = defaultdict(int)
    where: dict[str, int] = {}
    for (site, domain, is_ai), size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        total = [sum(n for (fold, *_), n in load.items() if fold == k) for k in range(count)]
        where.setdefault(site, min(range(count), key=lambda k: (load[k, domain, is_ai], total[k])))
        load[where[site], domain, is_ai] += size
    return np.array([where[site] for site in passages.sites])


def held_out_scores(passages: Passages, folds: Folds, lang: str, seed: int) -> Numbers:
    """Log-odds of each passage from the table that was fitted without its fold; nan when a class is not left to fit."""
    matrix = features(passages.texts, TABLES["ja" if lang == "ja" else "en"])
    scores = np.full(len(folds), np.nan)
    for fold in np.unique(folds):
        out = folds == fold
        if len(np.unique(passages.is_ai[~out])) == 2:
            scores[out] = fitted(matrix[~out], passages, ~out, seed).decision_function(matrix[out])
    return scores


def fitted(matrix: sp.csr_matrix, passages: Passages, rows: Flags, seed: int) -> SGDClassifier:
    """Averaged logistic SGD in which labels, then domains, then sites weigh alike."""
    keys = [(bool(passages.is_ai[i]), passages.domains[i], passages.sites[i]) for i in np.flatnonzero(rows).tolist()]
    passages_at, sites_at, domains_at = Counter(keys), defaultdict(set), defaultdict(set)
    for is_ai, domain, site in keys:
        sites_at[is_ai, domain].add(site)
        domains_at[is_ai].add(domain)
    weight = np.array([1 / (passages_at[k] * len(sites_at[k[:2]]) ** 0.5 * len(domains_at[k[0]]) ** 0.5) for k in keys])
    labels = np.array([k[0] for k in keys])
    for side in (False, True):
        weight[labels == side] /= max(weight[labels == side].sum(), 1e-12)
    weight = np.minimum(weight, 12 * weight.mean())  # no passage of a tiny source outweighs a large one
    model = SGDClassifier(loss="log_loss", alpha=ALPHA, max_iter=EPOCHS, tol=None, average=True, random_state=seed)
    model.fit(matrix, labels, sample_weight=weight * (len(keys) / weight.sum()))
    return model


def figures(passages: Passages, folds: Folds, scores: Numbers) -> Json:
    """What is written: pooled, by domain, by fold, by site, the null and the bar."""
    flagged = flags(passages, folds, scores)
    domains = sorted(set(passages.domains))
    table = {domain: cell(passages, scores, flagged, passages.mask(domain)) for domain in domains}
    everything = cell(passages, scores, flagged, np.ones(len(scores), bool))
    both = np.array([min(table[d]["humanSites"], table[d]["aiSites"]) > 0 for d in passages.domains], bool)
    return {
        "passages": len(scores), "pooled": everything, "pooledDomainsWithBoth": cell(passages, scores, flagged, both),
        "byDomain": table,
        "byFold": {str(k): {**cell(passages, scores, flagged, folds == k),
                            "sites": sorted({s for s, f in zip(passages.sites, folds, strict=True) if f == k})}
                   for k in np.unique(folds)},
        "bySite": by_site(passages, scores, flagged),
        "lengthOnlyAuroc": _round(auroc(passages.is_ai, np.array([float(len(t)) for t in passages.texts]))),
        "bar": bar(everything, table),
    }


def flags(passages: Passages, folds: Folds, scores: Numbers) -> Flags:
    """Whether each score exceeds the threshold of its fold, which the human passages of the other folds set."""
    flagged = np.zeros(len(scores), bool)
    for fold in np.unique(folds):
        others = (folds != fold) & ~passages.is_ai
        flagged[folds == fold] = scores[folds == fold] > threshold(scores[others], _chosen(passages.sites, others))
    return flagged


def threshold(scores: Numbers, sites: Sequence[str]) -> float:
    """The smallest score that at most 1 % of the weight exceeds, each site weighing alike; inf without scores."""
    if not len(scores):
        return float("inf")
    count = Counter(sites)
    order = np.argsort(-scores)
    above = np.cumsum(np.array([1 / (count[sites[i]] * len(count)) for i in order.tolist()]))
    return float(scores[order[min(int(np.searchsorted(above, SHARE, "right")), len(order) - 1)]])


def cell(passages: Passages, scores: Numbers, flagged: Flags, rows: Flags) -> Json:
    """Counts, AUROC, false flags and recall of some passages, with intervals that draw sites again."""
    is_ai, score, flag = passages.is_ai[rows], scores[rows], flagged[rows]
    sites = _chosen(passages.sites, rows)
    seen = set(zip(sites, is_ai.tolist(), strict=True))
    draws = source_draws(is_ai, sites, ROUNDS) if len(sites) else []
    return {
        "human": int((~is_ai).sum()), "ai": int(is_ai.sum()), "humanSites": sum(not ai for _, ai in seen),
        "aiSites": sum(ai for _, ai in seen), "auroc": _round(auroc(is_ai, score)) if len(sites) else None,
        "auroc95": [_round(v) for v in interval(aurocs(is_ai, score, draws))],
        "falseFlags": _share(flag, ~is_ai), "falseFlags95": _shares(flag, ~is_ai, draws),
        "recall": _share(flag, is_ai), "recall95": _shares(flag, is_ai, draws),
    }


def by_site(passages: Passages, scores: Numbers, flagged: Flags) -> Json:
    """Passages, median score and share flagged of each site, its human and its AI passages apart."""
    names = np.array([f"{site} ({'ai' if ai else 'human'})" for site, ai in zip(passages.sites, passages.is_ai, strict=True)])
    return {str(name): {"passages": int((names == name).sum()), "median": round(float(np.median(scores[names == name])), 2),
                        "flagged": _share(flagged, names == name)} for name in np.unique(names)}


def bar(everything: Json, table: Json) -> Json:
    """Whether the bar for a supported language is met, and where it is missed or cannot be judged."""
    pooled = everything["auroc"]
    misses = ["no AUROC"] if pooled is None else [f"AUROC {pooled} below {BAR_AUROC}"] if pooled < BAR_AUROC else []
    for domain in BAR_DOMAINS:
        found = table.get(domain)
        if not found or found["humanSites"] < ENOUGH_SITES:
            misses.append(f"{domain}: fewer than {ENOUGH_SITES} human sites")
        if found and found["falseFlags"] is not None and found["falseFlags"] > BAR_FALSE_FLAGS:
            misses.append(f"{domain}: {found['falseFlags']:.1%} false flags")
        if not found or found["aiSites"] < ENOUGH_SITES:
            misses.append(f"{domain}: fewer than {ENOUGH_SITES} AI sites")
        elif found["auroc"] is not None and found["auroc"] < BAR_AUROC:
            misses.append(f"{domain}: AUROC {found['auroc']}")
    return {"met": not misses, "misses": misses}


def missing(passages: Passages) -> list[str]:
    """The cells of domain and label with fewer than three sites, whether they could be judged or not."""
    held = set(zip(passages.domains, passages.is_ai.tolist(), passages.sites, strict=True))
    count = Counter((domain, is_ai) for domain, is_ai, _ in held)
    return [f"{domain} {'ai' if is_ai else 'human'}: {count[domain, is_ai]} of {ENOUGH_SITES} sites"
            for domain in sorted({*BAR_DOMAINS, *passages.domains}) for is_ai in (False, True)
            if count[domain, is_ai] < ENOUGH_SITES]


def _chosen(values: Sequence[str], rows: Flags) -> list[str]:
    return [value for value, keep in zip(values, rows, strict=True) if keep]


def _share(flag: Flags, rows: Flags) -> float | None:
    return round(float(flag[rows].mean()), 4) if rows.any() else None


def _shares(flag: Flags, rows: Flags, draws: Sequence[Numbers]) -> list[float | None]:
    if not rows.any():
        return []
    totals = [(float((w * flag)[rows].sum()), float(w[rows].sum())) for w in draws]
    return [_round(v) for v in interval([a / b for a, b in totals if b > 0])]


def _round(value: float) -> float | None:
    return None if np.isnan(value) else round(value, 4)


if __name__ == "__main__":
    main()
