import { expect, it } from 'vitest';
import { sha256Hex } from '../../../src/core/sha256-hex';
import { fromText } from '../acquire/fixtures';

it.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('hashes %j as FIPS 180-4 says', async (text, hash) => {
  expect(await sha256Hex(fromText(text))).toBe(hash);
});
