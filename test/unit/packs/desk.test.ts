import { describe, expect, it, vi } from 'vitest';
import type { Pack } from '../../../src/core/pack';
import { createPackDesk, type DeskTools } from '../../../src/packs/desk';
import { packDescription } from '../../support/pack-description';
import { zipPack } from '../../../tools/models/zip-pack';
import { partsInMemory } from './parts-in-memory';

const url = 'https://models.example.org/a.zip';
const pack = zipPack(packDescription(64), new Map([['model.onnx', new Uint8Array([1, 2, 3, 4])]]));
const unchosen = { choice: { image: null, text: null }, states: [] };
const quota = new DOMException('', 'QuotaExceededError');
const ignore = () => undefined;

const served = () => {
  const response = new Response(pack.slice(), { headers: { 'content-length': String(pack.length) } });
  Object.defineProperty(response, 'url', { value: url });
  return Promise.resolve(response);
};

/** A browser that allows and stores everything, and a server with one pack. */
function tools(more: Partial<DeskTools> & { readonly put?: DeskTools['packs']['put'] } = {}) {
  const { put = () => Promise.resolve(), ...others } = more;
  return {
    packs: {
      all: () => Promise.resolve<readonly Pack[]>([]),
      get: () => Promise.resolve(null),
      file: () => Promise.resolve(null),
      put: vi.fn(put),
      remove: () => Promise.resolve(),
    },
    parts: partsInMemory(),
    fetch: vi.fn<typeof fetch>(served),
    mayFetch: vi.fn(() => Promise.resolve(true)),
    downloadAlone: <T>(work: () => Promise<T>) => work(),
    list: () => Promise.resolve(unchosen),
    use: vi.fn(() => Promise.resolve(unchosen)),
    forget: () => Promise.resolve(unchosen),
    ...others,
  };
}

describe('packs from files', () => {
  it('are not taken for want of space, and this is told from other failures of the storage', async () => {
    const add = (error: Error) =>
      createPackDesk(tools({ put: () => Promise.reject(error) })).addFile(new Blob([pack]));
    expect(await add(quota)).toBe('no-space');
    expect(await add(new DOMException('', 'UnknownError'))).toBe('storage');
  });

  it('are taken one at a time: a file chosen twice is added once', async () => {
    const given = tools();
    const desk = createPackDesk(given);
    const [first, second] = await Promise.all([
      desk.addFile(new Blob([pack])),
      desk.addFile(new Blob([pack])),
    ]);
    expect(first).toMatchObject({ sizeBytes: 4 });
    expect(second).toBe('busy');
    expect(given.packs.put).toHaveBeenCalledTimes(1);
    expect(await desk.addFile(new Blob([pack]))).toMatchObject({ sizeBytes: 4 });
  });

  it('take the place of the version that was chosen', async () => {
    const older = { sha256: 'b'.repeat(64), manifest: { id: 'test' } } as Pack;
    const given = tools({
      list: () => Promise.resolve({ ...unchosen, choice: { image: older.sha256, text: null } }),
    });
    given.packs.all = () => Promise.resolve([older]);
    const added = await createPackDesk(given).addFile(new Blob([pack]));
    expect(given.use).toHaveBeenCalledExactlyOnceWith('image', (added as Pack).sha256);
  });

  it('are not shown as none when the storage cannot be read', async () => {
    const given = tools();
    given.packs.all = () => Promise.reject(new Error('not readable'));
    expect(await createPackDesk(given).read()).toEqual({ ...unchosen, packs: null });
  });
});

describe('packs from an address', () => {
  it('are not asked for when the person declines, and nothing is kept', async () => {
    const given = tools({ mayFetch: vi.fn(() => Promise.resolve(false)) });
    const { download } = createPackDesk(given);
    expect(await download.start(url, ignore)).toBe('not-allowed');
    expect(await download.resume(url, ignore)).toBe('not-allowed');
    expect(given.fetch).not.toHaveBeenCalled();
    expect(await download.state()).toBeNull();
  });

  it('are not asked for at addresses against the rules; the browser is not asked either', async () => {
    const given = tools();
    expect(await createPackDesk(given).download.start('http://models.example.org/a.zip', ignore)).toBe(
      'address',
    );
    expect(given.mayFetch).not.toHaveBeenCalled();
  });

  it.each(['start', 'resume'] as const)('ask the browser while the click still counts: %s', (what) => {
    const given = tools();
    void createPackDesk(given).download[what](url, ignore);
    expect(given.mayFetch).toHaveBeenCalledExactlyOnceWith(url);
  });

  it('are downloaded and added once when the button is pressed twice', async () => {
    const given = tools();
    const { download } = createPackDesk(given);
    const [first, second, other] = await Promise.all([
      download.start(url, ignore),
      download.start(url, ignore),
      download.start('https://models.example.org/b.zip', ignore),
    ]);
    expect(first).toMatchObject({ sizeBytes: 4 });
    expect([second, other]).toEqual([null, 'busy']);
    for (const one of [given.mayFetch, given.fetch, given.packs.put]) expect(one).toHaveBeenCalledTimes(1);
  });

  it('are left to the page of options that began: another one neither disturbs nor clears them', async () => {
    const parts = partsInMemory();
    await parts.begin({ url, validator: null, total: 9, received: 0, parts: 0 });
    const given = tools({
      parts,
      downloadAlone: <T>(_: () => Promise<T>, otherwise: T) => Promise.resolve(otherwise),
    });
    const { download } = createPackDesk(given);
    expect(await download.start(url, ignore)).toBe('busy');
    expect(await download.resume(url, ignore)).toBe('busy');
    await download.cancel();
    expect(await download.state()).toMatchObject({ total: 9 });
    expect(given.fetch).not.toHaveBeenCalled();
  });

  it('are kept as they came when there is no space, and added later without asking again', async () => {
    const put = vi.fn().mockRejectedValueOnce(quota).mockResolvedValueOnce(undefined);
    const given = tools({ put });
    const { download } = createPackDesk(given);
    expect(await download.start(url, ignore)).toBe('no-space');
    expect(await download.state()).toMatchObject({ is: 'paused', received: pack.length });
    expect(await download.resume(url, ignore)).toMatchObject({ sizeBytes: 4 });
    expect(given.fetch).toHaveBeenCalledTimes(1);
    expect(await download.state()).toBeNull();
  });

  it('end with the word for it when the storage fails, and leave the form free again', async () => {
    const parts = { ...partsInMemory(), begin: () => Promise.reject(new Error('not writable')) };
    const { download } = createPackDesk(tools({ parts }));
    const onState = vi.fn();
    expect(await download.start(url, onState)).toBe('storage');
    expect(onState).toHaveBeenLastCalledWith(null);
  });
});
