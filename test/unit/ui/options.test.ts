// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { testedRates } from '../../../src/present/limits/tested-rates';
import {
  api,
  button,
  list,
  live,
  open,
  optionsOf,
  root,
  section,
  setUpOptionsPage,
  soon,
} from '../../support/options-page';

setUpOptionsPage();

describe('where to check', () => {
  it('shows and changes the mode', async () => {
    await open();
    const [automatic, onRequest] = root().querySelectorAll<HTMLInputElement>('input[type=radio]');
    expect([automatic!.checked, onRequest!.checked]).toEqual([true, false]);
    api.setMode.mockResolvedValue(optionsOf({ mode: 'on-request' }));
    onRequest!.click();
    expect(api.setMode).toHaveBeenCalledWith('on-request');
    await soon(() => {
      expect(onRequest!.checked).toBe(true);
    });
  });

  it('takes a site off the paused ones, and puts it back', async () => {
    await open({ pausedHosts: ['news.example', 'other.example'] });
    api.pause.mockResolvedValue();
    api.read.mockResolvedValue(optionsOf({ pausedHosts: ['other.example'] }));
    button('Remove news.example').focus();
    button('Remove news.example').click();
    expect(api.pause).toHaveBeenLastCalledWith('news.example', false);
    await soon(() => {
      expect(live()).toEqual(['Removed: news.example']);
    });
    expect(section('Where to check').textContent).not.toContain('news.example');
    button('Undo').click();
    expect(api.pause).toHaveBeenLastCalledWith('news.example', true);
  });

  it('says so when no site is paused', async () => {
    await open();
    expect(section('Where to check').textContent).toContain('No site is paused.');
  });
});

describe('the trust lists', () => {
  it('are named with kind, day of issue and next edition', async () => {
    await open();
    const text = section('Trust lists').textContent;
    for (const part of ['C2PA Trust List', 'Official C2PA list', 'Aug 5, 2026', 'Aug 5, 2027']) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Due since');
  });

  it('say when the next edition is due, and when none is announced', async () => {
    const interim = { ...list, tier: 'interim', nextUpdate: null, isExpired: false } as const;
    await open({ trustLists: [{ ...list, isExpired: true }, interim] });
    expect(section('Trust lists').textContent).toContain('Due since Aug 5, 2027');
    expect(section('Trust lists').textContent).toContain('None announced');
  });
});

describe('the assumed share of AI', () => {
  it('is chosen among three, and says what it does', async () => {
    await open();
    const choices = [...section('Assumed share of AI').querySelectorAll<HTMLInputElement>('input')];
    expect(choices.map(({ parentElement }) => parentElement!.textContent)).toEqual([
      '1 in 20',
      '1 in 5',
      '1 in 2',
    ]);
    expect(choices.map(({ checked }) => checked)).toEqual([false, true, false]);
    expect(section('Assumed share of AI').textContent).toContain('never enough for “Likely”');
    api.setPrior.mockResolvedValue(optionsOf({ prior: 0.05 }));
    choices[0]!.click();
    expect(api.setPrior).toHaveBeenCalledWith(0.05);
    await soon(() => {
      expect(choices.map(({ checked }) => checked)).toEqual([true, false, false]);
    });
  });
});

describe('remembered credentials', () => {
  it('can be switched off, and their number is said', async () => {
    await open({}, [], 12);
    await soon(() => {
      expect(section('Remembered Content Credentials').textContent).toContain('12 pictures are remembered.');
    });
    api.memory.remember.mockResolvedValue();
    api.read.mockResolvedValue(optionsOf({ remembersCredentials: false }));
    const toggle = root().querySelector<HTMLInputElement>('input[role=switch]')!;
    expect(toggle.checked).toBe(true);
    toggle.click();
    expect(api.memory.remember).toHaveBeenCalledWith(false);
    await soon(() => {
      expect(toggle.checked).toBe(false);
    });
  });

  it('are forgotten only when asked twice', async () => {
    await open({}, [], 2);
    await soon(() => {
      expect(button('Forget them all…')).toBeDefined();
    });
    button('Forget them all…').click();
    await soon(() => {
      expect(document.activeElement).toBe(button('Cancel'));
    });
    button('Cancel').click();
    await soon(() => {
      expect(document.activeElement).toBe(button('Forget them all…'));
    });
    expect(api.memory.clear).not.toHaveBeenCalled();
    button('Forget them all…').click();
    await soon(() => {
      expect(button('Forget all')).toBeDefined();
    });
    api.memory.clear.mockResolvedValue(0);
    button('Forget all').click();
    await soon(() => {
      expect(live()).toEqual(['All remembered pictures were forgotten.']);
    });
    expect(section('Remembered Content Credentials').textContent).toContain('0 pictures are remembered.');
  });
});

describe('the page of options', () => {
  it('says plainly what is fetched', async () => {
    await open();
    expect(section('What is fetched').querySelectorAll('li')).toHaveLength(4);
  });

  it('names itself, and has one live region', async () => {
    await open();
    expect(document.title).toBe('Touchstone: Options');
    expect(root().querySelectorAll('[aria-live], [role=status], [role=alert]')).toHaveLength(1);
  });

  it('says so when the extension does not answer', async () => {
    await open();
    api.setMode.mockRejectedValue(new Error('gone'));
    root().querySelectorAll<HTMLInputElement>('input[type=radio]')[1]!.click();
    await soon(() => {
      expect(live()).toEqual(["That didn't work. Reload this page and try again."]);
    });
  });

  it('is not left for a file that is dropped beside the field', async () => {
    await open();
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    document.body.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(true);
  });
});

describe('how often estimates are wrong', () => {
  const heading = 'How often estimates are wrong';

  it('is told by tables with headings for columns and rows', async () => {
    await open();
    const tables = [...section(heading).querySelectorAll('table')];
    expect(tables.map((one) => one.caption?.textContent)).toEqual([
      expect.stringMatching(/^English text: text-.+, tested /),
      expect.stringMatching(/^Pictures: image-.+, tested /),
    ]);
    for (const table of tables) {
      const columns = table.querySelectorAll('thead th[scope=col]').length;
      for (const row of table.querySelectorAll('tbody tr')) {
        expect(row.querySelectorAll('th[scope=row]')).toHaveLength(1);
        expect(row.querySelectorAll('td')).toHaveLength(columns - 1);
      }
    }
  });

  it('gives the measured figures with counts, and names the file with all of them', async () => {
    await open();
    const { hits, n } = testedRates.text.lengths[0]!.falseFlags!;
    const cell = section(heading).querySelector('td')!;
    expect(cell.textContent).toContain(`${hits} of ${n.toLocaleString('en')}`);
    expect(section(heading).textContent).toContain('Rates differ by kind of writing.');
    expect(section(heading).textContent).toContain('docs/limits.md');
    expect(section(heading).querySelector('a')).toBeNull();
  });
});
