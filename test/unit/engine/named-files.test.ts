import { describe, expect, it } from 'vitest';
import { createNamedFiles } from '../../../src/engine/named-files';

const signal = new AbortController().signal;
const page = 'https://example.org/article';
const file = 'https://example.org/.well-known/sp.json';

function open(answer: () => Promise<Response> = async () => new Response('{}')) {
  const asked: string[] = [];
  const clock = { now: 0 };
  const fetch = (async (url: string) => {
    asked.push(url);
    return answer();
  }) as typeof globalThis.fetch;
  return { files: createNamedFiles({ fetch }, () => clock.now), asked, clock };
}

describe('files that a page names', () => {
  it('are asked for once by all the items of a page', async () => {
    const { files, asked } = open();
    await Promise.all([files.get(file, page, 100, signal), files.get(file, page, 100, signal)]);
    expect(asked).toEqual([file]);
  });

  it('are asked for again after a minute', async () => {
    const { files, asked, clock } = open();
    await files.get(file, page, 100, signal);
    clock.now = 60_000;
    await files.get(file, page, 100, signal);
    expect(asked).toHaveLength(2);
  });

  it('that could not be had can be asked for again soon', async () => {
    const { files, asked, clock } = open(async () => new Response('', { status: 500 }));
    await expect(files.get(file, page, 100, signal)).rejects.toThrow('HTTP 500');
    await expect(files.get(file, page, 100, signal)).rejects.toThrow('HTTP 500');
    expect(asked).toHaveLength(1);
    clock.now = 2_000;
    await expect(files.get(file, page, 100, signal)).rejects.toThrow('HTTP 500');
    expect(asked).toHaveLength(2);
  });

  it('on this machine are not fetched for a public page', async () => {
    const { files, asked } = open();
    expect(await files.get('http://localhost:5000/', page, 100, signal)).toEqual({ skip: 'private-address' });
    expect(asked).toEqual([]);
  });

  it('that are longer than allowed are not read', async () => {
    const { files } = open(async () => new Response('x'.repeat(101)));
    expect(await files.get(file, page, 100, signal)).toEqual({ skip: 'too-large' });
  });

  it('come to the others when the first to ask gives up', async () => {
    const { files, asked } = open();
    const control = new AbortController();
    const first = files.get(file, page, 100, control.signal);
    const second = files.get(file, page, 100, signal);
    control.abort();
    await expect(first).rejects.toThrow('cancelled');
    expect(await second).toMatchObject({ url: file });
    expect(asked).toHaveLength(1);
  });
});
