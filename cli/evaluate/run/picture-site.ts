import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { type Answer, file, html } from '../../../test/e2e/harness/site.ts';
import type { Session } from '../../bench/session.ts';
import type { DriverPage } from '../../browsers/driver.ts';
import { root } from '../../paths.ts';
import { deliveries, type Delivery, type Tier } from './tier.ts';

/** Pictures at addresses of this machine, in the tier that is asked for. */
export interface PictureSite {
  /** @returns where the engine finds the picture; the address stays good for a while */
  addressOf(path: string, tier: Tier): Promise<string>;
}

const modulePath = 'cli/evaluate/run/tier-page.ts';
const sources = [modulePath, 'src/acquire/resample.ts'];
/** More are never on their way to the engine. */
const KEPT = 64;
const READY_MS = 10_000;

export async function openPictureSite({ driver, site }: Session): Promise<PictureSite> {
  for (const source of sources) {
    const body = stripTypeScriptTypes(await readFile(join(root, source), 'utf8'));
    for (const path of [source, source.replace(/\.ts$/, '')])
      site.route(`/${path}`, { type: 'text/javascript', body });
  }
  site.route('/tiers', html(`<script type="module" src="/${modulePath}"></script>`, 'Tiers'));
  const answers = new Map<string, () => Promise<Answer>>();
  site.route('/picture', ({ query }) => answers.get(query)?.() ?? { status: 404 });
  let number = 0;
  const publish = (answer: () => Promise<Answer>): string => {
    answers.set(`?${(number += 1)}`, answer);
    answers.delete(`?${number - KEPT}`);
    return `${site.origin}/picture?${number}`;
  };
  const page = await driver.openPage();
  await page.goto(`${site.origin}/tiers`);
  return {
    async addressOf(path, tier) {
      const original = publish(() => file(path));
      if (tier === 'clean') return original;
      const jpeg = await make(page, original, deliveries[tier]);
      // What cannot be delivered is shown as it is: the product says why it does not judge it.
      return jpeg === null ? original : publish(async () => ({ type: 'image/jpeg', body: jpeg }));
    },
  };
}

async function make(page: DriverPage, url: string, delivery: Delivery): Promise<Buffer | null> {
  const base64 = await page.evaluate(makeInPage, { url, delivery, readyMs: READY_MS });
  return base64 === null ? null : Buffer.from(base64, 'base64');
}

/** Runs in the page, whose module may still be loading. */
async function makeInPage(order: {
  readonly url: string;
  readonly delivery: Delivery;
  readonly readyMs: number;
}): Promise<string | null> {
  type Make = (url: string, delivery: Delivery) => Promise<string | null>;
  const endsAt = Date.now() + order.readyMs;
  const find = () => Reflect.get(window, 'makeTier') as Make | undefined;
  while (find() === undefined && Date.now() < endsAt) await new Promise((resolve) => setTimeout(resolve, 50));
  const makeTier = find();
  if (makeTier === undefined) throw new Error('The page that makes tiers did not load.');
  return makeTier(order.url, order.delivery);
}
