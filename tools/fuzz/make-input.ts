import { mutate } from './mutate.ts';
import type { Material } from './mutate.ts';
import { randomOf } from './random.ts';
import type { Target } from './target.ts';

export interface Input {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The inputs of a parser by number: the same seed, number and corpus give the same bytes. */
export function inputsOf(target: Target, seed: number): (index: number) => Input {
  const material: Material = {
    others: target.corpus.map(({ bytes }) => bytes),
    // Bytes as they stand: a token such as `\xff` is one byte; UTF-8 words are written out by their characters.
    tokens: target.tokens.map((token) => Buffer.from(token, /^[\0-\xff]*$/.test(token) ? 'latin1' : 'utf8')),
  };
  return (index) => {
    const random = randomOf(seed, index);
    const { name, bytes } = random.pick(target.corpus);
    return { name, bytes: mutate(bytes, random, material) };
  };
}
