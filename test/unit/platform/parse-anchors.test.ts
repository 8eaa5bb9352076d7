import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCertificate } from '../../../src/platform/der-certificate';
import { countCertificates, parseAnchor, type UserAnchor } from '../../../src/platform/parse-anchors';
import { root } from '../detectors/c2pa/read-in-node';

const now = '2026-06-01T12:00:00.000Z';
const official = readFileSync(`${root}assets/public/trust/C2PA-TRUST-LIST.pem`, 'utf8');
const one = readFileSync(`${root}assets/public/trust/sample-root.pem`, 'utf8').trim();
const parse = (text: string, name = 'Desk') => parseAnchor(name, text, now);
const pemOf = (bytes: Uint8Array | readonly number[], label = 'CERTIFICATE') =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64')}\n-----END ${label}-----\n`;
const der = Uint8Array.from(Buffer.from(one.split('-----')[2]!, 'base64'));

describe('certificates that a user adds', () => {
  it('are kept as they are, with name and time', () => {
    expect(parse(one)).toEqual({ name: 'Desk', pem: `${one}\n`, addedAt: now });
  });

  it.each(['C2PA-TRUST-LIST.pem', 'C2PA-TSA-TRUST-LIST.pem', 'interim-anchors.pem', 'interim-allowed.pem'])(
    'may be a whole list: every certificate of %s is taken',
    (file) => {
      const text = readFileSync(`${root}assets/public/trust/${file}`, 'utf8');
      const anchor = parse(text) as UserAnchor;
      expect(countCertificates(anchor)).toBe(text.split('BEGIN CERTIFICATE').length - 1);
    },
  );

  it('may have text around them and any line ends; that text is dropped', () => {
    const text = `Subject: CN=Desk\r\n${one.replaceAll('\n', '\r\n')}\r\nend\r\n`;
    expect(parse(text)).toMatchObject({ pem: `${one}\n` });
  });

  it('are read again as they were kept', () => {
    const kept = parse(official) as UserAnchor;
    expect(parse(kept.pem)).toEqual(kept);
  });

  it.each([
    ['nothing', '', 'no-certificate'],
    ['other text', 'hello', 'no-certificate'],
    ['a certificate without its lines', one.split('-----')[2]!, 'no-certificate'],
    ['a key', pemOf(der, 'PRIVATE KEY'), 'no-certificate'],
    ['a certificate and a key', `${one}\n${pemOf(der, 'EC PRIVATE KEY')}`, 'no-certificate'],
    ['a key within a certificate', one.replace('\n', `\n${pemOf(der, 'PRIVATE KEY')}`), 'no-certificate'],
    ['a block that does not end', one.replace(/-----END.*/, ''), 'damaged'],
    ['a block that does not begin', one.replace(/-----BEGIN.*/, ''), 'damaged'],
    ['a block within a block', one.replace('\n', '\n-----BEGIN CERTIFICATE-----\n'), 'damaged'],
    ['what is not base64', one.replace('MII', 'M!!'), 'damaged'],
    ['bytes that are no certificate', pemOf([0x30, 3, 2, 1, 1]), 'damaged'],
    ['half a certificate', pemOf(der.subarray(0, 200)), 'damaged'],
    ['a certificate with bytes after it', pemOf([...der, 0]), 'damaged'],
    ['a certificate and damage', `${one}\n${pemOf([0x30, 0])}`, 'damaged'],
    ['201 certificates', `${one}\n`.repeat(201), 'too-many'],
    ['a file that is far too long', `${' '.repeat(256_001)}${one}`, 'too-large'],
  ])('are refused when the file is %s', (_what, text, problem) => {
    expect(parse(text)).toBe(problem);
  });

  it.each([
    ['', 'no-name'],
    [' \u202e\n ', 'no-name'],
  ])('need a name, and %j is none', (name, problem) => {
    expect(parse(one, name)).toBe(problem);
  });

  it('have a name of one line, without direction marks, and not too long', () => {
    expect(parse(one, `a\u202eb\nc${'x'.repeat(500)}`)).toMatchObject({ name: `a b c${'x'.repeat(115)}` });
  });
});

describe('the outer form of a certificate', () => {
  it('is lost by every cut', () => {
    const whole = Array.from({ length: der.length }, (_, length) => isCertificate(der.subarray(0, length)));
    expect(whole.some(Boolean)).toBe(false);
  });

  it.each([0x80, 0x84, 0x89, 0xff])('does not have lengths written as %i', (length) => {
    expect(isCertificate(Uint8Array.from([0x30, length, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe(false);
  });

  it('is answered at once for a quarter of a megabyte of empty elements', () => {
    const begin = performance.now();
    expect(isCertificate(new Uint8Array(200_000).fill(0))).toBe(false);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});

const testRoots = `${root}../shared/fixtures/provenance/trust/c2pa-rs-test-roots.pem`;
it.skipIf(!existsSync(testRoots))(
  'the c2pa-rs test roots are eight certificates (skipped when ../shared/fixtures is missing)',
  () => {
    expect(countCertificates(parse(readFileSync(testRoots, 'utf8')) as UserAnchor)).toBe(8);
  },
);
