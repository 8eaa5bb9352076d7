import { describe, expect, it } from 'vitest';
import type { Asset } from '../../../src/acquire/acquire';
import { noHeaders } from '../../../src/core/artifact';
import type { DetectContext, Detector } from '../../../src/core/detector';
import type { Finding } from '../../../src/core/evidence';
import type { Item } from '../../../src/core/item';
import { noPageMarks } from '../../../src/core/page-marks';
import { detectAll } from '../../../src/engine/check-item';

const mark: Finding = {
  basis: 'declared',
  claim: { says: 'ai-made', sourceType: null },
  trust: 'unsigned',
  logLr: 2.5,
  detail: {},
};
const part: Asset = {
  bytes: new Uint8Array(8),
  format: 'mp4',
  sha256: '',
  url: 'https://example.org/film.mp4',
  holdsFile: true,
  headers: noHeaders,
  isWhole: false,
};

async function look(finds: readonly Finding[], extra: Partial<Detector>) {
  const detector: Detector = {
    id: 'embedded-metadata',
    version: '1',
    takes: ['video'],
    needs: ['bytes', 'format'],
    detect: async () => finds,
    ...extra,
  };
  const context = { signal: new AbortController().signal } as unknown as DetectContext;
  const item = { kind: 'video', text: null } as unknown as Item;
  const { evidence, rendition } = await detectAll(
    { item, source: part, page: noPageMarks, fingerprint: null, context },
    [detector],
  );
  return { one: evidence[0]!, rendition };
}

describe('a file of which only parts could be read', () => {
  it('is not given to a detector that needs all of it', async () => {
    const { one } = await look([mark], {});
    expect(one).toMatchObject({ status: 'skipped', reason: 'too-large' });
  });

  it('is given to one that makes sense of parts, and what they say counts', async () => {
    const { one } = await look([mark], { readsParts: true });
    expect(one).toMatchObject({ status: 'found', claim: { says: 'ai-made' } });
  });

  it('is not said to hold nothing when nothing was found in them', async () => {
    const { one } = await look([], { readsParts: true });
    expect(one).toMatchObject({ status: 'skipped', reason: 'too-large' });
  });

  it('still is looked at for what its page says', async () => {
    const { one } = await look([], { needs: ['page'] });
    expect(one).toMatchObject({ status: 'absent' });
  });

  it('has no rendition: its hash is not known', async () => {
    expect((await look([mark], { readsParts: true })).rendition).toBeNull();
  });
});
