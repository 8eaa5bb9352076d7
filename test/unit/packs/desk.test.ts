import { describe, expect, it } from 'vitest';
import { createPackDesk, type DeskTools } from '../../../src/packs/desk';
import { packDescription } from '../../support/pack-description';
import { zipPack } from '../../../tools/models/zip-pack';
import { partsInMemory } from './parts-in-memory';

const pack = zipPack(packDescription(64), new Map([['model.onnx', new Uint8Array([1, 2, 3, 4])]]));
const choice = { choice: { image: null, text: null }, states: [] };

function tools(put: DeskTools['packs']['put']): DeskTools {
  return {
    packs: {
      all: () => Promise.resolve([]),
      get: () => Promise.resolve(null),
      file: () => Promise.resolve(null),
      put,
      remove: () => Promise.resolve(),
    },
    parts: partsInMemory(),
    fetch,
    mayFetch: () => Promise.resolve(false),
    list: () => Promise.resolve(choice),
    use: () => Promise.resolve(choice),
    forget: () => Promise.resolve(choice),
  };
}

describe('createPackDesk', () => {
  it('says that there is no space when nothing could be stored', async () => {
    const desk = createPackDesk(tools(() => Promise.reject(new DOMException('', 'QuotaExceededError'))));
    expect(await desk.addFile(new Blob([pack]))).toBe('no-space');
  });

  it('asks no server that the browser or the rules do not allow', async () => {
    const { download } = createPackDesk(tools(() => Promise.resolve()));
    expect(await download.start('https://models.example.org/a.zip', () => undefined)).toBe('not-allowed');
    expect(await download.start('http://models.example.org/a.zip', () => undefined)).toBe('address');
  });
});
