import { openBare } from './bare/bare.ts';
import { compare, type Comparison, measurePair, type Pair } from './compare.ts';
import { passageMaker, pictureMaker } from './inputs.ts';
import type { Group, Plan } from './plan.ts';
import type { Session } from './session.ts';
import { median } from './stats.ts';
import { measureTogether, type Together } from './together.ts';
import { openWholePath } from './whole-path.ts';

export interface ModelTime {
  readonly threads: number;
  /** The first item of all, models loaded for it; ms. */
  readonly firstMs: number;
  readonly comparisons: readonly Comparison[];
  readonly together: Together;
}

/** As the photographs are, and as pages often show them. */
const LONG_SIDES_PX = [1024, 640];
const PICTURES_PER_SIZE = 21;
const PASSAGE_WORDS = [100, 150, 200];
const PASSAGES_PER_LENGTH = 10;
/** Runs of both sides before anything counts: models loaded, and WASM compiled by the slow, good compiler too. */
const WARM_UPS = 10;

export async function measureImages(session: Session): Promise<ModelTime> {
  const groups = await Promise.all(
    LONG_SIDES_PX.map(async (longSidePx) => {
      const makePicture = await pictureMaker(longSidePx);
      let made = 0;
      const make = () => {
        const path = `/picture-${longSidePx}-${(made += 1)}.jpg`;
        session.site.route(path, { type: 'image/jpeg', body: makePicture(false) });
        return session.site.origin + path;
      };
      return { name: `picture of ${longSidePx} px`, count: PICTURES_PER_SIZE, make };
    }),
  );
  return measure(session, { kind: 'image', groups });
}

export async function measureTexts(session: Session): Promise<ModelTime> {
  const makePassage = await passageMaker();
  const groups = PASSAGE_WORDS.map((words) => ({
    name: `passage of ${words} words`,
    count: PASSAGES_PER_LENGTH,
    make: () => makePassage(words),
  }));
  return measure(session, { kind: 'text', groups });
}

async function measure(session: Session, { kind, groups }: Plan): Promise<ModelTime> {
  const whole = await openWholePath(session);
  const threads = await whole.threads();
  const bare = await openBare(session, threads);
  let turn = 0;
  const measureOne = ({ make }: Group) => {
    const input = make();
    const sides = { bare: () => bare.run(kind, [input]), whole: () => whole.check(kind, input) };
    return measurePair(`${kind}-classifier`, sides, (turn += 1) % 2 === 0);
  };
  const measureGroup = async (group: Group, count: number) => {
    const pairs: Pair[] = [];
    while (pairs.length < count) pairs.push(await measureOne(group));
    return pairs;
  };
  const [cold] = await measureGroup(groups[0] as Group, WARM_UPS);
  const comparisons: Comparison[] = [];
  for (const group of groups) comparisons.push(compare(group.name, await measureGroup(group, group.count)));
  await whole.close();
  const together = await measureTogether(session, { kind, groups }, bare, median(comparisons.map(wholeMs)));
  await bare.close();
  return { threads, firstMs: cold?.timing.total ?? 0, comparisons, together };
}

function wholeMs({ wholeMs }: Comparison): number {
  return wholeMs.median;
}
