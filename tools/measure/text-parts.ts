/**
 * How well the parts that are marked in a text agree with the parts that an AI wrote, on documents stitched together from
 * both. Chooses windows and thresholds on one file of documents and measures them on another; see docs/evaluation.md.
 *
 *   node tools/measure/text-parts.ts --calibration FILE.jsonl --test FILE.jsonl [--count 60] [--out FILE.json]
 *     [--settings SENTENCES,ENTER,EXIT] [--seed 1] [--cache FILE.jsonl]
 *
 * `--settings` measures the settings given instead of choosing any. `npm test` has no part in this: it takes long.
 */
import './source-hooks.ts';
// Before anything that imports the runtime: the models run in the very files that ship.
import '../../test/unit/inference/shipped-runtime/browser-build.mjs';

const { main } = await import('./text-parts/main.ts');
await main(process.argv.slice(2));
