import { concat, fetchBytes, type Fetched, type FetchOrder, type Network } from './bytes';
import { HEAD_BYTES, MAX_BOXES_BYTES, MAX_RANGE_REQUESTS } from './limits';

/** Boxes that hold pictures and sound, or nothing (ISO/IEC 14496-12 §8.1). */
const dataBoxes: ReadonlySet<string> = new Set(['mdat', 'free', 'skip', 'wide']);

/**
 * Of a file that is too large: its head; for MP4 and its kin all boxes but the media data, by ranged requests, because
 * their index often stands at the end. Where the server knows no ranges, what the head holds is all there is.
 * @param received the head, as `FetchOrder.headBytes` gives it
 */
export async function withoutMediaData(
  received: Fetched,
  order: FetchOrder,
  network: Network,
  signal: AbortSignal,
): Promise<Fetched> {
  if (typeAt(received.bytes, 0) !== 'ftyp') return received;
  const ask = async (first: number, length: number): Promise<Uint8Array> => {
    const range = { first, last: first + length - 1 };
    const part = await fetchBytes({ ...order, url: received.url, range }, network, signal);
    return 'skip' in part ? nothing : part.bytes;
  };
  const boxes = await collectBoxes(received.bytes, ask);
  const length = boxes.reduce((sum, box) => sum + box.length, 0);
  return { ...received, bytes: concat(boxes, length) };
}

const nothing = new Uint8Array();

/** A part of the file and where it begins. */
interface Window {
  readonly first: number;
  readonly bytes: Uint8Array;
}

async function collectBoxes(
  head: Uint8Array,
  ask: (first: number, length: number) => Promise<Uint8Array>,
): Promise<readonly Uint8Array[]> {
  const boxes: Uint8Array[] = [];
  let window: Window = { first: 0, bytes: head };
  let requests = 0;
  let leftBytes = MAX_BOXES_BYTES;
  const see = async (first: number, length: number): Promise<Uint8Array> => {
    const at = first - window.first;
    if (at + length <= window.bytes.length) return window.bytes.subarray(at, at + length);
    if (requests >= MAX_RANGE_REQUESTS) return nothing;
    requests += 1;
    window = { first, bytes: await ask(first, Math.max(length, HEAD_BYTES)) };
    return window.bytes.subarray(0, length);
  };
  for (let at = 0; ;) {
    const header = await see(at, HEADER_BYTES);
    const sizeBytes = boxSize(header);
    if (sizeBytes === null) return boxes;
    if (!dataBoxes.has(typeAt(header, 0)) && sizeBytes <= leftBytes) {
      const box = await see(at, sizeBytes);
      leftBytes -= sizeBytes;
      if (box.length === sizeBytes) boxes.push(box);
    }
    at += sizeBytes;
  }
}

/** Size, type, and the large size that may follow. */
const HEADER_BYTES = 16;

/** null for what is no box, or the last one, which may go to the end of the file. */
function boxSize(header: Uint8Array): number | null {
  if (header.length < 8) return null;
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const size = view.getUint32(0);
  if (size !== 1) return size < 8 ? null : size;
  const large = header.length < HEADER_BYTES ? 0n : view.getBigUint64(8);
  return large < 16n || large > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(large);
}

function typeAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at + 4, at + 8));
}
