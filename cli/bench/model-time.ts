import { type Bare, openBare } from './bare/bare.ts';
import { compare, type Comparison, measurePair, type Pair } from './compare.ts';
import { passageMaker, pictureMaker } from './inputs.ts';
import { withProcessorTime } from './processes.ts';
import type { Session } from './session.ts';
import { median, rounded } from './stats.ts';
import { msPerItemTogether, openWholePath } from './whole-path.ts';

export interface ModelTime {
  readonly threads: number;
  /** The first item of all, models loaded for it; ms. */
  readonly firstMs: number;
  readonly comparisons: readonly Comparison[];
  readonly together: Together;
}

/** All inputs on one page, against the same inputs back to back; ms per item, medians over the rounds. */
export interface Together {
  readonly items: number;
  readonly rounds: number;
  readonly bareMs: number;
  readonly wholeMs: number;
  readonly ratio: number;
  /** Processor time of the page with the bare runtime, and of the extension's processes; null where it is not told. */
  readonly processorMs: { readonly bare: number | null; readonly whole: number | null };
}

/** What is measured: inputs of one kind, in groups that are reported apart. */
interface Plan {
  readonly kind: 'image' | 'text';
  readonly groups: readonly Group[];
}

interface Group {
  readonly name: string;
  readonly count: number;
  /** @returns a new input each time: the address of a picture, or a passage */
  readonly make: () => string;
}

/** As the photographs are, and as pages often show them. */
const LONG_SIDES_PX = [1024, 640];
const PICTURES_PER_SIZE = 21;
const PASSAGE_WORDS = [100, 150, 200];
const PASSAGES_PER_LENGTH = 10;
/** Runs of both sides before anything counts: models loaded, code compiled. */
const WARM_UPS = 4;
const ROUNDS_TOGETHER = 3;

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

async function measureTogether(
  session: Session,
  plan: Plan,
  bare: Bare,
  expectedMs: number,
): Promise<Together> {
  const rounds: Round[] = [];
  while (rounds.length < ROUNDS_TOGETHER) rounds.push(await measureRound(session, plan, bare, expectedMs));
  const medianOf = (read: (round: Round) => number | null) => {
    const values = rounds.map(read).filter((value) => value !== null);
    return values.length === 0 ? null : rounded(median(values), 2);
  };
  return {
    items: plan.groups.reduce((sum, { count }) => sum + count, 0),
    rounds: rounds.length,
    bareMs: rounded(median(rounds.map(({ bareMs }) => bareMs))),
    wholeMs: rounded(median(rounds.map(({ wholeMs }) => wholeMs))),
    ratio: rounded(median(rounds.map(({ bareMs, wholeMs }) => wholeMs / bareMs)), 2),
    processorMs: {
      bare: medianOf(({ bareProcessorMs }) => bareProcessorMs),
      whole: medianOf(({ wholeProcessorMs }) => wholeProcessorMs),
    },
  };
}

/** ms per item */
interface Round {
  readonly bareMs: number;
  readonly wholeMs: number;
  readonly bareProcessorMs: number | null;
  readonly wholeProcessorMs: number | null;
}

async function measureRound(
  session: Session,
  { kind, groups }: Plan,
  bare: Bare,
  expectedMs: number,
): Promise<Round> {
  const inputs = groups.flatMap(({ count, make }) => Array.from({ length: count }, make));
  await bare.prepare(kind, inputs);
  const alone = await withProcessorTime('page', () => bare.run(kind, inputs));
  const all = await withProcessorTime('extension', () =>
    msPerItemTogether(session, kind, inputs, expectedMs),
  );
  const perItem = (ms: number | null) => (ms === null ? null : ms / inputs.length);
  return {
    bareMs: alone.result.reduce((sum, { ms }) => sum + ms, 0) / inputs.length,
    wholeMs: all.result,
    bareProcessorMs: perItem(alone.processorMs),
    wholeProcessorMs: perItem(all.processorMs),
  };
}
