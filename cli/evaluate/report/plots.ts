import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { reliability } from '../metrics/calibration.ts';
import { rocOf } from '../metrics/ranking.ts';
import { plainWeights, sampleOf } from '../metrics/sample.ts';
import { judgedOf, pointOf } from './entry.ts';
import type { Part, PartEntries } from './report.ts';
import type { FigureName, Slice } from './slice.ts';

/** Bars beyond this are unreadable. */
const MOST_BARS = 30;

/** SVG of every plot of a part, by file name. */
export async function plotsOf(
  part: Part,
  { entries }: PartEntries,
  prior: number,
): Promise<ReadonlyMap<string, string>> {
  const name = part.name.replaceAll(' ', '-');
  const of = part.kind === 'text' ? 'register' : 'kind';
  const sample = sampleOf(judgedOf(entries).map(pointOf));
  const weights = plainWeights(sample);
  const specs: Record<string, TopLevelSpec | null> = {
    roc: isTwoClass(part.all) ? rocSpec(part, rocOf(sample, weights)) : null,
    reliability: isTwoClass(part.all)
      ? reliabilitySpec(part, reliability(sample, weights, prior), prior)
      : null,
    [`false-positives-by-${of}`]: barsSpec(part, of, 'falsePositiveRate', 'human rows flagged, %'),
    'recall-by-generator': barsSpec(part, 'generator', 'recall', 'AI rows flagged, %'),
    'recall-by-year': barsSpec(part, 'year', 'recall', 'AI rows flagged, %'),
    ...(part.kind === 'text' && {
      'recall-by-length': barsSpec(part, 'length', 'recall', 'AI rows flagged, %'),
    }),
  };
  const drawn = new Map<string, string>();
  for (const [plot, spec] of Object.entries(specs))
    if (spec !== null) drawn.set(`${name}-${plot}.svg`, await draw(spec));
  return drawn;
}

function isTwoClass({ judged }: Slice): boolean {
  return judged.human > 0 && judged.ai > 0;
}

async function draw(spec: TopLevelSpec): Promise<string> {
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

const square = { width: 360, height: 360 } as const;
const white = { background: 'white' } as const;
const axis = (field: string, title: string) => ({
  field,
  type: 'quantitative' as const,
  title,
  scale: { domain: [0, 1] },
});
const chance = {
  data: { values: [{ at: 0 }, { at: 1 }] },
  mark: { type: 'line' as const, strokeDash: [4, 4], color: '#888' },
  encoding: { x: axis('at', ''), y: axis('at', '') },
};

function rocSpec({ name, all }: Part, roc: ReturnType<typeof rocOf>): TopLevelSpec {
  const point = { fpr: all.figures.falsePositiveRate.value, tpr: all.figures.recall.value };
  const encoding = { x: axis('fpr', 'human rows above, share'), y: axis('tpr', 'AI rows above, share') };
  return {
    ...square,
    ...white,
    title: `${name}: ROC, with what the product flags`,
    layer: [
      chance,
      { data: { values: [...roc] }, mark: 'line', encoding },
      { data: { values: [point] }, mark: { type: 'point', filled: true, size: 90, color: '#c33' }, encoding },
    ],
  };
}

function reliabilitySpec({ name }: Part, bins: ReturnType<typeof reliability>, prior: number): TopLevelSpec {
  return {
    ...square,
    ...white,
    title: `${name}: reliability, 1 in ${Number((1 / prior).toFixed(1))} is AI`,
    layer: [
      chance,
      {
        data: { values: [...bins] },
        mark: { type: 'line', point: true },
        encoding: { x: axis('stated', 'likelihood as stated'), y: axis('found', 'share of AI found') },
      },
    ],
  };
}

function barsSpec(part: Part, dimension: string, figure: FigureName, title: string): TopLevelSpec | null {
  const rows = (part.slices[dimension] ?? []).map((slice) => barOf(slice, figure)).slice(0, MOST_BARS);
  const values = rows.filter(({ value }) => !Number.isNaN(value));
  if (values.length === 0) return null;
  const y = { field: 'name', type: 'nominal', title: null, sort: null } as const;
  const x = (field: string) => ({ field, type: 'quantitative', title, scale: { zero: true } }) as const;
  return {
    width: 420,
    ...white,
    title: `${part.name} by ${dimension}, 95 % intervals`,
    data: { values },
    layer: [
      { mark: { type: 'rule' }, encoding: { y, x: x('low'), x2: { field: 'high' } } },
      { mark: { type: 'point', filled: true, size: 60 }, encoding: { y, x: x('value') } },
    ],
  };
}

function barOf(slice: Slice, figure: FigureName) {
  const { value, low, high } = slice.figures[figure];
  const { n } = figure === 'recall' ? slice.found : slice.falsePositives;
  const percent = (one: number | null): number => 100 * (one ?? value);
  return {
    name: `${slice.name.trim()} (${n})`,
    value: percent(value),
    low: percent(low),
    high: percent(high),
  };
}
