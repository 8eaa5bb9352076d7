import type { FoundEvidence } from '../../core/evidence';
import type { ImageRegion, ImageRegions } from '../../core/image-regions';
import { amount, words, type Words } from '../words';
import { invitesCloserLook } from './closer-look';
import { dataAddress, type Picture } from './thumbnail';

export type FoundRegions = Extract<ImageRegions, { outcome: 'regions' }>;

export interface RegionView {
  /** The middle of its square, percent of the picture: these tile the picture, while the squares overlap. */
  readonly box: Box;
  readonly score: Words;
  /** 0..4: its place between the lowest and the highest score of this picture. */
  readonly shade: number;
  readonly place: Words;
}

/** Row by row, as they lie in the picture. */
export type RegionRows = readonly (readonly RegionView[])[];

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const SHADES = 5;

export function hasRegions(found: FoundEvidence): boolean {
  return found.detector === 'image-classifier' && invitesCloserLook(found);
}

export function regionRows({ regions }: FoundRegions): RegionRows {
  const tops = [...new Set(regions.map(({ top }) => top))];
  const rows = tops.map((at) => regions.filter(({ top }) => top === at));
  const heights = tile(rows.map(([first]) => spanOf(first?.top, first?.height)));
  const widths = tile((rows[0] ?? []).map(({ left, width }) => spanOf(left, width)));
  const shadeOf = shadeIn(regions);
  return rows.map((row, y) =>
    row.map((region, x) => ({
      box: boxOf(widths[x], heights[y]),
      score: scoreWords(region.z),
      shade: shadeOf(region),
      place: words('details_regions_place', amount(y + 1), amount(x + 1)),
    })),
  );
}

/** The picture that regions are drawn on, with words that stand for both; null where there is none. `rows`: its regions'. */
export function regionsPicture(found: FoundRegions, rows: RegionRows): Picture | null {
  const src = found.preview && dataAddress(found.preview);
  const scores = found.regions.map(({ z }) => z);
  const highest = rows.flat()[scores.indexOf(Math.max(...scores))];
  if (src === null || highest === undefined) return null;
  return { src, alt: words('details_regions_alt', highest.place) };
}

export function scoreWords(z: number): Words {
  return words('details_number', { as: 'signed', value: z });
}

/** Start and end, 0..1. */
type Span = readonly [start: number, end: number];

function spanOf(start = 0, length = 0): Span {
  return [start, start + length];
}

/** Each border lies half-way between the middles of two neighbours; the outermost are those of the picture. */
function tile(spans: readonly Span[]): readonly Span[] {
  const middles = spans.map(([start, end]) => (start + end) / 2);
  const borders = middles.slice(1).map((middle, i) => (middle + (middles[i] ?? 0)) / 2);
  return spans.map((_, i) => [borders[i - 1] ?? 0, borders[i] ?? 1]);
}

function boxOf([left, right]: Span = [0, 1], [top, bottom]: Span = [0, 1]): Box {
  return { left: 100 * left, top: 100 * top, width: 100 * (right - left), height: 100 * (bottom - top) };
}

function shadeIn(regions: readonly ImageRegion[]): (region: ImageRegion) => number {
  const scores = regions.map(({ z }) => z);
  const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
  if (lowest === highest) return () => 0;
  return ({ z }) => Math.min(SHADES - 1, Math.floor((SHADES * (z - lowest)) / (highest - lowest)));
}
