import { open } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { imageSize } from 'image-size';
import { sha256OfFile } from '../../sha256-of-file.ts';
import { type Tier, tiers } from '../run/tier.ts';
import { readLines } from '../../read-lines.ts';
import { type Row, unknown } from './row.ts';

/** One file in one delivery tier. */
export interface LabelledImage {
  readonly row: Row;
  readonly path: string;
  readonly tier: Tier;
}

/**
 * Every file of the index in every tier.
 * @throws Error naming the line that lacks path or label, or whose file is not there
 */
export async function* readImages(index: string, limit: number): AsyncGenerator<LabelledImage> {
  let columns: readonly string[] | null = null;
  let line = 0;
  for await (const text of readLines(index)) {
    const cells = text.split('\t');
    if (columns === null) {
      columns = cells;
      continue;
    }
    if (line >= limit) return;
    line += 1;
    try {
      yield* await inTiers(new Map(columns.map((name, at) => [name, cells[at] ?? ''])), dirname(index));
    } catch (error) {
      throw new Error(`${index}, row ${line}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

async function inTiers(
  cells: ReadonlyMap<string, string>,
  folder: string,
): Promise<readonly LabelledImage[]> {
  const given = cells.get('path') ?? '';
  const label = cells.get('label');
  if (given === '' || (label !== 'ai' && label !== 'real' && label !== 'human'))
    throw new Error('a row needs a path, and a label that is ai or real');
  const path = resolve(folder, given);
  const sha256 = await sha256OfFile(path);
  const features = await fileFeatures(path);
  const cell = (name: string): string => cells.get(name) || unknown;
  const isAi = label === 'ai';
  const named = cells.get('generator') || cell('source');
  return tiers.map((tier) => ({
    path,
    tier,
    row: {
      id: `${given} ${tier}`,
      kind: 'image',
      isAi,
      lang: '',
      register: cell('kind'),
      generator: isAi ? named : 'human',
      year: cell('year'),
      source: cell('source'),
      group: cells.get('group') || given,
      treatment: tier,
      content: `${sha256} ${tier}`,
      words: 0,
      features,
      excerpt: given,
    },
  }));
}

/** Sizes stand in front of the pixels. */
const HEADER_BYTES = 1024 * 1024;

/** What says nothing of the picture itself, of the file as found: a size remains visible in every tier, by its aspect. */
async function fileFeatures(path: string): Promise<Row['features']> {
  const file = await open(path);
  try {
    const { size: bytes } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(bytes, HEADER_BYTES)), 0);
    const { width, height } = sizeOf(buffer.subarray(0, bytesRead));
    const size = [Math.log(width * height + 1), Math.log(width / height), Math.log(Math.max(width, height))];
    const codec = ['.jpg', '.jpeg', '.png', '.webp'].map((one) => Number(extname(path) === one));
    return { size, file: [...size, Math.log((bytes + 1) / (width * height)), ...codec] };
  } finally {
    await file.close();
  }
}

/** 1 × 1 where the head cannot be read: the product says what it makes of such a file. */
function sizeOf(head: Uint8Array): { readonly width: number; readonly height: number } {
  try {
    const { width, height } = imageSize(head);
    return width > 0 && height > 0 ? { width, height } : { width: 1, height: 1 };
  } catch {
    return { width: 1, height: 1 };
  }
}
