import { setTimeout as sleep } from 'node:timers/promises';
import { html } from '../../test/e2e/harness/site.ts';
import type { Driver } from '../browsers/driver.ts';
import { pictureMaker } from './inputs.ts';
import { type Session, verdictsOf } from './session.ts';
import { rounded } from './stats.ts';
import { type Call, callsOf } from './script-calls.ts';
import { traceDuring } from './trace.ts';

/** What the content script took from the main thread of a page with a hundred pictures, from opening to the last badge. */
export interface ScriptTime {
  readonly pictures: number;
  readonly badges: number;
  /** True in a new tab, where the browser has neither compiled the script nor loaded its messages yet. */
  readonly isNewTab: boolean;
  /** Processor time, ms: all calls into the content script with everything they set off, forced layout included. */
  readonly totalMs: number;
  /** The same as the clock saw it; larger where other processes take the cores. */
  readonly clockMs: number;
  readonly longestMs: number;
  readonly calls: number;
  /** Processor time by what called the script, ms. */
  readonly byCause: Readonly<Record<string, number>>;
}

type Visit = Pick<ScriptTime, 'badges' | 'isNewTab'>;

const PICTURES = 100;
const visits: readonly Visit[] = [
  { badges: 0, isNewTab: true },
  { badges: 0, isNewTab: false },
  { badges: PICTURES, isNewTab: false },
];
const SETTLE_MS = 1_500;

/** Chromium only. @param port of the browser's debugging connection */
export async function measureScript(session: Session, port: number): Promise<readonly ScriptTime[]> {
  const makePicture = await pictureMaker();
  const results: ScriptTime[] = [];
  for (const visit of visits) {
    const pictures = Array.from({ length: PICTURES }, () => makePicture(visit.badges > 0));
    results.push(await measureVisit(session, port, visit, pictures));
  }
  return results;
}

async function measureVisit(
  { driver, site }: Session,
  port: number,
  visit: Visit,
  pictures: readonly Buffer[],
): Promise<ScriptTime> {
  const name = `hundred-${visits.indexOf(visit)}`;
  pictures.forEach((body, i) => site.route(`/${name}-${i}.jpg`, { type: 'image/jpeg', body }));
  const images = pictures.map((_, i) => `<img src="/${name}-${i}.jpg" width="300" height="200" alt="">`);
  site.route(`/${name}`, html(`<main>${images.join('\n')}</main>`, 'A hundred pictures'));
  site.route('/idle', html('<p>Nothing to see.</p>'));
  const idle = await driver.openPage();
  await idle.goto(`${site.origin}/idle`);
  const page = await driver.openPage();
  if (!visit.isNewTab) await page.goto(`${site.origin}/idle?before`);
  await sleep(SETTLE_MS);
  const events = await traceDuring(port, async () => {
    await page.goto(`${site.origin}/${name}`);
    await whenEngineRests(driver, `${site.origin}/idle`);
  });
  await verdictsOf(driver, page, { count: PICTURES, kind: 'image', firstLookMs: 0 });
  await page.close();
  await idle.close();
  return { pictures: PICTURES, ...visit, ...summarise(callsOf(events)) };
}

/** Asks about another tab: a question to the measured page would be work for it. */
async function whenEngineRests(driver: Driver, idleUrl: string): Promise<void> {
  const tabId = (await driver.tabIdOf(idleUrl)) ?? -1;
  for (let quietLooks = 0; quietLooks < 3;) {
    await sleep(2_000);
    const { engine } = await driver.sendToBackground('background:report', { tabId });
    quietLooks = engine.pending === 0 ? quietLooks + 1 : 0;
  }
}

function summarise(calls: readonly Call[]): Omit<ScriptTime, 'pictures' | keyof Visit> {
  const sum = (read: (call: Call) => number, of = calls) =>
    rounded(of.reduce((total, call) => total + read(call), 0));
  const named = [...new Set(calls.map(({ cause }) => cause))];
  return {
    totalMs: sum(({ processorMs }) => processorMs),
    clockMs: sum(({ clockMs }) => clockMs),
    longestMs: rounded(Math.max(0, ...calls.map(({ processorMs }) => processorMs))),
    calls: calls.length,
    byCause: Object.fromEntries(
      named.map((name) => [
        name,
        sum(
          ({ processorMs }) => processorMs,
          calls.filter(({ cause }) => cause === name),
        ),
      ]),
    ),
  };
}
