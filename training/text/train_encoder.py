"""Fine-tunes the encoder on passages by people and by language models. CPU or CUDA; can be stopped and resumed.

    python -m training.text.train_encoder --start start.pt --tokenizer tokenizer.json --data A.jsonl.gz ... \
        --out run/ --minutes 90 [--factors hard.json] [--resume]

Writes run/last.pt at every checkpoint and run/final.pt (mean of the weights of the last part of the run), run/log.txt.
The rate rises, stays, and falls linearly in the last part, so a run may be resumed with more data before its fall.
"""
from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.metrics import roc_auc_score
from torch import Tensor

from training.text.batches import Batch, Crops, Tokens, batches, collate
from training.text.corpus import Row, load_rows, split
from training.text.encoder import Encoder, load, save
from training.text.optimiser import Optimiser, rate_at
from training.text.sites import site_of

LABEL_SMOOTHING = 0.05
CHECKPOINT_MINUTES = 8.0
CHECKED_ROWS = 600
AVERAGED_SHARE = 0.15  # the last part of a run, over which weights are averaged


@dataclass(frozen=True)
class Recipe:
    """What a run needs besides data. Lengths in tokens; `rate` is the head's neighbour layer's step size."""

    minutes: float
    rate: float
    decay: float
    frozen: int
    batch: int
    length: int
    long_length: int
    seed: int


def train(model: Encoder, crops: Crops, checks: dict[str, list[Row]], recipe: Recipe, out: Path) -> None:
    """Runs for `recipe.minutes`; see the module."""
    device = next(model.parameters()).device
    optimiser = Optimiser(model, recipe.rate, recipe.decay, recipe.frozen)
    log = (out / "log.txt").open("a", encoding="utf8")
    started, saved, steps, loss_mean = time.monotonic(), 0.0, 0, 0.7
    stream = iter(batches(crops, recipe.batch, recipe.length))
    while (elapsed := (time.monotonic() - started) / 60) < recipe.minutes:
        share = elapsed / recipe.minutes
        crops.length = recipe.length if share < 0.7 else recipe.long_length
        loss = step(model, next(stream).to(device), optimiser, rate_at(share, steps))
        if share > 1 - AVERAGED_SHARE:
            optimiser.average()
        steps, loss_mean = steps + 1, 0.98 * loss_mean + 0.02 * loss
        if steps % 50 == 0:
            say(log, f"step {steps} min {elapsed:.1f} loss {loss_mean:.4f} examples/s {crops.seen / elapsed / 60:.1f}")
        if elapsed - saved > CHECKPOINT_MINUTES:
            saved = elapsed
            save(model, out / "last.pt", {"minutes": elapsed, "examples": crops.seen})
            say(log, f"min {elapsed:.1f} examples {crops.seen} {check(model, crops.tokens, checks)}")
    save(model, out / "last.pt", {"minutes": recipe.minutes, "examples": crops.seen})
    optimiser.take_average()
    save(model, out / "final.pt", {"minutes": recipe.minutes, "examples": crops.seen, "rate": recipe.rate})
    say(log, f"final examples {crops.seen} {check(model, crops.tokens, checks)}")


def step(model: Encoder, batch: Batch, optimiser: Optimiser, rate: float) -> float:
    """One update; returns the loss."""
    targets = batch.labels * (1 - LABEL_SMOOTHING) + LABEL_SMOOTHING / 2
    with torch.autocast(batch.ids.device.type, torch.bfloat16, enabled=batch.ids.is_cuda):
        logits = model(batch.ids, batch.mask)
    loss: Tensor = F.binary_cross_entropy_with_logits(logits.float(), targets)
    loss.backward()  # type: ignore[no-untyped-call]
    optimiser.step(rate)
    return loss.item()


def check(model: Encoder, tokens: Tokens, checks: dict[str, list[Row]]) -> str:
    """AUROC and recall at the pool's own 1 % false positives, by pool, on the first 128 tokens."""
    model.eval()
    parts = []
    for name, rows in checks.items():
        scores = score(model, [tokens.first(row["text"], 128) for row in rows])
        labels = np.array([row["label"] == "ai" for row in rows])
        gate = np.quantile(scores[~labels], 0.99)
        recall = (scores[labels] > gate).mean()
        parts.append(f"{name} AUROC {roc_auc_score(labels, scores):.4f} recall@1% {recall:.3f}")
    model.train()
    return " | ".join(parts)


def score(model: Encoder, sequences: list[np.ndarray], batch: int = 32) -> np.ndarray:
    """Logits [n] of token sequences (special tokens included)."""
    device = next(model.parameters()).device
    order = np.argsort([len(one) for one in sequences])
    scores = np.zeros(len(sequences))
    with torch.no_grad():
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            made = collate([sequences[i] for i in chosen], [0.0] * len(chosen)).to(device)
            scores[chosen] = model(made.ids, made.mask).float().cpu().numpy()
    return scores


def apart(rows: Sequence[Row], sites: Sequence[str]) -> tuple[list[Row], list[Row]]:
    """Rows of these sites, and the others."""
    return [r for r in rows if site_of(r["source"]) in sites], [r for r in rows if site_of(r["source"]) not in sites]


def say(log: TextIO, line: str) -> None:
    """Prints and logs one line."""
    print(line, flush=True)
    print(line, file=log, flush=True)


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--factors", type=Path, help="JSON, row id -> factor of its sampling weight")
    parser.add_argument("--lang", nargs="+", default=["en"])
    parser.add_argument("--hold-out", nargs="*", default=[], help="sites of training sources that are only watched")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--decay", type=float, default=0.88, help="factor of the rate from one layer to the one below")
    parser.add_argument("--frozen", type=int, default=0, help="lowest layers that do not change")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--length", type=int, default=128, help="tokens")
    parser.add_argument("--long-length", type=int, default=192, help="tokens, last 30 %% of the run")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true", help="start from OUT/last.pt")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    roles = split(load_rows(args.data, *args.lang))
    held_out, rows = apart(roles["train"], args.hold_out)
    rng = random.Random(args.seed)
    pools = {"in-source": apart(roles["in-source"], args.hold_out)[1], "validation": roles["validation"], "held-out": held_out}
    checks = {name: rng.sample(pool, min(CHECKED_ROWS, len(pool))) for name, pool in pools.items() if pool}
    factors = json.loads(args.factors.read_text()) if args.factors else {}
    crops = Crops(rows, Tokens(args.tokenizer), factors, args.seed, args.length)
    print(f"training rows {len(rows)}, effective {crops.effective:.0f}", flush=True)
    model = load(args.out / "last.pt" if args.resume else args.start)
    model.to("cuda" if torch.cuda.is_available() else "cpu").train()
    recipe = Recipe(args.minutes, args.rate, args.decay, args.frozen, args.batch, args.length, args.long_length, args.seed)
    train(model, crops, checks, recipe, args.out)


if __name__ == "__main__":
    main()
