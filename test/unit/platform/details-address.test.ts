import { describe, expect, it } from 'vitest';
import { detailsPath, readDetailsSubject } from '../../../src/platform/details-address';

describe('the address of a page of details', () => {
  it('names tab and item, whatever the item is called', () => {
    for (const itemId of ['abc-1/12/3', 'a&item=b/1/1', 'ü #?/0/1']) {
      const path = detailsPath({ tabId: 7, itemId });
      expect(readDetailsSubject(path.slice(path.indexOf('?')))).toEqual({ tabId: 7, itemId });
    }
  });

  it.each([
    '',
    '?tab=7',
    '?item=a/1/1',
    '?tab=&item=a',
    '?tab=-1&item=a',
    '?tab=1.5&item=a',
    '?tab=x&item=a',
  ])('is none without both: "%s"', (search) => {
    expect(readDetailsSubject(search)).toBeNull();
  });
});
