// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { ImageRegions } from '../../../src/core/image-regions';
import {
  api,
  button,
  live,
  open,
  reportOf,
  root,
  setUpDetailsPage,
  settle,
} from '../../support/details-page';
import { estimateBy, verdictOf } from '../../support/verdicts';

setUpDetailsPage();

describe('the page of details of a picture', () => {
  const likely = verdictOf({ label: 'likely', evidence: [estimateBy('image-classifier')] });
  const region = (left: number, z: number) => ({ left, top: 0, width: 0.5, height: 1, z });
  const found: ImageRegions = {
    outcome: 'regions',
    whole: 5.2,
    regions: [region(0, 7.1), region(0.25, -1), region(0.5, 4)],
    preview: { mime: 'image/jpeg', base64: '/9j/' },
  };
  const look = async (answer: () => Promise<ImageRegions>) => {
    await open(reportOf(likely));
    api.regions.mockImplementation(answer);
    button('Look at regions')!.click();
  };

  it('scores regions only when asked, and says how long it takes', async () => {
    await open(reportOf(likely));
    expect(api.regions).not.toHaveBeenCalled();
    await look(() => new Promise(() => undefined));
    await settle();
    expect(live()).toEqual(['Looking at up to 15 regions. This takes some seconds.']);
    expect(button('Look at regions')!.disabled).toBe(true);
    expect(api.regions).toHaveBeenCalledOnce();
  });

  it('draws each score over the picture, which is one picture to a screen reader', async () => {
    await look(async () => found);
    await settle();
    const drawn = root().querySelector('[role=img]')!;
    expect(drawn.getAttribute('aria-label')).toContain('Highest score: row 1, column 1.');
    expect(drawn.querySelector('img')!.alt).toBe('');
    const regions = [...drawn.querySelectorAll<HTMLElement>('.region')];
    expect(regions.map((one) => [one.textContent, one.className, one.style.left])).toEqual([
      ['+7.1', 'region shade-4', '0%'],
      ['-1.0', 'region shade-0', '37.5%'],
      ['+4.0', 'region shade-3', '62.5%'],
    ]);
    expect(live()).toEqual(['Looked at 3 regions.']);
    expect(button('Look at regions')).toBeUndefined();
  });

  it('moves the keyboard focus from the button to how it went', async () => {
    await open(reportOf(likely));
    api.regions.mockImplementation(async () => found);
    button('Look at regions')!.focus();
    button('Look at regions')!.click();
    await settle();
    expect(document.activeElement!.textContent).toBe('Looked at 3 regions.');
  });

  it('leaves the keyboard focus where a person has moved it meanwhile', async () => {
    await look(async () => found);
    button('Copy all evidence as JSON')!.focus();
    await settle();
    expect(document.activeElement).toBe(button('Copy all evidence as JSON'));
  });

  it('has the same scores in a table with headers, and says what they do not show', async () => {
    await look(async () => ({ ...found, preview: null }));
    await settle();
    expect(root().querySelector('[role=img]')).toBeNull();
    const table = root().querySelector('table')!;
    expect(table.caption!.textContent).toBe('Raw scores of the regions');
    const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['', 'Column 1', 'Column 2', 'Column 3'],
      ['Row 1', '+7.1', '-1.0', '+4.0'],
    ]);
    expect([...table.querySelectorAll('th')].map((one) => one.scope)).toEqual(['col', 'col', 'col', 'row']);
    expect(root().textContent).toContain('the whole picture scored +5.2. They say where to look.');
  });

  it.each<[ImageRegions['outcome'] & ('undecided' | 'too-small' | 'too-long'), string]>([
    ['undecided', 'The estimate for the whole picture does not say “likely”, so its regions are not shown.'],
    [
      'too-small',
      'Regions need a picture of at least 224 px on each side. This one is smaller, so its regions are not shown.',
    ],
    ['too-long', 'One side of this picture is more than four times the other, so its regions are not shown.'],
  ])('says why there are none: %s', async (outcome, words) => {
    await look(async () => ({ outcome }));
    await settle();
    expect(live()).toEqual([words]);
    expect(root().querySelector('table')).toBeNull();
    expect(button('Look at regions')).toBeUndefined();
  });

  it.each<[string, () => Promise<ImageRegions>, string]>([
    [
      'the picture is not to be had',
      async () => ({ outcome: 'not-read' }),
      "Couldn't read the picture again. Go back to its page, reload it and wait until the picture shows, then open its details once more.",
    ],
    [
      'something broke',
      () => Promise.reject(new Error('gone')),
      "Couldn't look at the regions. Go back to the page, then try once more.",
    ],
  ])('says what to do when %s, and lets one try again', async (_why, answer, words) => {
    await look(answer);
    await settle();
    expect(live()).toEqual([words]);
    expect(button('Look at regions')!.disabled).toBe(false);
  });

  it('offers nothing of the kind where the picture is undecided', async () => {
    await open(reportOf(verdictOf({ evidence: [estimateBy('image-classifier', {}, { mayAccuse: false })] })));
    expect(button('Look at regions')).toBeUndefined();
  });
});
