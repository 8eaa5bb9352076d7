import { ARMOUR_END, ARMOUR_START } from '../../core/text-manifest';
import { asLatin } from './bytes';

/** A manifest, or its address, in a comment or in front matter of structured text (C2PA 2.4 §A.9). Byte positions. */
export interface ArmouredBlock {
  /** From the first delimiter's begin to the last one's end. */
  readonly start: number;
  readonly end: number;
  /** The lines around both, with the line break behind; what may be left out of the hash. */
  readonly lineStart: number;
  readonly lineEnd: number;
  /** Begin of the line break before `lineStart`: a block at the end of a file takes that one with it. */
  readonly breakBefore: number;
  readonly reference: string;
}

/** More than one is none; bounds the work over hostile text. */
const MAX_BLOCKS = 16;
/** Comment marks, and what WebVTT and a few other formats begin a comment with. */
const commentWords = /^(?:NOTE|REM|rem|dnl)(?=\s|$)/;

/** Blocks in the raw bytes. Nothing is normalised: these files are the same bytes everywhere. */
export function findArmour(bytes: Uint8Array): readonly ArmouredBlock[] {
  const text = asLatin(bytes);
  const blocks: ArmouredBlock[] = [];
  let from = 0;
  for (let at = text.indexOf(ARMOUR_START); at >= 0; at = text.indexOf(ARMOUR_START, from)) {
    const inner = at + ARMOUR_START.length;
    const close = text.indexOf(ARMOUR_END, inner);
    if (close < 0 || blocks.length >= MAX_BLOCKS) break;
    from = close + ARMOUR_END.length;
    blocks.push({
      start: at,
      end: from,
      reference: text.slice(inner, close).trim(),
      ...linesAround(text, at, from),
    });
  }
  return blocks;
}

/**
 * Whether a range leaves out this block and nothing that anybody reads: at most its lines and the break before, and of
 * these lines only comment marks beside the delimiters.
 */
export function isJustTheBlock(
  range: { readonly start: number; readonly length: number },
  block: ArmouredBlock,
  bytes: Uint8Array,
): boolean {
  const end = range.start + range.length;
  if (range.start > block.start || end < block.end) return false;
  if (range.start < block.breakBefore || end > block.lineEnd) return false;
  return (
    isComment(asLatin(bytes.subarray(range.start, block.start))) &&
    isComment(asLatin(bytes.subarray(block.end, end)))
  );
}

function linesAround(
  text: string,
  start: number,
  end: number,
): Pick<ArmouredBlock, 'lineStart' | 'lineEnd' | 'breakBefore'> {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', end);
  const hasReturn = lineStart > 1 && text[lineStart - 2] === '\r';
  return {
    lineStart: start === 0 ? 0 : lineStart,
    lineEnd: feed < 0 ? text.length : feed + 1,
    breakBefore: start === 0 ? 0 : Math.max(0, lineStart - (hasReturn ? 2 : 1)),
  };
}

/** Letters and digits are content; a byte of another script counts as one. */
function isComment(text: string): boolean {
  return !/[A-Za-z0-9\u0080-\uffff]/.test(text.trim().replace(commentWords, ''));
}
