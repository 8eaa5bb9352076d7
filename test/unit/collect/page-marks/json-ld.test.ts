// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readJsonLd } from '../../../../src/collect/page-marks/json-ld';
import { openFixture, openPage } from '../page';

const stated = '{"digitalSourceType":"x"}';
const script = (text: string, type = 'application/ld+json') => `<script type="${type}">${text}</script>`;

describe('JSON-LD of a page', () => {
  it('is taken as written where it names a source type', () => {
    openPage(
      script(stated) +
        script('{"@type":"Person"}') +
        script('{"schema:DigitalSourceType":1}', 'Application/LD+JSON;charset=utf-8'),
    );
    expect(readJsonLd(document)).toEqual([stated, '{"schema:DigitalSourceType":1}']);
  });

  it('is not taken from other scripts', () => {
    openPage(script(stated, 'application/json') + script(stated, 'text/javascript'));
    expect(readJsonLd(document)).toEqual([]);
  });

  it('is taken whole or not at all, and not without end', () => {
    openPage(script(stated.padEnd(200_001)) + script(stated).repeat(40));
    expect(readJsonLd(document)).toEqual(Array(16).fill(stated));
  });

  it('is found in a whole page', () => {
    openFixture('page-signals/json-ld');
    expect(readJsonLd(document)).toHaveLength(1);
  });
});
