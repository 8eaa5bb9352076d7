import { maxBoxes } from './limits';
import { latin1 } from './property';

export interface Box {
  /** Four-character code. */
  readonly type: string;
  /** The code read as a number, as QuickTime's item list uses it. */
  readonly index: number;
  /** What follows the header. */
  readonly data: Uint8Array;
}

/**
 * The boxes directly inside `bytes`, up to the first that does not fit. Not recursive: callers name the path they want.
 * Source: ISO/IEC 14496-12 §4.2.
 */
export function readBoxes(bytes: Uint8Array): Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= bytes.length && boxes.length < maxBoxes) {
    const { header, size } = readSize(view, at);
    if (size < header || at + size > bytes.length) break;
    const data = bytes.subarray(at + header, at + size);
    boxes.push({ type: latin1(bytes.subarray(at + 4, at + 8)), index: view.getUint32(at + 4), data });
    at += size;
  }
  return boxes;
}

export function findBox(boxes: readonly Box[], type: string): Box | null {
  return boxes.find((box) => box.type === type) ?? null;
}

/** Size 0 means "to the end"; 1 means that a 64-bit size follows the type. */
function readSize(view: DataView, at: number): { header: number; size: number } {
  const size = view.getUint32(at);
  if (size === 0) return { header: 8, size: view.byteLength - at };
  if (size !== 1) return { header: 8, size };
  return at + 16 <= view.byteLength
    ? { header: 16, size: Number(view.getBigUint64(at + 8)) }
    : { header: 8, size: 0 };
}
