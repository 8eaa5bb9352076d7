import type { BindingResult } from './binding';
import { hasHash, isKnownAlgorithm, type ByteRange, type DataHash } from './data-hash';
import type { TextWrapper } from './text-wrapper';

/** The signed text as it may have been, without the manifest. */
export interface TextCandidate {
  readonly before: string;
  readonly after: string;
  /** `part`: only some of the passage. */
  readonly covers: 'all' | 'part';
}

/** `moved`: the text is the signed one, the manifest stands elsewhere in it. */
export type TextComparison = 'match' | 'moved' | 'differs';

/**
 * What the signed text may have been, when a page shows it: a browser takes away line breaks and the collector joins
 * paragraphs by a blank line. First the whole passage: as it is, with paragraphs joined by one line break, with the line
 * breaks of Windows, each with and without a last line break. Then the paragraph around the manifest, and as much text
 * before the manifest as the signed range says there was.
 */
export function candidatesIn(
  text: string,
  { start, end }: TextWrapper,
  exclusion: ByteRange,
): readonly TextCandidate[] {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const whole = { before, after, covers: 'all' } as const;
  const forms = [whole, mapped(whole, oneBreak), mapped(whole, windowsBreaks)].flatMap(withLastBreak);
  const paragraph = {
    before: before.slice(lastBlank(before)),
    after: after.slice(0, firstBlank(after)),
    covers: 'part',
  } as const;
  const parts = [...withLastBreak(paragraph), ...tailOf(before, exclusion.start)];
  // The same text in full is no part.
  return [...forms, ...parts.filter((one) => /[\p{L}\p{N}]/u.test(one.before + one.after))];
}

/**
 * Compares one candidate (C2PA 2.4 §15.12.1.3): takes the manifest out, normalises to NFC, hashes UTF-8.
 * @param run the wrapper's characters, from U+FEFF to the last selector
 */
export async function compareText(
  { before, after }: Pick<TextCandidate, 'before' | 'after'>,
  run: string,
  storeEnd: number,
  hash: DataHash,
): Promise<TextComparison> {
  const [exclusion] = hash.exclusions;
  if (exclusion === undefined) return 'differs';
  for (const { from, to } of excludedRuns(run, storeEnd, exclusion)) {
    const prefix = before + run.slice(0, from);
    const text = prefix + run.slice(to) + after;
    if (!(await hasHash(toBytes(text.normalize('NFC')), hash))) continue;
    // Stored in another normal form than it is now, the same prefix had another length.
    const lengths = [prefix, prefix.normalize('NFC'), prefix.normalize('NFD')].map(utf8Length);
    return lengths.includes(exclusion.start) ? 'match' : 'moved';
  }
  return 'differs';
}

/** Why no candidate needs to be looked at; null when one can match. */
export function refusalOf(hash: DataHash, run: string, storeEnd: number): BindingResult | null {
  if (!isKnownAlgorithm(hash.alg)) return 'unconfirmed';
  const [exclusion, ...more] = hash.exclusions;
  if (exclusion === undefined || more.length > 0) return 'malformed';
  return excludedRuns(run, storeEnd, exclusion).length === 0 ? 'malformed' : null;
}

export function runOf(text: string, { start, end }: TextWrapper): string {
  return text.slice(start, end);
}

/**
 * The parts of the wrapper that an exclusion of this length can mean. The specification does not say whether U+FEFF and
 * the padding belong to it; tools take both out. What is not taken out is hashed, so nothing is left open.
 */
function excludedRuns(
  run: string,
  storeEnd: number,
  { length }: ByteRange,
): readonly { readonly from: number; readonly to: number }[] {
  return [0, 1].flatMap((from) =>
    [...new Set([run.length, storeEnd])]
      .filter((to) => utf8Length(run.slice(from, to)) === length)
      .map((to) => ({ from, to })),
  );
}

function withLastBreak(one: TextCandidate): readonly TextCandidate[] {
  const { before, after } = one;
  const hasBreak = /\n$/.test(after === '' ? before : after);
  const line = /\r\n/.test(before + after) ? '\r\n' : '\n';
  if (hasBreak && after !== '') return [one, { ...one, after: after.replace(/\r?\n$/, '') }];
  // The last line break may stand before the manifest, or behind it.
  return [one, { ...one, after: after + line }, ...(after === '' ? [{ ...one, before: before + line }] : [])];
}

function mapped(one: TextCandidate, change: (text: string) => string): TextCandidate {
  return { ...one, before: change(one.before), after: change(one.after) };
}

function oneBreak(text: string): string {
  return text.replaceAll('\n\n', '\n');
}

function windowsBreaks(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

function lastBlank(text: string): number {
  const at = text.lastIndexOf('\n\n');
  return at < 0 ? 0 : at + 2;
}

function firstBlank(text: string): number {
  const at = text.indexOf('\n\n');
  return at < 0 ? text.length : at;
}

/** The end of the text that has this many bytes; nothing when that would cut a character. */
function tailOf(text: string, length: number): readonly TextCandidate[] {
  const bytes = toBytes(text);
  if (length >= bytes.length || ((bytes[bytes.length - length] ?? 0) & 0xc0) === 0x80) return [];
  const tail = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(bytes.length - length));
  return [{ before: tail, after: '', covers: 'part' }];
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function utf8Length(text: string): number {
  return toBytes(text).length;
}
