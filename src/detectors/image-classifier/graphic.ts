import { visitPlaces } from '../../acquire/texture';
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
  const tally = { places: 0, pairs: 0, flat: 0, drawn: 0, extreme: 0 };
  const colours = new Uint16Array(2 ** (3 * COLOUR_BITS));
  const addPair = (here: number, there: number | null) => {
    if (there === null) return;
    const step = stepOf(pixels, here, there);
    tally.pairs += 1;
    if (step <= FLAT_STEP) tally.flat += 1;
    if (step >= DRAWN_STEP) tally.drawn += 1;
  };
  visitPlaces(pixels, (here, right, below) => {
    const colour = colourAt(pixels, here);
    colours[colour] = (colours[colour] ?? 0) + 1;
    tally.places += 1;
    if (isExtreme(pixels, here)) tally.extreme += 1;
    addPair(here, right);
    addPair(here, below);
  });
  const common = colours.sort().subarray(-COMMON_COLOURS);
  return {
    flat: share(tally.flat, tally.pairs),
    drawn: share(tally.drawn, tally.pairs),
    common: share(
      common.reduce((sum, count) => sum + count, 0),
      tally.places,
    ),
    extreme: share(tally.extreme, tally.places),
  };
}

/** Largest difference of a channel, 0..255. */
function stepOf({ data }: Pixels, a: number, b: number): number {
  const channel = (i: number) => Math.abs((data[a + i] ?? 0) - (data[b + i] ?? 0));
  return Math.max(channel(0), channel(1), channel(2));
}

function colourAt({ data }: Pixels, offset: number): number {
  const part = (i: number) => (data[offset + i] ?? 0) >> (8 - COLOUR_BITS);
  return (part(0) << (2 * COLOUR_BITS)) | (part(1) << COLOUR_BITS) | part(2);
}

function isExtreme({ data }: Pixels, offset: number): boolean {
  const [red, green, blue] = [data[offset] ?? 0, data[offset + 1] ?? 0, data[offset + 2] ?? 0];
  return Math.min(red, green, blue) >= NEAR_WHITE || Math.max(red, green, blue) <= NEAR_BLACK;
}

function share(count: number, of: number): number {
  return of === 0 ? 0 : count / of;
}
