import { expect, it } from 'vitest';
import { keyActions } from '../../../../cli/browsers/webdriver-keys.ts';

it('holds modifiers down round the key', () => {
  expect(keyActions('Alt+t').map(({ type, value }) => [type, value])).toEqual([
    ['keyDown', '\uE00A'],
    ['keyDown', 't'],
    ['keyUp', 't'],
    ['keyUp', '\uE00A'],
  ]);
});
