import type { DetectContext } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { readBareStore } from './bare-store';
import { boundHash, type Binding } from './binding';
import type { DataHash } from './data-hash';
import { asWholeText, servedDocument } from './served-document';
import { candidatesIn, compareText, refusalOf, runOf, type TextComparison } from './text-binding';
import { findWrappers, type TextWrapper } from './text-wrapper';
import { toBoundFinding, toUnreadFinding } from './to-findings';

const carrier = 'text-wrapper';

/** Content Credentials in plain text (C2PA 2.4 §A.8): the store is read alone, the text is compared here. */
export async function readWrappedText(
  item: Item,
  text: string,
  context: DetectContext,
): Promise<readonly Finding[]> {
  const { wrappers, damaged } = findWrappers(text);
  const [wrapper, ...more] = wrappers;
  if (more.length > 0) return [toUnreadFinding(carrier, 'manifest.text.multipleWrappers')];
  if (wrapper === undefined) {
    return damaged === 0 ? [] : [toUnreadFinding(carrier, 'manifest.text.corruptedWrapper')];
  }
  const store = await readBareStore(item, wrapper.store, context);
  if (store === null) return [toUnreadFinding(carrier, 'manifest.text.corruptedWrapper')];
  const hash = boundHash(store);
  const binding = hash === null ? unconfirmed : await bind(item, { text, wrapper, hash }, context);
  return [toBoundFinding(store, binding)];
}

const unconfirmed: Binding = { carrier, result: 'unconfirmed', covers: 'all' };

interface Signed {
  readonly text: string;
  readonly wrapper: TextWrapper;
  readonly hash: DataHash;
}

async function bind(item: Item, signed: Signed, context: DetectContext): Promise<Binding> {
  const { text, wrapper, hash } = signed;
  const run = runOf(text, wrapper);
  const storeEnd = wrapper.storeEnd - wrapper.start;
  const refusal = refusalOf(hash, run, storeEnd);
  const [exclusion] = hash.exclusions;
  if (refusal !== null || exclusion === undefined) return { ...unconfirmed, result: refusal ?? 'malformed' };
  for (const candidate of candidatesIn(text, wrapper, exclusion)) {
    context.signal.throwIfAborted();
    const compared = await compareText(candidate, run, storeEnd, hash);
    if (compared === 'match') return { carrier, result: 'match', covers: candidate.covers };
    // The words are those that were signed: no reason to speak of a change.
    if (compared === 'moved' && candidate.covers === 'all') return unconfirmed;
  }
  const whole = asWholeText(await servedDocument(item, context), text);
  return whole === null ? unconfirmed : bindWhole(whole, hash);
}

/** The text stands alone in its document, so what was signed can only be this. */
async function bindWhole(whole: string, hash: DataHash): Promise<Binding> {
  const [wrapper] = findWrappers(whole).wrappers;
  if (wrapper === undefined) return unconfirmed;
  const parts = { before: whole.slice(0, wrapper.start), after: whole.slice(wrapper.end) };
  const compared = await compareText(parts, runOf(whole, wrapper), wrapper.storeEnd - wrapper.start, hash);
  return { ...unconfirmed, result: resultOf[compared] };
}

const resultOf = { match: 'match', moved: 'unconfirmed', differs: 'mismatch' } as const satisfies Record<
  TextComparison,
  Binding['result']
>;
