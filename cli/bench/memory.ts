import { setTimeout as sleep } from 'node:timers/promises';
import { html } from '../../test/e2e/harness/site.ts';
import { passageMaker, pictureMaker } from './inputs.ts';
import { browserProcesses } from './processes.ts';
import { reportOf, type Session, verdictsOf } from './session.ts';
import { rounded } from './stats.ts';

/** Memory of the extension's processes together, MiB. */
export interface Memory {
  readonly processes: number;
  readonly rssMiB: number;
  readonly pssMiB: number;
}

export interface MemoryUse {
  /** Browser open, nothing checked yet. */
  readonly atStart: Memory;
  /** Both models and the n-gram table loaded, nothing in work. */
  readonly loaded: Memory;
  /** After the idle time, when the models were given up. */
  readonly idle: Memory;
  readonly idleAfterS: number;
}

/** Collected garbage and finished workers take a moment to be gone. */
const SETTLE_MS = 5_000;
const MAX_IDLE_WAIT_MS = 240_000;
const PICTURES = 6;

/** @returns null where the system does not tell (no `/proc`) */
export async function measureMemory({ driver, site }: Session): Promise<MemoryUse | null> {
  const atStart = await settledMemory();
  if (atStart.processes === 0) return null;
  const makePicture = await pictureMaker();
  const images = Array.from({ length: PICTURES }, (_, i) => {
    site.route(`/memory-${i}.jpg`, { type: 'image/jpeg', body: makePicture(false) });
    return `<img src="/memory-${i}.jpg" width="300" alt="">`;
  });
  const passage = (await passageMaker())(200);
  site.route(
    '/memory',
    html(`<main>${images.join('')}<article><p>${passage}</p></article></main>`, 'Memory'),
  );
  site.route('/idle', html('<p>Nothing to see.</p>', 'Idle'));
  const page = await driver.openPage();
  await page.goto(`${site.origin}/memory`);
  await verdictsOf(driver, page, { count: PICTURES, kind: 'image', firstLookMs: 5_000 });
  await verdictsOf(driver, page, { count: 1, kind: 'text', firstLookMs: 0 });
  await page.goto(`${site.origin}/idle`);
  const loaded = await settledMemory();
  const startedAt = Date.now();
  while (!(await areUnloaded()) && Date.now() - startedAt < MAX_IDLE_WAIT_MS) await sleep(SETTLE_MS);
  const idleAfterS = Math.round((Date.now() - startedAt) / 1_000);
  return { atStart, loaded, idle: await settledMemory(), idleAfterS };

  async function areUnloaded(): Promise<boolean> {
    const { engine } = await reportOf(driver, page);
    return engine.models.every(({ state }) => state === 'unloaded');
  }
}

async function settledMemory(): Promise<Memory> {
  await sleep(SETTLE_MS);
  const own = (await browserProcesses()).filter(({ kind }) => kind === 'extension');
  const sum = (read: (one: (typeof own)[number]) => number) =>
    rounded(
      own.reduce((total, one) => total + read(one), 0),
      0,
    );
  return { processes: own.length, rssMiB: sum(({ rssMiB }) => rssMiB), pssMiB: sum(({ pssMiB }) => pssMiB) };
}
