import { checkInput } from './check-input.ts';
import type { Problem } from './check-input.ts';
import type { Input } from './make-input.ts';
import type { Target } from './target.ts';

/** Tries per input; a fixture need not be the smallest, only small. */
const maxTries = 400;

/** Leaves out parts of an input, large ones first, as long as it fails in the same way. */
export async function shrink(
  target: Target,
  input: Input,
  problem: Problem,
): Promise<Uint8Array<ArrayBuffer>> {
  let { bytes } = input;
  let tries = 0;
  for (let size = Math.floor(bytes.length / 2); size > 0 && tries < maxTries; size = Math.floor(size / 2)) {
    for (let at = 0; at + size <= bytes.length && tries < maxTries; tries += 1) {
      const shorter = new Uint8Array(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]));
      const { problem: still } = await checkInput(target, shorter, input.name);
      if (still?.message === problem.message) bytes = shorter;
      else at += size;
    }
  }
  return bytes;
}
