/** Characters that nobody sees and that carry data. They say nothing about who or what wrote the text. */
export interface HiddenData {
  readonly kind: HiddenKind;
  /** Offset of the first run, UTF-16 units. */
  readonly at: number;
  readonly runs: number;
  /** Hidden characters in all runs. */
  readonly characters: number;
  /** The first run's hidden text where the encoding is plain, else null; at most 200 characters. */
  readonly reads: string | null;
}

/** `tags`: U+E0000-E007F. `selectors`: variation selectors. `zero-width`: U+200B-200D, U+2060, U+FEFF. */
export type HiddenKind = 'tags' | 'selectors' | 'zero-width';

/** After U+1F3F4, up to 6 tags and an end tag are the flag of a region (UTS #51, ED-14a); more are no flag. */
const tags =
  /(?<![\u{1F3F4}\u{E0000}-\u{E007F}])[\u{E0000}-\u{E007F}]+|(?<=\u{1F3F4})[\u{E0000}-\u{E007F}]{8,}/gu;
/** A letter or emoji takes one selector; slips of the keyboard leave two or three. */
const selectors = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]{4,}/gu;
const zeroWidth = /[\u200B-\u200D\u2060\uFEFF]{8,}/g;

const MAX_READ = 200;
/** More runs say nothing more. */
const MAX_RUNS = 1_000;
/** `C2PATXT` and a zero byte: a manifest in text (C2PA 2.4 §A.8), which is no secret and another detector's. */
const c2paMagic = [0x43, 0x32, 0x50, 0x41, 0x54, 0x58, 0x54, 0x00];

/** Runs of invisible characters long and varied enough to be data; at most one entry of each kind. */
export function findHiddenData(text: string): readonly HiddenData[] {
  return [
    summary(
      'tags',
      runsOf(text, tags, () => true),
      tagsRead,
    ),
    summary('selectors', runsOf(text, selectors, isNoManifest), selectorsRead),
    summary('zero-width', runsOf(text, zeroWidth, isVaried), () => null),
  ].filter((one): one is HiddenData => one !== null);
}

interface Run {
  readonly at: number;
  readonly text: string;
}

function summary(
  kind: HiddenKind,
  runs: readonly Run[],
  read: (points: readonly number[]) => string | null,
): HiddenData | null {
  const first = runs[0];
  if (first === undefined) return null;
  const characters = runs.reduce((sum, { text }) => sum + countCharacters(text), 0);
  return { kind, at: first.at, runs: runs.length, characters, reads: read(startOf(first.text)) };
}

function runsOf(text: string, pattern: RegExp, isData: (run: string) => boolean): readonly Run[] {
  const runs: Run[] = [];
  for (const match of text.matchAll(pattern)) {
    if (isData(match[0])) runs.push({ at: match.index, text: match[0] });
    if (runs.length === MAX_RUNS) break;
  }
  return runs;
}

/** At most 200 code points; a page may hide megabytes. */
function startOf(run: string): readonly number[] {
  const start = Array.from(run.slice(0, 2 * MAX_READ), (one) => one.codePointAt(0) ?? 0);
  return start.slice(0, MAX_READ);
}

function countCharacters(run: string): number {
  let count = 0;
  for (let at = 0; at < run.length; at += 1) if (!isLowSurrogate(run.charCodeAt(at))) count += 1;
  return count;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** One character repeated is padding: data needs at least two that differ. */
function isVaried(run: string): boolean {
  const first = run.charCodeAt(0);
  for (let at = 1; at < run.length; at += 1) if (run.charCodeAt(at) !== first) return true;
  return false;
}

/** Tags mirror ASCII one to one. */
function tagsRead(points: readonly number[]): string | null {
  const codes = points.map((point) => point - 0xe0000);
  return printable(codes.filter((code) => code >= 0x20 && code < 0x7f));
}

/** The common encoding, also that of C2PA: selector n stands for byte n - 1. */
function selectorsRead(points: readonly number[]): string | null {
  const bytes = Uint8Array.from(points, byteOf);
  try {
    return printable(
      [...new TextDecoder('utf-8', { fatal: true }).decode(bytes)].map((c) => c.codePointAt(0) ?? 0),
    );
  } catch {
    // Not text: data all the same.
    return null;
  }
}

function isNoManifest(run: string): boolean {
  const points = startOf(run);
  return c2paMagic.some((byte, i) => byte !== byteOf(points[i] ?? 0));
}

function byteOf(selector: number): number {
  return selector >= 0xe0100 ? selector - 0xe0100 + 16 : selector - 0xfe00;
}

function printable(codes: readonly number[]): string | null {
  const text = String.fromCodePoint(...codes);
  return text === '' || /\p{C}/u.test(text) ? null : text;
}
