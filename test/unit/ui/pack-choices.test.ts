// @vitest-environment jsdom
import { h, render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import type { PacksView } from '../../../src/core/pack-desk';
import { createTranslate } from '../../../src/platform/translate';
import { PackChoices } from '../../../src/ui/options/pack-choices';
import { getMessageFrom, readMessages } from '../../support/translate';

const t = createTranslate(getMessageFrom(readMessages('en')), 'en');
const gone = 'c'.repeat(64);
const state = { sha256: gone, code: 'model-damaged', ms: null } as const;

function shown(view: PacksView) {
  const [root, onUse] = [document.createElement('div'), vi.fn()];
  render(h(PackChoices, { view, t, onUse }), root);
  return { root, onUse };
}

describe('the choice of models', () => {
  it.each([
    ['is not stored any more', []],
    ['cannot be read', null],
  ])('says that a chosen pack %s, and lets the built-in model be chosen', (_, packs) => {
    const view = { packs, choice: { image: gone, text: null }, states: [state] };
    const { root, onUse } = shown(view);
    const [builtIn, missing] = root.querySelectorAll('input');
    expect([builtIn!.checked, missing!.checked]).toEqual([false, true]);
    expect(root.querySelector('.note')!.textContent).toMatch(/^The chosen pack can't be found/);
    builtIn!.click();
    expect(onUse).toHaveBeenCalledExactlyOnceWith('image', null);
  });

  it('is not offered where there is nothing to choose', () => {
    const view = { packs: [], choice: { image: null, text: null }, states: [] };
    expect(shown(view).root.textContent).toBe('');
  });
});
