import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DriverPage } from '../../cli/browsers/driver.ts';
import { zipPack } from '../../tools/models/zip-pack.ts';
import { packDescription } from '../support/pack-description.ts';
import { tinyOnnx } from '../support/tiny-onnx.ts';
import { describeInBrowsers, withPage } from './harness/browsers.ts';
import { endEngine } from './harness/deaths.ts';
import { findingBy, settledReport, verdictOf } from './harness/items.ts';
import { hostsHere, newSiteKeys } from './harness/named-site.ts';
import { linesOf, pictures, samplePicture, soon, untilLine, verdictTime } from './harness/product.ts';
import { html, openSite, type TestSite } from './harness/site.ts';

const SIZE = 32;
const rate = { hits: 1, n: 200, low: 0, high: 0.03 };
const found = { hits: 150, n: 200, low: 0.69, high: 0.8 };
/** Calls every picture likely AI-generated, as far as it may. */
const accusing = {
  platt: { a: 1, b: 10 },
  accuseAbove: -5,
  noSignGate: -9,
  falseAlarmsPer100: 0.5,
  missesPer100: 10,
};
const errorTable = {
  conditions: ['clean', 'web', 'hard', 'thumb'].map((name) => ({ name, falseFlags: rate, found })),
};

const packOf = (id: string, model: Uint8Array, more: object = { errorTable }) =>
  zipPack({ ...packDescription(SIZE, accusing), id, ...more }, new Map([['model.onnx', model]]));
const mean = tinyOnnx(SIZE, ['ReduceMean']);
const tested = packOf('tested', mean);
const packs = {
  tested,
  untested: packOf('untested', mean, {}),
  'no-number': packOf('no-number', tinyOnnx(SIZE, ['ReduceMean', 'Abs', 'Neg', 'Log'])),
  'other-shape': packOf('other-shape', tinyOnnx(2 * SIZE, ['ReduceMean'])),
  'more-numbers': packOf('more-numbers', tinyOnnx(SIZE, ['Abs'])),
  'cut-off': tested.slice(0, tested.length / 2),
  changed: changed(tested),
};

/** The model's first node is renamed: the ZIP is whole, the hash is not that of the description. */
function changed(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip);
  bytes.write('ReduceMeam', bytes.indexOf('ReduceMean'));
  return bytes;
}

/** Packs come from public servers only. */
const publicHost = 'models.touchstone.test';

let site: TestSite;
let server: TestSite;
beforeAll(async () => {
  server = await openSite({}, await newSiteKeys());
  const files = Object.entries(packs).map(([name, bytes]) => [
    `/${name}.zip`,
    { type: 'application/zip', body: Buffer.from(bytes) },
  ]);
  site = await openSite({
    ...Object.fromEntries(files),
    '/photo.jpg': await samplePicture(pictures.inconclusive),
    '/page': html('<img src="/photo.jpg" alt="A house" width="400" height="280">'),
  });
});
afterAll(() => Promise.all([site.close(), server.close()]));

describeInBrowsers('model packs', hostsHere([publicHost]), (driver) => {
  const withOptions = async (use: (options: DriverPage) => Promise<void>) => {
    const options = await driver().openExtensionPage('options.html');
    try {
      await untilLine(options, 'Models');
      await use(options);
    } finally {
      await options.close();
    }
  };
  const add = (options: DriverPage, name: keyof typeof packs) =>
    options.evaluate(chooseFrom, { url: `${site.origin}/${name}.zip`, name: `${name}.zip` });
  const judged = async (query: string) =>
    withPage(driver(), `${site.origin}/page?${query}`, async (page) => {
      const { items } = await settledReport(driver(), page, 1);
      const item = items.find((one) => one.kind === 'image')!;
      return {
        label: verdictOf(item).label,
        limits: (findingBy(item, 'image-classifier').limits ?? []).filter((one) =>
          one.startsWith('limit_pack'),
        ),
      };
    });
  const untilTold = (options: DriverPage, told: string | RegExp, time = soon) =>
    expect.poll(async () => (await linesOf(options)).join('\n'), time).toMatch(told);
  const addAndChoose = async (options: DriverPage, name: keyof typeof packs, told: string) => {
    await add(options, name);
    await untilLine(options, `Added: ${name} v1`);
    await expect.poll(() => options.evaluate(choose, name), soon).toBe(true);
    await untilTold(options, told, verdictTime);
  };
  const removeAgain = async (options: DriverPage, name: string) => {
    await options.bringToFront();
    await expect.poll(() => options.evaluate(remove, `${name} v1`), soon).toBe(true);
    await expect.poll(() => options.evaluate(confirm), soon).toBe(true);
    await untilLine(options, `Removed: ${name} v1`);
    await untilLine(options, 'No model packs.');
  };
  const judgedWith = async (name: keyof typeof packs, told: string) => {
    let outcome: Awaited<ReturnType<typeof judged>> | null = null;
    await withOptions(async (options) => {
      await addAndChoose(options, name, told);
      outcome = await judged(name);
      await removeAgain(options, name);
    });
    return outcome;
  };

  it('judge pictures once chosen, and the built-in model again once removed', async () => {
    expect(await judgedWith('tested', 'Works:')).toEqual({ label: 'likely', limits: ['limit_pack'] });
    expect(await judged('built-in')).toEqual({ label: 'inconclusive', limits: [] });
  });

  it('without tested error rates say "inconclusive" at most', async () => {
    expect(await judgedWith('untested', 'No tested error rates')).toEqual({
      label: 'inconclusive',
      limits: ['limit_pack_untested'],
    });
  });

  it.each(['no-number', 'other-shape', 'more-numbers'] as const)(
    'that cannot be used (%s) leave their place to the built-in model',
    async (name) => {
      expect(await judgedWith(name, "Can't be used")).toEqual({
        label: 'inconclusive',
        limits: ['limit_pack_failed'],
      });
    },
  );

  it.each([
    ['cut-off', 'cut off'],
    ['changed', 'changed or damaged'],
  ] as const)('are not taken when they are %s', async (name, told) => {
    await withOptions(async (options) => {
      await add(options, name);
      await untilTold(options, told);
      expect(await linesOf(options)).toContain('No model packs.');
    });
  });

  it('that vanish from storage leave their place to the built-in model; verdicts and options say so', async () => {
    await withOptions(async (options) => {
      await addAndChoose(options, 'tested', 'Works:');
      await options.evaluate(emptyStorage);
    });
    await endEngine(driver());
    expect(await judged('vanished')).toEqual({ label: 'inconclusive', limits: ['limit_pack_failed'] });
    await withOptions(async (options) => {
      await untilTold(options, "The chosen pack can't be found");
      await options.evaluate(choose, 'The built-in model');
      await expect
        .poll(async () => (await linesOf(options)).includes('Pictures are judged by'), soon)
        .toBe(false);
    });
    expect(await judged('chosen-anew')).toEqual({ label: 'inconclusive', limits: [] });
  });

  it('come from an address; a server that stops half-way is asked for the rest only', async () => {
    const half = Math.floor(tested.length / 2);
    let stop = (): void => undefined;
    const when = new Promise<void>((resolve) => (stop = resolve));
    const body = Buffer.from(tested);
    const path = `/half-${driver().name}.zip`;
    server.route(path, ({ headers: { range } }) => {
      if (range === undefined) return { headers: { ETag: '"1"' }, body, cut: { after: half, when } };
      const last = String(tested.length - 1);
      const headers = { 'Content-Range': `bytes ${String(half)}-${last}/${String(tested.length)}` };
      return { status: 206, headers, body: body.subarray(half) };
    });
    await withOptions(async (options) => {
      const url = `https://${publicHost}:${new URL(server.origin).port}${path}`;
      await options.evaluate(typeAddress, url);
      await expect.poll(() => options.evaluate(press, 'Download'), soon).toBe(true);
      await untilTold(options, /\((49|50)\s?%\)/);
      stop();
      await untilTold(options, 'The connection ended early.');
      expect(await options.evaluate(press, 'Resume')).toBe(true);
      await untilLine(options, 'Added: tested v1');
      await removeAgain(options, 'tested');
    });
    const asked = server.requestsOf(path).map(({ headers }) => [headers.range, headers['if-range']]);
    expect(asked).toEqual([
      [undefined, undefined],
      [`bytes=${String(half)}-`, '"1"'],
    ]);
  });
});

async function chooseFrom({ url, name }: { url: string; name: string }): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('input[type=file][accept=".zip"]');
  const files = new DataTransfer();
  files.items.add(new File([await (await fetch(url)).blob()], name));
  if (field) field.files = files.files;
  field?.dispatchEvent(new Event('change', { bubbles: true }));
}

/** False while the list does not show it yet. */
function choose(name: string): boolean {
  const labels = [...document.querySelectorAll<HTMLLabelElement>('label.choice')];
  const field = labels.find((one) => one.textContent.startsWith(name))?.querySelector('input');
  field?.click();
  return field !== undefined && field !== null;
}

/** False while the list does not show it yet. */
function remove(name: string): boolean {
  const button = document.querySelector<HTMLButtonElement>(`button[aria-label="Remove ${name}"]`);
  button?.click();
  return button !== null;
}

/** False while nothing asks. */
function confirm(): boolean {
  const button = document.querySelector<HTMLButtonElement>('.confirm button.alert');
  button?.click();
  return button !== null;
}

/** As the browser may when it is short of space, or a person who clears what extensions stored. */
function emptyStorage(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('touchstone-packs');
    opening.onerror = () => reject(new Error('not opened'));
    opening.onsuccess = () => {
      const change = opening.result.transaction('packs', 'readwrite');
      change.objectStore('packs').clear();
      change.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

function typeAddress(url: string): void {
  const field = document.querySelector<HTMLInputElement>('input[name=pack-url]');
  if (field) field.value = url;
  field?.dispatchEvent(new Event('input', { bubbles: true }));
}

/** False while there is no such button. */
function press(words: string): boolean {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent === words);
  button?.click();
  return button !== undefined;
}
