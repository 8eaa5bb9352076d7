import { lattice, type Pair } from '../../acquire/texture';
import type { Pixels } from '../../core/artifact';
import gate from './graphic-gate.json';

/** Neighbours that differ by no more, in every channel, are one surface: compression alone makes them differ a little. */
const FLAT_STEP = 2;
/** Neighbours that differ by at least this lie on two sides of a drawn edge; a lens spreads an edge over several pixels. */
const DRAWN_STEP = 48;
const COMMON_COLOURS = 8;
/** Bits of each channel by which colours are told apart. */
const COLOUR_BITS = 4;
/** Paper white and ink black; photographs seldom reach them. */
const NEAR_WHITE = 250;
const NEAR_BLACK = 5;

/** Shares 0..1. Order and meaning are those of `training.image.graphic_gate`. */
export interface GraphicStatistics {
  /** Of pairs of neighbours: one surface. */
  readonly flat: number;
  /** Of pairs of neighbours: a drawn edge between them. */
  readonly drawn: number;
  /** Of places: one of the eight most common colours, 4 bits a channel. */
  readonly common: number;
  /** Of places: nearly white or nearly black. */
  readonly extreme: number;
}

/**
 * Whether a picture is a chart, screenshot, logo or similar: kinds on which the model was not tested, and errs often.
 * A logistic regression over four statistics; its data and error rates are in `graphic-gate.json`.
 */
export function isGraphic(pixels: Pixels): boolean {
  const { flat, drawn, common, extreme } = measureGraphic(pixels);
  const values = [flat, drawn, common, extreme];
  const z = values.reduce((sum, value, i) => sum + value * (gate.weights[i] ?? 0), gate.bias);
  return z > gate.threshold;
}

/** Measured at up to 128 × 128 places of the full picture, so that a large one costs no more. */
export function measureGraphic(pixels: Pixels): GraphicStatistics {
  const { places, pairs } = lattice(pixels);
  const steps = pairs.map((pair) => stepOf(pixels, pair));
  const counts = [...countColours(pixels, places).values()].sort((a, b) => b - a);
  return {
    flat: share(steps, (step) => step <= FLAT_STEP),
    drawn: share(steps, (step) => step >= DRAWN_STEP),
    common: sum(counts.slice(0, COMMON_COLOURS)) / places.length,
    extreme: share(places, (offset) => isExtreme(pixels, offset)),
  };
}

/** Largest difference of a channel, 0..255. */
function stepOf({ data }: Pixels, [a, b]: Pair): number {
  const channel = (i: number) => Math.abs((data[a + i] ?? 0) - (data[b + i] ?? 0));
  return Math.max(channel(0), channel(1), channel(2));
}

function countColours({ data }: Pixels, places: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const offset of places) {
    const part = (i: number) => (data[offset + i] ?? 0) >> (8 - COLOUR_BITS);
    const colour = (part(0) << (2 * COLOUR_BITS)) | (part(1) << COLOUR_BITS) | part(2);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

function isExtreme({ data }: Pixels, offset: number): boolean {
  const channels = [data[offset] ?? 0, data[offset + 1] ?? 0, data[offset + 2] ?? 0];
  return channels.every((one) => one >= NEAR_WHITE) || channels.every((one) => one <= NEAR_BLACK);
}

function share<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.length === 0 ? 0 : values.filter(holds).length / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
