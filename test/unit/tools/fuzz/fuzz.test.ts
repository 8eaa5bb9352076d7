import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkInput, watchNetwork } from '../../../../tools/fuzz/check-input';
import { findingsFolder, readFindings } from '../../../../tools/fuzz/findings';
import { inputsOf } from '../../../../tools/fuzz/make-input';
import { isTargetName, targets } from '../../../../tools/fuzz/targets';
import type { TargetName } from '../../../../tools/fuzz/targets';

/** Changed inputs for each parser in the unit tests; `npm run fuzz` feeds as many as one likes. */
const count = 400;
/** Those through c2pa-wasm take milliseconds each. */
const fewer: Readonly<Partial<Record<TargetName, number>>> = { c2pa: 60, tc260: 150, stealth: 150 };
const seed = 20_261_125;

beforeAll(watchNetwork);

describe('a short run over every parser', () => {
  it.each(Object.keys(targets).filter(isTargetName))(
    '%s answers changed input with findings or an AppError, in time and without a request',
    async (name) => {
      const { target } = await targets[name]();
      const inputAt = inputsOf(target, seed);
      for (let index = 0; index < (fewer[name] ?? count); index += 1) {
        const input = inputAt(index);
        const { problem } = await checkInput(target, input.bytes, input.name);
        expect(problem, `input ${index} of seed ${seed}`).toBeNull();
      }
    },
  );

  it.each(Object.keys(targets).filter(isTargetName))('%s has inputs to start from', async (name) => {
    const { target } = await targets[name]();
    expect(target.corpus.length).toBeGreaterThan(2);
    for (const sample of target.corpus)
      expect((await checkInput(target, Uint8Array.from(sample.bytes), sample.name)).problem).toBeNull();
  });
});

describe('what longer runs found', () => {
  const rows = readFindings();
  const kept = rows.filter(({ file }) => file !== '');
  const files = existsSync(findingsFolder) ? readdirSync(findingsFolder) : [];

  it('is listed in a table with an answer to each row', () => {
    expect(files.filter((file) => !/\.(tsv|md)$/.test(file)).sort()).toEqual(
      kept.map(({ file }) => file).sort(),
    );
    expect(rows.filter(({ answer }) => answer === '' || answer === 'open')).toEqual([]);
  });

  it.runIf(kept.length > 0).each(kept)('$file is no problem any more', async ({ file, parser }) => {
    if (!isTargetName(parser)) throw new Error(`no such parser: ${parser}`);
    const { target } = await targets[parser]();
    const bytes = Uint8Array.from(readFileSync(findingsFolder + file));
    expect((await checkInput(target, bytes, file)).problem).toBeNull();
  });
});
