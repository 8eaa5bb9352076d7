import { toFindings } from '../../../src/detectors/c2pa/to-findings.ts';
import { checkFindings } from '../check-findings.ts';
import { samplesOf } from '../corpus.ts';
import { readCredentials } from '../read-credentials.ts';
import type { Sample, Target } from '../target.ts';

const border = '\0';

/** Our reading of the two JSON texts that c2pa-wasm gives for a file. */
export const target: Target = {
  corpus: await reports(),
  tokens: [
    'null',
    'true',
    '[]',
    '{}',
    '"__proto__":',
    '"constructor":',
    '"constructor"',
    '"toString"',
    '"active_manifest":"x"',
    '"relationship":"parentOf"',
    '"ingredients":[',
    '"failure":[',
    '-1',
    '1e400',
    '[[[[',
  ],
  run(bytes) {
    const [store = '', crJson = ''] = new TextDecoder().decode(bytes).split(border);
    checkFindings(toFindings({ store, crJson }));
  },
};

async function reports(): Promise<Sample[]> {
  const found: Sample[] = [];
  for (const { name, bytes } of samplesOf('media')) {
    const answer = await readCredentials(bytes, name);
    if (answer !== null && 'store' in answer)
      found.push({ name: `${name}.json`, bytes: Buffer.from(answer.store + border + answer.crJson) });
  }
  return found;
}
