import type { TargetContent } from '../../core/page-marks';
import type { Target } from './credentials';
import { matches, readIntegrity, type Integrity } from './integrity';
import { MAX_RESOURCE_BYTES } from './limits';
import type { PageFiles } from './page-files';
import type { FileResult, Reason, TargetResult } from './result';

const RESOURCE = 'ExternalResourceTargetIntegrity';
const texts = ['HtmlTargetIntegrity', 'TextTargetIntegrity', 'VisibleTextTargetIntegrity'];

/** Compares what the page holds with what was signed (OP Blueprint, "Content Integrity Descriptor"). */
export async function verifyTarget(
  target: Target,
  gathered: readonly TargetContent[],
  files: PageFiles,
): Promise<TargetResult> {
  const { type, integrity } = target;
  const cssSelector = type === RESOURCE ? null : target.cssSelector;
  const place = gathered.findIndex((one) => isContentOf(one, { type, cssSelector, integrity }));
  const content = gathered[place];
  const base = { type, cssSelector, integrity, position: content === undefined ? null : place };
  const reason = obstacle(target, content);
  if (reason !== null || content === undefined) {
    return { ...base, state: 'unchecked', reason: reason ?? 'target-not-gathered', files: [] };
  }
  const expected = readIntegrity(integrity);
  if (expected === null) return { ...base, state: 'unchecked', reason: 'bad-integrity', files: [] };
  if (type === RESOURCE) return { ...base, ...(await verifyFiles(content.addresses, expected, files)) };
  const bytes = new TextEncoder().encode(content.content ?? '');
  const state = (await matches(bytes, expected)) ? 'holds' : 'changed';
  return { ...base, state, reason: null, files: [] };
}

function isContentOf(one: TargetContent, { type, cssSelector, integrity }: Target): boolean {
  if (one.type !== type || one.cssSelector !== cssSelector) return false;
  return cssSelector !== null || one.integrity === integrity;
}

/** Why there is nothing to compare; null when there is. */
function obstacle({ type, cssSelector }: Target, content: TargetContent | undefined): Reason | null {
  if (type !== RESOURCE && !texts.includes(type)) return 'target-type';
  if (type !== RESOURCE && cssSelector === null) return 'malformed';
  if (content === undefined) return 'target-not-gathered';
  if (content.problem !== null) return content.problem;
  const isThere = type === RESOURCE ? content.addresses.length > 0 : content.content !== null;
  return isThere ? null : 'target-missing';
}

/** Every file must match one of the digests; one that cannot be fetched is not a changed one. */
async function verifyFiles(
  addresses: readonly string[],
  expected: Integrity,
  files: PageFiles,
): Promise<Pick<TargetResult, 'state' | 'reason' | 'files'>> {
  const results: FileResult[] = [];
  let reason: Reason | null = null;
  for (const url of addresses) {
    const file = await files.resource(url, MAX_RESOURCE_BYTES);
    if (typeof file === 'string') {
      reason ??= file;
      results.push({ url, state: 'unchecked' });
    } else results.push({ url, state: (await matches(file.bytes, expected)) ? 'holds' : 'changed' });
  }
  if (results.some(({ state }) => state === 'changed'))
    return { state: 'changed', reason: null, files: results };
  return { state: reason === null ? 'holds' : 'unchecked', reason, files: results };
}
