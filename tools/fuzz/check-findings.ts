import type { Finding } from '../../src/core/evidence.ts';

const bases = ['declared', 'inferred'];
const says = ['ai-made', 'ai-part', 'camera', 'other', 'none', 'broken'];
/** Longer is no evidence that anyone reads; it also goes through messages. */
const maxJsonChars = 1024 * 1024;

/**
 * What every finding must be, whatever the input: known words, a finite weight, plain JSON of bounded length.
 * @throws TypeError, so that the fuzzer reports the input
 */
export function checkFindings(findings: readonly Finding[]): void {
  for (const { basis, claim, logLr, detail } of findings) {
    if (!bases.includes(basis) || !says.includes(claim.says))
      throw new TypeError('a finding of unknown kind');
    if (logLr !== null && !Number.isFinite(logLr)) throw new TypeError('a weight that is no number');
    const json = JSON.stringify(detail);
    if (json.length > maxJsonChars) throw new TypeError('a finding of more than a million characters');
    if (!isPlain(detail)) throw new TypeError('a detail that is not plain JSON');
  }
}

function isPlain(value: unknown): boolean {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  return Object.values(value).every(isPlain);
}
