import { randomOf } from '../../fuzz/random.ts';
import type { Picture } from '../../watermark/read-picture.ts';
import { mapped, recompressed, stretched } from './edit.ts';

type Colour = readonly [number, number, number];

/** A part of the picture, shares of its sides. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pictures of one frame with different content: no two of a family are the same picture. */
export const lookalikes: Readonly<Record<string, (seed: number, photo: Picture) => Picture>> = {
  'one photograph, other caption (9 % high)': (seed, photo) =>
    writeLine(photo, { x: 0.05, y: 0.85, width: 0.9, height: 0.09 }, seed),
  'one photograph, other small caption (4 % high)': (seed, photo) =>
    writeLine(photo, { x: 0.1, y: 0.9, width: 0.6, height: 0.04 }, seed),
  'one photograph, other date in the corner (2.5 % high)': (seed, photo) =>
    writeLine(photo, { x: 0.75, y: 0.94, width: 0.2, height: 0.025 }, seed),
  'portraits before one wall': portrait,
  'quotations on one card': (seed) => page(seed, 0.07, 5),
  'pages of small text': (seed) => page(seed, 0.018, 22),
  'line charts on the same axes': lineChart,
  'bar charts on the same axes': barChart,
  'clear sky over sea': seascape,
};

const WHITE: Colour = [255, 255, 255];
const INK: Colour = [20, 20, 20];

/** Letters of strokes, as wide and as dark as real ones. A seed is a wording. */
export function writeLine(picture: Picture, part: Part, seed: number, colour = WHITE): Picture {
  const canvas = { ...picture, data: picture.data.slice() };
  const random = randomOf(seed, 0).next;
  const height = Math.max(3, Math.round(part.height * picture.height));
  const stroke = Math.max(1, Math.round(height / 7));
  const top = Math.round(part.y * picture.height);
  const end = (part.x + part.width) * picture.width;
  for (let x = Math.round(part.x * picture.width); x < end;) {
    const width = Math.round(height * (0.35 + 0.4 * random()));
    if (random() < 0.15) x += Math.round(height * 0.4);
    const strokes = [
      [x, top, stroke, height],
      [x + width - stroke, top, stroke, height],
      [x, top, width, stroke],
      [x, top + (height >> 1), width, stroke],
      [x, top + height - stroke, width, stroke],
    ] as const;
    for (const one of strokes) if (random() < 0.55) fill(canvas, one, colour);
    x += width + stroke * 2;
  }
  return canvas;
}

function portrait(seed: number, photo: Picture): Picture {
  const random = randomOf(seed, 0).next;
  const [skin, hair, coat] = [colour(random, 90, 220), colour(random, 20, 140), colour(random, 30, 200)];
  const [wide, high] = [0.13 + 0.04 * random(), 0.2 + 0.05 * random()];
  const [eyes, mouth] = [0.36 + 0.03 * random(), 0.48 + 0.04 * random()];
  const inside = (x: number, y: number, cx: number, cy: number, rx: number, ry: number) =>
    ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
  return painted(stretched(photo, 480, 600), (x, y) => {
    if (inside(x, y, 0.44, eyes, 0.02, 0.012) || inside(x, y, 0.56, eyes, 0.02, 0.012)) return INK;
    if (inside(x, y, 0.5, mouth, 0.05, 0.01)) return [150, 60, 60];
    if (inside(x, y, 0.5, 0.42, wide, high)) return skin;
    if (inside(x, y, 0.5, 0.34, wide * 1.25, high * 1.15)) return hair;
    return inside(x, y, 0.5, 1.05, 0.4, 0.42) ? coat : null;
  });
}

/** A dark head line, then lines of text that end somewhere. */
function page(seed: number, height: number, lines: number): Picture {
  const random = randomOf(seed, 0).next;
  const blank = mapped(plain(900, 640, WHITE), (level, _x, y) => (y < 0.08 ? 40 : level));
  return Array.from({ length: lines }).reduce<Picture>((picture, _line, at) => {
    const width = at % 6 === 5 ? 0.2 + 0.6 * random() : 0.72 + 0.1 * random();
    const y = 0.14 + (at * 0.8) / lines;
    return writeLine(picture, { x: 0.08, y, width, height }, Math.floor(random() * 2 ** 31), INK);
  }, blank);
}

function lineChart(seed: number): Picture {
  const random = randomOf(seed, 0).next;
  const canvas = axes();
  let level = 0.3 + 0.4 * random();
  for (let x = 90; x < 860; x += 2) {
    level = Math.min(0.85, Math.max(0.12, level + 0.02 * (random() - 0.5)));
    fill(canvas, [x, Math.round(level * 600), 3, 4], [30, 90, 200]);
  }
  return canvas;
}

function barChart(seed: number): Picture {
  const random = randomOf(seed, 0).next;
  const canvas = axes();
  for (let bar = 0; bar < 8; bar += 1) {
    const height = Math.round(60 + 400 * random());
    fill(canvas, [110 + bar * 92, 540 - height, 60, height], [30, 90, 200]);
  }
  return canvas;
}

function axes(): Picture {
  const canvas = plain(900, 600, WHITE);
  for (let y = 60; y <= 540; y += 80) fill(canvas, [80, y, 790, 1], [200, 200, 200]);
  fill(canvas, [80, 40, 2, 500], INK);
  fill(canvas, [80, 540, 790, 2], INK);
  return canvas;
}

/** Sky that grows lighter towards a horizon at about one height, waves, and in half of them a ship. */
function seascape(seed: number): Picture {
  const random = randomOf(seed, 0).next;
  const horizon = 0.58 + 0.02 * random();
  const [zenith, low, sea] = [70 + 30 * random(), 190 + 30 * random(), 60 + 30 * random()];
  const ship = random() < 0.5 ? random() : 2;
  const scene = mapped(plain(900, 600, WHITE), (_level, x, y) => {
    if (Math.abs(x - ship) < 0.015 && Math.abs(y - horizon) < 0.02) return 30;
    if (y < horizon) return zenith + (low - zenith) * (y / horizon) ** 1.5;
    return sea + 15 * Math.sin(900 * (y - horizon) + 40 * x) * random();
  });
  return recompressed(scene, 85);
}

function plain(width: number, height: number, [red, green, blue]: Colour): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < data.length; at += 4) data.set([red, green, blue, 255], at);
  return { width, height, data };
}

function painted(picture: Picture, at: (x: number, y: number) => Colour | null): Picture {
  const data = picture.data.slice();
  for (let pixel = 0; pixel < data.length / 4; pixel += 1) {
    const [x, y] = [pixel % picture.width, Math.floor(pixel / picture.width)];
    const paint = at(x / picture.width, y / picture.height);
    if (paint) data.set(paint, pixel * 4);
  }
  return { ...picture, data };
}

type Box = readonly [left: number, top: number, width: number, height: number];

function fill(canvas: Picture, [left, top, width, height]: Box, paint: Colour): void {
  for (let y = Math.max(0, top); y < Math.min(canvas.height, top + height); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(canvas.width, left + width); x += 1)
      canvas.data.set(paint, (y * canvas.width + x) * 4);
  }
}

function colour(random: () => number, from: number, to: number): Colour {
  const level = from + (to - from) * random();
  return [level, level * (0.75 + 0.15 * random()), level * (0.6 + 0.2 * random())];
}
