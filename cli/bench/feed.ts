import { setTimeout as sleep } from 'node:timers/promises';
import { html } from '../../test/e2e/harness/site.ts';
import type { DriverPage } from '../browsers/driver.ts';
import { readFeed, type Sight, watchFeed } from './feed-watch.ts';
import { pictureMaker } from './inputs.ts';
import { type Session, verdictsOf } from './session.ts';
import { type Spread, spreadOf } from './stats.ts';

/** How long a person looks at a picture before its badge is there. */
export interface FeedTime {
  readonly pictures: number;
  /** Pictures that left the screen before their badge came. */
  readonly leftBefore: number;
  /** ms from a picture half on screen and loaded to its badge drawn. */
  readonly allMs: Spread;
  /** The same for those on screen when the page opened. */
  readonly firstScreenMs: Spread;
  readonly scrolledToMs: Spread;
}

const PICTURES = 100;
/** One screen of a feed every so often, as someone does who looks at the pictures. */
const SCREEN_MS = 2_000;
/** The last badges may still be on their way. */
const END_MS = 5_000;
const style =
  '<style>main { inline-size: 600px; margin: auto } img { display: block; margin-block: 40px }</style>';

/** @param session with the test build, whose badges can be seen from the page */
export async function measureFeed(session: Session): Promise<FeedTime> {
  const { driver, site } = session;
  const makePicture = await pictureMaker();
  for (let i = -1; i < PICTURES; i += 1)
    site.route(`/feed-${i}.jpg`, { type: 'image/jpeg', body: makePicture(true) });
  const images = Array.from({ length: PICTURES }, (_, i) => picture(i, 'lazy'));
  const watch = `<script>(${watchFeed})()</script>`;
  site.route('/warm-up', html(picture(-1, 'eager'), 'Loads the models'));
  site.route('/feed', html(`${style}${watch}<main>${images.join('\n')}</main>`, 'Feed'));
  const page = await driver.openPage();
  try {
    await page.goto(`${site.origin}/warm-up`);
    await verdictsOf(driver, page, { count: 1, kind: 'image', firstLookMs: 3_000 });
    await page.goto(`${site.origin}/feed`);
    await scrollThrough(page);
    return summarise(await page.evaluate(readFeed));
  } finally {
    await page.close();
  }
}

function picture(index: number, loading: 'lazy' | 'eager'): string {
  return `<img src="/feed-${index}.jpg" width="600" height="400" loading="${loading}" alt="">`;
}

async function scrollThrough(page: DriverPage): Promise<void> {
  for (let isMoving = true; isMoving;) {
    await sleep(SCREEN_MS);
    isMoving = await page.evaluate(() => {
      const before = scrollY;
      scrollBy({ top: innerHeight * 0.9, behavior: 'instant' });
      return scrollY > before;
    });
  }
  await sleep(END_MS);
}

function summarise(sights: readonly Sight[]): FeedTime {
  const measured = sights.flatMap(({ seenAt, badgeAt, isFirstScreen }) =>
    seenAt === null || badgeAt === null ? [] : [{ ms: Math.max(0, badgeAt - seenAt), isFirstScreen }],
  );
  const spread = (of: typeof measured) => spreadOf(of.map(({ ms }) => ms));
  return {
    pictures: sights.length,
    leftBefore: sights.length - measured.length,
    allMs: spread(measured),
    firstScreenMs: spread(measured.filter(({ isFirstScreen }) => isFirstScreen)),
    scrolledToMs: spread(measured.filter(({ isFirstScreen }) => !isFirstScreen)),
  };
}
