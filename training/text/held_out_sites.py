"""An encoder and an n-gram table on the same sites, seen by neither, and both together.

    python -m training.text.held_out_sites --data A.jsonl.gz B.jsonl --lang ja --model RUN/final.pt \
        --tokenizer tokenizer.json --sites S1 S2 ... --out FILE.json

The sites are those that `train_encoder --hold-out` left out; the table is fitted here without them. Both members weigh
alike, each divided by its spread. The threshold of a site is the score that 1 % of the human passages of the *other*
held-out sites exceed. Figures as in `leave_source_out`.
"""
from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from training.common.cache import Json, write_json
from training.common.rank import Flags, Numbers
from training.text.batches import Tokens
from training.text.corpus import load_rows
from training.text.encoder import load
from training.text.leave_source_out import Passages, drawn, figures, fitted
from training.text.ngram import TABLES, features
from training.text.train_encoder import score

TOKENS = 256  # as in the product


def table_scores(passages: Passages, is_out: Flags, lang: str, seed: int) -> Numbers:
    """Log-odds of the held-out passages by a table fitted on all others."""
    matrix = features(passages.texts, TABLES["ja" if lang == "ja" else "en"])
    found: Numbers = fitted(matrix[~is_out], passages, ~is_out, seed).decision_function(matrix[is_out])
    return found


def compared(passages: Passages, encoder: Numbers, table: Numbers) -> Json:
    """Figures of each member and of both; each site is a fold of its own."""
    names = sorted(set(passages.sites))
    folds = np.array([names.index(site) for site in passages.sites])
    both = encoder / encoder.std() + table / table.std()
    return {name: _short(figures(passages, folds, scores))
            for name, scores in (("encoder", encoder), ("table", table), ("both", both))}


def _short(result: Json) -> Json:
    """Without the folds, which are the sites."""
    return {key: value for key, value in result.items() if key != "byFold"}


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--lang", required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--sites", nargs="+", required=True)
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    passages = drawn(load_rows(args.data, args.lang), args.most, args.seed)
    is_out = np.isin(passages.sites, args.sites)
    chosen = passages.only(is_out)
    tokens, model = Tokens(args.tokenizer), load(args.model).eval()
    with torch.no_grad():
        encoder = score(model, [tokens.first(text, TOKENS) for text in chosen.texts])
    table = table_scores(passages, is_out, args.lang, args.seed)
    write_json(args.out, {"lang": args.lang, "heldOut": args.sites, "seed": args.seed, **compared(chosen, encoder, table)})


if __name__ == "__main__":
    main()
