import type { OriginatorElement } from '../../core/page-marks';
import { matches, readIntegrity } from './integrity';
import { MAX_ATTESTATIONS, MAX_FILE_BYTES, MAX_PROFILES } from './limits';
import type { PageFiles } from './page-files';
import { readText } from './read-json';
import type { ElementProblem, Reason } from './result';
import { readAttestations, readProfiles, type Attestation, type Profile } from './sets';

export interface ReadElements {
  readonly profiles: readonly Profile[];
  readonly attestations: readonly Attestation[];
  /** Elements that were not used, and why. */
  readonly problems: readonly ElementProblem[];
}

/** All script elements of a kind are one set; one that cannot be read does not spoil the others. */
export async function readElements(
  elements: readonly OriginatorElement[],
  files: PageFiles,
): Promise<ReadElements> {
  const profiles: Profile[] = [];
  const attestations: Attestation[] = [];
  const problems: ElementProblem[] = [];
  for (const element of elements) {
    const { kind } = element;
    const read = await readElement(element, files);
    if ('reason' in read) {
      problems.push({ kind, reason: read.reason });
      continue;
    }
    const found = kind === 'ops' ? readProfiles(read.text) : readAttestations(read.text);
    if (found === null) problems.push({ kind, reason: 'unparsable' });
    for (const one of found ?? []) {
      if ('core' in one) profiles.push(one);
      else attestations.push(one);
    }
  }
  if (profiles.length > MAX_PROFILES) problems.push({ kind: 'ops', reason: 'too-large' });
  if (attestations.length > MAX_ATTESTATIONS) problems.push({ kind: 'cas', reason: 'too-large' });
  return {
    profiles: profiles.slice(0, MAX_PROFILES),
    attestations: attestations.slice(0, MAX_ATTESTATIONS),
    problems,
  };
}

async function readElement(
  { text, src, integrity }: OriginatorElement,
  files: PageFiles,
): Promise<{ readonly text: string } | { readonly reason: Reason }> {
  if (text !== null) return { text };
  if (src === null) return { reason: 'too-large' };
  const expected = integrity === null ? null : readIntegrity(integrity);
  if (expected === null) return { reason: 'src-without-integrity' };
  const file = await files.get(src, MAX_FILE_BYTES);
  if (typeof file === 'string') return { reason: file };
  if (!(await matches(file.bytes, expected))) return { reason: 'src-differs' };
  const fetched = readText(file.bytes);
  return fetched === null ? { reason: 'unparsable' } : { text: fetched };
}
