"""Aligned pairs: real pictures of role `train`, each beside what autoencoders make of it.

    python -m training.image.reconstruct --index index.tsv --out pairs/ --taef2 taef2_encoder.pth taef2_decoder.pth \
        [--own nearest.pt transposed.pt shuffle.pt] [--per-source 40] [--most 1000] [--threads 2]

Every picture by every decoder named; a run with other decoders, or a larger --most, adds to the folder, and a stopped
run goes on. Sources take turns, so a run may be ended at any time. Written as lossless WebP: pairs/real/HASH.webp, the
square that was reconstructed, pairs/DECODER/HASH.webp, and one row of pairs/pairs.tsv for each pair. The square is cut
on the grid of JPEG blocks and never resized: nothing but the decoder and the fix-ups stands between the two.
"""
from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from training.common.cache import read_tsv
from training.image.autoencoder import Autoencoder, load_taef2
from training.image.image_score import load
from training.image.index import Picture, in_turns, read_pictures, seeded
from training.image.opened import UNREADABLE
from training.image.pair_fixups import FixUps, Floats, as_its_file, drawn, fixed, with_noise
from training.image.small_autoencoder import load_small

LARGEST_SIDE, SMALLEST_SIDE = 640, 160  # px: cost; below this a training view is mostly enlargement
GRID = 16  # px: codes are 8 times smaller, blocks of JPEG 8 or 16 px
TABLE, COLUMNS = "pairs.tsv", ("sha256", "path", "real", "decoder", "side", "noise", "restored", "mix", "psnr")
Job = tuple[Picture, str]


@dataclass(frozen=True)
class Made:
    """A pair. `psnr`: of the decoder alone, dB, before the fix-ups."""

    real: Image.Image
    copy: Image.Image
    psnr: float


def run(pictures: Sequence[Picture], decoders: dict[str, Autoencoder], out: Path) -> None:
    """Adds the pairs that the table does not hold yet."""
    done = known(out / TABLE)
    jobs = [(one, name) for one in pictures for name in decoders if (one.sha256, name) not in done]
    print(f"{len(jobs)} of {len(pictures) * len(decoders)} pairs to make", flush=True)
    started = time.monotonic()
    with (out / TABLE).open("a", encoding="utf8") as table:
        if not table.tell():
            print(*COLUMNS, sep="\t", file=table, flush=True)
        for number, row in enumerate(rows(jobs, decoders, out), 1):
            if row:
                table.write("\t".join(row) + "\n")
                table.flush()
            each = (time.monotonic() - started) / number
            print(f"{number} of {len(jobs)}, {each:.1f} s each, {each * (len(jobs) - number) / 60:.0f} min left"
                  + (f", {row[3]} {row[-1]} dB" if row else ""), flush=True)


def known(table: Path) -> set[tuple[str, str]]:
    """Hash and decoder of the rows there are; a last line that was cut off is dropped."""
    if not table.exists():
        return set()
    text = table.read_text(encoding="utf8")
    if not text.endswith("\n"):
        table.write_text(text[: text.rfind("\n") + 1], encoding="utf8")
    return {(row["sha256"], row["decoder"]) for row in read_tsv(table)}


def rows(jobs: Sequence[Job], decoders: dict[str, Autoencoder], out: Path) -> Iterator[tuple[str, ...]]:
    """For each job its row, once the files are there; () for a picture that is too small or cannot be read."""
    for one, name in jobs:
        fix = drawn(seeded(one.sha256, f"pair:{name}"))
        try:
            square = aligned_square(load(one.file))
            made = pair(square, one.file, decoders[name], fix) if square else None
        except UNREADABLE as error:
            print("unreadable", one.file.name, error, flush=True)
            made = None
        if made is None:
            yield ()
            continue
        path, real = f"{name}/{one.sha256}.webp", f"real/{one.sha256}.webp"
        write(made.real, out / real)
        write(made.copy, out / path)
        yield (one.sha256, path, real, name, str(made.real.width), f"{fix.noise:g}", f"{fix.restored:.3f}",
               f"{fix.mix:.3f}", f"{made.psnr:.2f}")


def aligned_square(image: Image.Image) -> Image.Image | None:
    """The middle, at most 640 px, sides and corner multiples of 16 px; None if the picture is too small."""
    side = min(*image.size, LARGEST_SIDE) // GRID * GRID
    if side < SMALLEST_SIDE:
        return None
    left, top = ((length - side) // 2 // GRID * GRID for length in image.size)
    return image.crop((left, top, left + side, top + side))


def pair(square: Image.Image, file: Path, model: Autoencoder, fix: FixUps) -> Made:
    """The square and its reconstruction, equal in size, colours and the traces of the file."""
    real: Floats = np.asarray(square, np.float32) / np.float32(255)
    copy = reconstructed(real, model, fix)
    psnr = -10 * math.log10(max(float(np.square(copy - real).mean()), 1e-10))
    pixels = (fixed(copy, real, fix) * 255).round().astype(np.uint8)
    return Made(square, as_its_file(Image.fromarray(pixels), file), psnr)


def reconstructed(real: Floats, model: Autoencoder, fix: FixUps) -> Floats:
    """Encoded, disturbed and decoded, [side, side, 3] in 0..1."""
    device = next(model.parameters()).device
    with torch.inference_mode():
        code = model.encode(torch.from_numpy(real).permute(2, 0, 1)[None].to(device))
        made = model.decode(with_noise(code, fix))[0].clamp(0, 1)
    return np.asarray(made.permute(1, 2, 0).float().cpu().numpy())


def write(image: Image.Image, path: Path) -> None:
    """Lossless, whole or not at all; what is there stays."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_suffix(".part")
    image.save(waiting, "WEBP", lossless=True, quality=30, method=1)  # quality: effort, nothing is lost
    waiting.replace(path)


def named(args: argparse.Namespace) -> dict[str, Autoencoder]:
    """Decoders by name: `taef2`, and the file names of our own."""
    found = {"taef2": load_taef2(*args.taef2)} if args.taef2 else {}
    found |= {path.stem: load_small(path) for path in args.own}
    if not found or len(found) != bool(args.taef2) + len(args.own):
        raise SystemExit("give at least one decoder, each file with a name of its own")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    return {name: model.to(device) for name, model in found.items()}


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--taef2", type=Path, nargs=2, metavar=("ENCODER", "DECODER"))
    parser.add_argument("--own", type=Path, nargs="*", default=[], help="files that train_autoencoder wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--per-source", type=int, default=40)
    parser.add_argument("--most", type=int, default=1000, help="pictures; each is reconstructed by every decoder")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    decoders = named(args)
    args.out.mkdir(parents=True, exist_ok=True)
    reals = [one for one in read_pictures(args.index, ["train"]) if not one.is_ai]
    run(in_turns(reals, args.most, args.per_source), decoders, args.out)


if __name__ == "__main__":
    main()
