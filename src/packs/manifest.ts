import * as v from 'valibot';
import type { PackManifest } from '../core/pack';
import { MAX_FILES, MAX_PACK_BYTES } from './limits';

/** Part of versions and file names everywhere: letters that need no quoting. */
const name = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,47}$/));
/** No way out of the pack's own folder, no second spelling of the same path. */
const path = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}(\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}){0,3}$/),
);
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const per100 = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const triple = v.pipe(v.array(finite), v.length(3));

const file = v.object({
  path,
  sizeBytes: v.pipe(count, v.minValue(1), v.maxValue(MAX_PACK_BYTES)),
  sha256,
});
/** More classes than ImageNet has are no detector's. */
const MAX_OUTPUTS = 1_000;
const outputs = v.pipe(
  v.object({
    name: v.optional(v.string()),
    count: v.pipe(count, v.minValue(1), v.maxValue(MAX_OUTPUTS)),
    kind: v.picklist(['logits', 'logit', 'probability']),
    ai: count,
    notAi: v.optional(count),
  }),
  v.check((one) => one.ai < one.count && (one.notAi ?? 0) < one.count && one.notAi !== one.ai),
  v.check((one) => one.kind !== 'logits' || one.count >= 2),
);
const rate = v.pipe(
  v.object({ hits: count, n: v.pipe(count, v.minValue(1)), low: share, high: share }),
  v.check(({ hits, n, low, high }) => hits <= n && low <= hits / n && hits / n <= high),
);
const errorTable = v.object({
  conditions: v.pipe(v.array(v.object({ name: v.string(), falseFlags: rate, found: rate })), v.maxLength(20)),
});
const threshold = {
  // A falling curve would accuse those whom the model clears.
  platt: v.object({ a: v.pipe(finite, v.gtValue(0)), b: finite }),
  accuseAbove: finite,
  noSignGate: v.nullable(finite),
  falseAlarmsPer100: per100,
  missesPer100: per100,
};
const calibration = {
  id: name,
  date: v.pipe(v.string(), v.isoDate()),
  logLrCap: v.object({ ai: v.pipe(finite, v.minValue(0)), human: v.pipe(finite, v.maxValue(0)) }),
  sampleSizes: v.object({ ai: count, notAi: count }),
  dataSha256: sha256,
};
const base = {
  format: v.literal(1),
  id: name,
  version: name,
  licence: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  task: v.picklist(['detection', 'watermark']),
  weights: path,
  files: v.pipe(v.array(file), v.minLength(1), v.maxLength(MAX_FILES)),
  outputs,
  card: v.optional(path),
  errorTable: v.optional(errorTable),
};
/** Larger squares take seconds a picture on two cores; smaller ones hold nothing to judge. */
const side = v.pipe(v.number(), v.integer(), v.minValue(32), v.maxValue(1_024));

const image = v.object({
  ...base,
  medium: v.literal('image'),
  preprocessing: v.object({
    input: v.optional(v.string()),
    size: side,
    resize: v.variant('rule', [
      v.object({ rule: v.literal('short-side'), to: side }),
      v.object({ rule: v.literal('squash') }),
      v.object({ rule: v.literal('crop') }),
    ]),
    mean: triple,
    std: v.pipe(v.array(v.pipe(finite, v.gtValue(0))), v.length(3)),
  }),
  calibration: v.object({
    ...calibration,
    conditions: v.object({
      clean: v.object(threshold),
      web: v.object(threshold),
      hard: v.object(threshold),
      thumb: v.object(threshold),
    }),
  }),
});
const text = v.object({
  ...base,
  medium: v.literal('text'),
  preprocessing: v.object({ maxTokens: v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(1_024)) }),
  calibration: v.object({
    ...calibration,
    language: v.literal('en'),
    minWords: v.pipe(count, v.minValue(50)),
    fusion: v.object({ model: finite, ngram: finite, bias: finite }),
    bins: v.pipe(
      v.array(v.object({ ...threshold, bin: v.string(), minWords: count })),
      v.minLength(1),
      v.maxLength(20),
    ),
  }),
});

const schema = v.pipe(
  v.variant('medium', [image, text]),
  v.check(({ files }) => new Set(files.map((one) => one.path)).size === files.length),
  v.check(({ files, weights, card }) =>
    [weights, ...(card === undefined ? [] : [card])].every((wanted) =>
      files.some((one) => one.path === wanted),
    ),
  ),
  v.check(
    ({ medium, preprocessing }) =>
      medium !== 'image' ||
      !('resize' in preprocessing) ||
      preprocessing.resize.rule !== 'short-side' ||
      preprocessing.resize.to >= preprocessing.size,
  ),
  v.check(({ medium, files }) => medium !== 'text' || files.some((one) => one.path === 'tokenizer.json')),
);

/** @returns null when the text is no `pack.json` of a form that this version knows */
export function parseManifest(json: string): PackManifest | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(json));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
