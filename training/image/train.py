"""Fine-tunes the detector, from a trunk and a head fitted on cached features. CPU or CUDA; can be stopped and resumed.

    python -m training.image.train --trunk dinov2.pt --features features/ --name dinov2 --index index.tsv --out run/ \
        --tune lora|last:4|all|head --minutes 90 [--pairs pairs/] [--resume]

With `--start run/final.pt` a detector that was trained before is trained on, in place of a trunk and a fitted head.
`--permissive` learns only from pictures whose stated licence is of that class; what it loses is the price of those licences.
Learns from role `train`; role `validation` (other sources) is watched. Writes run/last.pt at every checkpoint,
run/final.pt (running mean of the weights) and run/log.txt. On CUDA give at least twelve --workers.
"""
from __future__ import annotations

import argparse
import copy
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from training.common.licences import is_permissive
from training.common.rank import auroc, recall_at
from training.image.adapters import choose, merge
from training.image.batches import Mix, Stream, loader, read_pairs, to_input
from training.image.examples import chances, columns_of, joined
from training.image.features import DEPTHS, DRAWS, read, see
from training.image.heads import Linear, fit
from training.image.index import Picture, in_turns, read_pictures
from training.image.opened import opened
from training.image.optimiser import Optimiser, rate_at
from training.image.vit import Detector, load, load_trunk, save

LABEL_SMOOTHING = 0.05
CHECKPOINT_MINUTES = 8.0
ALL_PATCHES_FROM = 0.9  # share of the run after which no patch is left out
CHECKED_ON = DRAWS[:2]


@dataclass(frozen=True)
class Recipe:
    """What a run needs besides data. `rate` is that of the last block; `keep`: share of patches looked at."""

    minutes: float
    rate: float
    decay: float
    keep: float
    batch: int
    workers: int


@dataclass(frozen=True)
class Check:
    """Watched pictures: uint8 views [n, draws, 224, 224, 3], labels [n] True = AI."""

    views: Tensor
    is_ai: np.ndarray


def train(model: Detector, stream: Stream, check: Check, recipe: Recipe, out: Path, resume: bool) -> None:
    """Runs for `recipe.minutes`, those of a resumed run included."""
    device = next(model.parameters()).device
    optimiser, spent = Optimiser(model, recipe.rate, recipe.decay), 0.0
    if resume:
        stored = torch.load(out / "last.pt", map_location=device, weights_only=True)
        optimiser.restore(stored["optimiser"])
        spent = stored["minutes"]
    log = (out / "log.txt").open("a", encoding="utf8")
    started, saved, mean, seen = time.monotonic() - 60 * spent, spent, 0.69, 0
    batches = iter(loader(stream, recipe.batch, recipe.workers))
    while (elapsed := (time.monotonic() - started) / 60) < recipe.minutes:
        share = elapsed / recipe.minutes
        pixels, labels = next(batches)
        keep = recipe.keep if share < ALL_PATCHES_FROM else 1.0
        loss = step(model, to_input(pixels, device), labels.to(device), keep)
        optimiser.step(rate_at(share, optimiser.steps))
        mean, seen = 0.98 * mean + 0.02 * loss, seen + len(labels)
        if optimiser.steps % 20 == 0:
            say(log, f"step {optimiser.steps} min {elapsed:.1f} loss {mean:.4f} examples/s {seen / (elapsed - spent) / 60:.1f}")
        if elapsed - saved > CHECKPOINT_MINUTES:
            saved = elapsed
            torch.save({"optimiser": optimiser.state(), "minutes": elapsed}, out / "last.pt")
            with optimiser.averaged():
                say(log, f"min {elapsed:.1f} {watched(model, check)}")
    torch.save({"optimiser": optimiser.state(), "minutes": recipe.minutes}, out / "last.pt")
    with optimiser.averaged():
        say(log, f"final {watched(model, check)}")
        notes = {"minutes": recipe.minutes, "steps": optimiser.steps, "rate": recipe.rate}
        save(merge(copy.deepcopy(model)), out / "final.pt", notes)


def step(model: Detector, pixels: Tensor, labels: Tensor, keep: float) -> float:
    """Adds the gradients of one batch; returns the loss."""
    model.train()
    with torch.autocast(pixels.device.type, torch.bfloat16, enabled=pixels.is_cuda):
        logits = model(pixels, keep)
    loss = F.cross_entropy(logits.float(), labels, label_smoothing=LABEL_SMOOTHING)
    loss.backward()  # type: ignore[no-untyped-call]
    return loss.item()


def watched(model: Detector, check: Check) -> str:
    """AUROC and recall at the pictures' own 1 % false positives, by draw."""
    parts = []
    for place, draw in enumerate(CHECKED_ON):
        z = score(model, check.views[:, place])
        parts.append(f"{draw} AUROC {auroc(check.is_ai, z):.4f} recall@1% {recall_at(check.is_ai, z):.3f}")
    return " | ".join(parts)


def score(model: Detector, views: Tensor, batch: int = 32) -> np.ndarray:
    """logits[1] - logits[0] [n]."""
    model.eval()
    device = next(model.parameters()).device
    with torch.inference_mode():
        logits = [model(to_input(part, device)).float().cpu() for part in torch.split(views, batch)]
    joined_up = torch.cat(logits).double()
    return (joined_up[:, 1] - joined_up[:, 0]).numpy()


def views_of(pictures: Sequence[Picture]) -> Check:
    """Deliveries of the watched pictures, made once."""
    seen = [(see(one, image, CHECKED_ON).views, one.is_ai) for one, image in opened(pictures)]
    return Check(torch.from_numpy(np.stack([views for views, _ in seen])), np.array([is_ai for _, is_ai in seen], bool))


def begun(args: argparse.Namespace, pictures: Sequence[Picture]) -> Detector:
    """The detector as it is before the first step."""
    if args.start:
        model = load(args.start)
        model.drop.p = args.drop
        return model
    if not (args.trunk and args.features and args.name):
        raise SystemExit("give --start, or --trunk with --features and --name")
    model = Detector(depths=args.depths, drop=args.drop)
    model.trunk.load_state_dict(load_trunk(args.trunk).state_dict())
    with_head(model, args.features, args.name, pictures, args.l2)
    return model


def with_head(model: Detector, features: Path, name: str, pictures: Sequence[Picture], l2: float) -> None:
    """A logistic regression on the cached features becomes the head: [-z/2, z/2]."""
    examples = joined(read(features, name), pictures)
    head = fit(columns_of(examples.features, model.depths), examples.is_ai, chances(examples), l2)
    assert isinstance(head, Linear)
    half = torch.from_numpy(head.weights) / 2
    with torch.no_grad():
        model.head.weight.copy_(torch.stack([-half, half]))
        model.head.bias.copy_(torch.tensor([-head.bias / 2, head.bias / 2]))


def training_pictures(index: Path, permissive: bool) -> list[Picture]:
    """The pictures of role train; `permissive`: those alone whose stated licence is of that class."""
    return [one for one in read_pictures(index, ["train"]) if not permissive or is_permissive(one.licence)]


def say(log: TextIO, line: str) -> None:
    """Prints and logs one line."""
    print(line, flush=True)
    print(line, file=log, flush=True)


def main() -> None:
    """Command line entry."""
    args = parse()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    pictures = training_pictures(args.index, args.permissive)
    model = begun(args, pictures)
    model.to("cuda" if torch.cuda.is_available() else "cpu")
    choose(model, args.tune)
    model.to(next(model.head.parameters()).device)
    check = views_of(in_turns(read_pictures(args.index, ["validation"]), args.checked, args.checked))
    factors = json.loads(args.factors.read_text()) if args.factors else {}
    stream = Stream(pictures, Mix(args.pair_share, args.native, factors), args.seed, read_pairs(args.pairs))
    print(f"{len(pictures)} pictures, before: {watched(model, check)}", flush=True)
    recipe = Recipe(args.minutes, args.rate, args.decay, args.keep, args.batch, args.workers)
    train(model, stream, check, recipe, args.out, args.resume)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a detector that was trained before")
    parser.add_argument("--trunk", type=Path)
    parser.add_argument("--features", type=Path)
    parser.add_argument("--name", help="name of the trunk in the cached features")
    parser.add_argument("--permissive", action="store_true", help="learn from pictures of a stated permissive licence alone")
    parser.add_argument("--pairs", type=Path, help="folder of reconstructions")
    parser.add_argument("--factors", type=Path, help="JSON, hash -> factor of its sampling weight")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tune", default="lora", help="head, last:N, all, lora")
    parser.add_argument("--depths", nargs="+", type=int, default=DEPTHS)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--decay", type=float, default=0.8, help="factor of the rate from one block to the one below")
    parser.add_argument("--keep", type=float, default=0.5)
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--l2", type=float, default=0.3, help="penalty of the first head")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--pair-share", type=float, default=0.3)
    parser.add_argument("--native", type=float, default=0.0, help="share of native crops")
    parser.add_argument("--checked", type=int, default=300, help="pictures of validation that are watched")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true", help="go on from OUT/last.pt, same --tune")
    return parser.parse_args()


if __name__ == "__main__":
    main()
