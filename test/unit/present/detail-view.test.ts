import { describe, expect, it } from 'vitest';
import type { FoundEvidence, Json } from '../../../src/core/evidence';
import type { Verdict } from '../../../src/core/verdict';
import { createTranslate } from '../../../src/platform/translate';
import { detailView, type DetailContext, type DetailSection } from '../../../src/present/detail-view';
import type { ChainNode } from '../../../src/present/detail/chain-tree';
import type { DetailFact, DetailValue } from '../../../src/present/detail/facts';
import { listIn, textIn } from '../../../src/present/json';
import { root } from '../detectors/c2pa/read-in-node';
import { detectFile } from '../detectors/embedded-metadata/detect-file';
import { getMessageFrom, readMessages } from '../../support/translate';
import { estimateBy, foundBy, notFoundBy, verdictOf } from '../../support/verdicts';
import { credentialsIn, ownMedia, sharedMedia } from './detail/files';

const t = createTranslate(getMessageFrom(readMessages('en')), 'en');
const say = (value: DetailValue): string => ('quote' in value ? value.quote : t(value));
const valuesOf = (facts: readonly DetailFact[], term: string): readonly string[] | undefined =>
  facts.find((one) => t(one.term) === term)?.values.map(say);
const factsOf = (section: DetailSection) => section.groups.flatMap(({ facts }) => facts);

function sectionOf(
  found: FoundEvidence,
  context: DetailContext = {},
  parts: Partial<Verdict> = {},
): DetailSection {
  return detailView(verdictOf({ ...parts, evidence: [found] }), context).sections[0]!;
}

function nodesOf(nodes: readonly ChainNode[]): readonly ChainNode[] {
  return nodes.flatMap((one) => [one, ...nodesOf(one.parts)]);
}

const labelsIn = (found: FoundEvidence) =>
  new Set(listIn(found.detail, 'manifests').map((one) => textIn(one, 'label')));

describe.each([
  ['our own files', ownMedia],
  ['files of ../shared/fixtures/provenance (none when that folder is missing)', sharedMedia],
] as const)('the details of %s', (_name, paths) => {
  if (paths.length === 0) it.skip('are not looked at: the folder is missing', () => undefined);
  it.each(paths.map((path) => [path.slice(path.lastIndexOf('/') + 1), path] as const))(
    'show every manifest of %s once, and every code and value',
    async (_file, path) => {
      const found = await credentialsIn(path);
      const section = sectionOf(found);
      const labels = nodesOf(section.chain).flatMap(({ label }) => label ?? []);
      expect(new Set(labels)).toEqual(labelsIn(found));
      expect(labels).toHaveLength(new Set(labels).size);
      expect(section.codes.length).toBeGreaterThanOrEqual(listIn(found.detail, 'codes').length);
      const recorded = section.recorded.map(({ value }) => value.quote);
      for (const label of labels) expect(recorded).toContain(label);
    },
  );
});

describe('the details of signed files', () => {
  const open = async (name: string, context: DetailContext = {}) =>
    sectionOf(await credentialsIn(`${root}${name}`), context);

  it('name the signer, the list and its date, and what was left open', async () => {
    const section = await open('assets/public/sample/media/signed-ai.jpg');
    expect(valuesOf(factsOf(section), 'Trust list')).toEqual(['On none of the lists']);
    expect(valuesOf(factsOf(section), 'Signed at')).toEqual([
      "No time stamp, so the time of signing isn't confirmed",
    ]);
    expect(valuesOf(factsOf(section), 'Stated origin')).toEqual([
      'made with an AI tool',
      'trainedAlgorithmicMedia',
    ]);
    expect(section.notChecked.map(say)).toEqual([
      "Whether the certificate was revoked: that needs a request to its issuer, which isn't made.",
    ]);
    const listed = { ...(await credentialsIn(`${root}assets/public/sample/media/signed-ai.jpg`)) };
    const official = { ...listed, detail: { ...listed.detail, trustList: 'official' } };
    const dated = sectionOf(official, { trustLists: [{ tier: 'official', date: '2026-08-05' }] });
    expect(valuesOf(factsOf(dated), 'Trust list')).toEqual(['Official C2PA list, edition of Aug 5, 2026']);
  });

  it('do not call a signer unknown whose list is named, where only the file could not be confirmed', () => {
    const odd = foundBy('c2pa', {
      trust: 'unlisted',
      detail: { integrity: 'odd', trustList: 'interim', signer: { organisation: 'Truepic' } },
    });
    const section = sectionOf(odd);
    expect(section.notes.map(({ key }) => key)).not.toContain('trust_unlisted');
    expect(valuesOf(factsOf(section), 'Trust list')).toEqual(['Interim list, no longer kept up']);
    expect(valuesOf(factsOf(section), 'Match with the file')![0]).toMatch(/^Couldn't be confirmed/);
    const unknown = foundBy('c2pa', { trust: 'unlisted', detail: { integrity: 'good', trustList: null } });
    expect(sectionOf(unknown).notes.map(({ key }) => key)).toContain('trust_unlisted');
  });

  it('show the chain as a tree: the edit, then what it was made from, with steps in words', async () => {
    const { chain } = await open('assets/public/sample/media/signed-edited.jpg');
    expect(chain).toHaveLength(1);
    const [edit] = chain;
    expect(t(edit!.relationship)).toBe('The file itself');
    const [origin] = edit!.parts;
    expect(t(origin!.relationship)).toBe('Made from this');
    expect(origin!.actions[0]!.map(say)[0]).toBe('Created');
  });

  it('show each thumbnail where it belongs, and nothing that is no picture', async () => {
    const path = 'assets/public/sample/media/signed-edited.jpg';
    const [top] = (await open(path)).chain;
    const label = top!.label!;
    const thumbnail = { manifestLabel: label, ingredient: null, mime: 'image/jpeg', base64: 'AAAA' } as const;
    const [shown] = (await open(path, { thumbnails: [thumbnail] })).chain;
    expect(shown!.picture!.src).toBe('data:image/jpeg;base64,AAAA');
    expect(shown!.parts[0]!.picture).toBeNull();
    for (const wrong of [
      { ...thumbnail, mime: 'image/svg+xml' as never },
      { ...thumbnail, base64: 'x" onerror="' },
      { ...thumbnail, manifestLabel: 'other' },
    ]) {
      expect((await open(path, { thumbnails: [wrong] })).chain[0]!.picture).toBeNull();
    }
  });
});

describe('the details of other evidence', () => {
  it('quote a mark with its place, and say its strength but no ratio', async () => {
    const [finding] = await detectFile(`${root}test/fixtures/metadata/comfyui.png`);
    const section = sectionOf({ ...foundBy('embedded-metadata'), ...finding! });
    const facts = factsOf(section);
    expect(valuesOf(facts, 'As written')![0]).toBe(finding!.detail['raw']);
    expect(valuesOf(facts, 'Place')).toEqual([finding!.detail['where']]);
    expect(valuesOf(facts, 'Weight')).toEqual(['Support: moderately strong']);
    // Once, not in a note as well.
    expect(section.notes.map(({ key }) => key)).not.toContain('found_where');
  });

  it('tell a raw score apart from a likelihood, and name test and prior beside it', () => {
    const estimate = estimateBy('image-classifier', { detail: { model: 'image-v1', z: 3.5 } });
    const facts = factsOf(sectionOf(estimate, {}, { likelihood: 0.67, prior: 0.2 }));
    expect(valuesOf(facts, 'Raw score')).toEqual([
      "0.97 on the model's scale from 0 to 1; it isn't a likelihood",
    ]);
    expect(valuesOf(facts, 'Assumed share of AI')).toEqual(['1 in 5']);
    expect(valuesOf(facts, 'False alarms, the worse of calibration and test')).toEqual(['2 in 100']);
    expect(valuesOf(facts, 'Weight')![0]).toMatch(/^About 8 times more typical of AI images/);
    expect(facts.flatMap(({ values }) => values.map(say)).join()).not.toMatch(/\d ?%/);
  });

  it('stand in the order found, not found, skipped, failed', () => {
    const view = detailView(
      verdictOf({
        evidence: [
          notFoundBy('c2pa', { failed: 'timeout' }),
          notFoundBy('text-marks', { skipped: 'too-small' }),
          notFoundBy('invisible-watermark', { absent: true }),
          foundBy('embedded-metadata'),
        ],
      }),
    );
    expect(view.sections.map(({ status }) => status)).toEqual(['found', 'absent', 'skipped', 'failed']);
    expect(valuesOf(factsOf(view.sections[3]!), 'Message')).toEqual(['took 30 s']);
    for (const { run } of view.sections) {
      expect(run.map(({ values }) => values.map(say))).toEqual([['1'], ['1 ms']]);
    }
  });

  it('lose nothing of a detector that nobody wrote words for', () => {
    const detail = { platform: 'Example Video', raw: 'altered', odd: { deep: [true, 'x'] } };
    const section = sectionOf(foundBy('some-new-detector', { detail, trust: 'page' }));
    expect(valuesOf(factsOf(section), 'Platform')).toEqual(['Example Video']);
    expect(section.recorded.map(({ path, value }) => [path.quote, value.quote])).toEqual([
      ['platform', 'Example Video'],
      ['raw', 'altered'],
      ['odd.deep[0]', 'true'],
      ['odd.deep[1]', 'x'],
    ]);
  });

  it('name a manifest kept elsewhere as not checked', () => {
    const remote = foundBy('c2pa', { detail: { remoteUrl: 'https://a.example/m.c2pa' } });
    expect(sectionOf(remote).notChecked.map(say)).toEqual([
      'The Content Credentials kept on another server: https://a.example/m.c2pa',
    ]);
  });
});

describe('a hostile detail', () => {
  const loop = [
    { label: 'a', parentLabel: 'b', depth: 1 },
    { label: 'b', parentLabel: 'a', depth: 1 },
    { label: 'a', parentLabel: 'a', depth: 0 },
    { label: '__proto__', parentLabel: '__proto__' },
  ];
  const nonsense: readonly Json[] = [null, 7, 'x', [], [null, [1], 'x'], {}, { a: null }, loop];
  const keys = [
    ...[
      'manifests',
      'signer',
      'product',
      'timeStamp',
      'trustList',
      'codes',
      'brokenWhenSigned',
      'identities',
    ],
    ...['aiDisclosures', 'notChecked', 'remoteUrl', 'marks', 'raw', 'where', 'z', 'alsoPossible', 'seenAt'],
  ];

  it.each(keys)('cannot break the page through %s', (key) => {
    for (const value of nonsense) {
      const section = sectionOf(foundBy('c2pa', { issuedAt: 'never', detail: { [key]: value } }));
      const texts = [...factsOf(section).flatMap(({ values }) => values), ...section.notChecked].map(say);
      expect(texts.join()).not.toMatch(/undefined|\[object/);
    }
  });

  it('cannot make a circle of the chain or list a manifest twice', () => {
    const { chain } = sectionOf(foundBy('c2pa', { detail: { manifests: loop } }));
    expect(nodesOf(chain).map(({ label }) => label)).toEqual(['a', 'b', '__proto__']);
  });

  it('shows every word for an unknown action, relationship and identity as it is written', () => {
    const detail = {
      manifests: [
        {
          label: 'm',
          relationship: 'constructor',
          actions: [{ action: 'c2pa.toString', sourceType: 'https://x.example/new' }, 7],
          ingredients: [{ index: 0, title: 'part.psd', relationship: 'inputTo', manifestLabel: null }],
        },
      ],
      identities: [{ state: 'valueOf', names: [{ name: 'A', uri: 'https://a.example' }] }],
    };
    const section = sectionOf(foundBy('c2pa', { detail }));
    const [top] = section.chain;
    expect(t(top!.relationship)).toBe('Used in another way');
    expect(top!.actions.map((parts) => parts.map(say))).toEqual([
      ['c2pa.toString', 'https://x.example/new'],
      ["Something was done that isn't named"],
    ]);
    expect(top!.parts.map((part) => [say(part.title), t(part.relationship), t(part.notes[0]!)])).toEqual([
      ['part.psd', 'Used as a prompt or reference', 'Came without Content Credentials.'],
    ]);
    expect(valuesOf(factsOf(section), 'State')).toEqual(['valueOf']);
    expect(valuesOf(factsOf(section), 'Names')).toEqual(['A', 'https://a.example']);
  });
});
