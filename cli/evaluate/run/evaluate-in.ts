import { type Session, withSession } from '../../bench/session.ts';
import type { BrowserName } from '../../browsers/driver-names.ts';
import { ensureBuild } from '../../build.ts';
import { versionOf } from '../../version-of.ts';
import type { Progress } from '../../progress.ts';
import { readImages } from '../rows/images.ts';
import type { Row } from '../rows/row.ts';
import { readTexts } from '../rows/texts.ts';
import type { Options } from '../options.ts';
import { openEngineLine, type EngineLine } from './engine-line.ts';
import { openPictureSite } from './picture-site.ts';
import { type Job, runJobs } from './run-jobs.ts';
import type { Score } from './score.ts';
import { keyOf, type ScoreFile } from './score-file.ts';
import { readSetup, type Setup } from './setup.ts';
import { startClock } from './clock.ts';
import type { Speed } from '../report/evaluation-report.ts';

/** What one browser said. */
export interface BrowserRun {
  readonly browser: string;
  readonly extension: string;
  readonly policy: string;
  readonly detectors: readonly string[];
  readonly models: readonly string[];
  /** By id of the row; a row that is not there has no verdict. */
  readonly scores: ReadonlyMap<string, Score>;
  readonly speed: Speed | null;
}

export interface RunParts {
  readonly options: Options;
  /** Of both files, as the first pass read them. */
  readonly rows: readonly Row[];
  readonly scores: ScoreFile;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Judges every row that has no score yet in one browser, in a profile of its own: nothing comes from a cache. */
export async function evaluateIn(name: BrowserName, parts: RunParts): Promise<BrowserRun> {
  const { rows, scores, progress } = parts;
  const extension = await versionOf(await ensureBuild(name, 'release', progress.notice));
  return withSession({ browser: name, build: 'release', onNotice: progress.notice }, async (session) => {
    const line = await openEngineLine(session.driver);
    const kinds = (['text', 'image'] as const).filter((kind) => rows.some((row) => row.kind === kind));
    const setups = new Map<Row['kind'], Setup>();
    for (const kind of kinds) setups.set(kind, await readSetup(session.driver, line, kind, extension));
    const key = (row: Row): string => keyOf(row.content, setups.get(row.kind)?.key ?? '');
    const missing = new Set(rows.map(key).filter((one) => !scores.scores.has(one)));
    const speed = await judge(session, line, parts, { key, missing });
    const { product, version } = session.driver;
    return {
      browser: `${product} ${version}`,
      extension,
      policy: [...setups.values()][0]?.policy ?? '',
      detectors: [...new Set([...setups.values()].flatMap(({ detectors }) => detectors))],
      models: [...setups.values()].flatMap(({ models }) => models),
      scores: new Map(
        rows.flatMap((row) => {
          const score = scores.scores.get(key(row));
          return score ? [[row.id, score]] : [];
        }),
      ),
      speed,
    };
  });
}

/** Which rows are to be judged. */
interface Wanted {
  readonly key: (row: Row) => string;
  /** Keys; two rows of one content are one. */
  readonly missing: ReadonlySet<string>;
}

async function judge(
  session: Session,
  line: EngineLine,
  { options, scores, progress, signal }: RunParts,
  wanted: Wanted,
): Promise<Speed | null> {
  if (wanted.missing.size === 0) return null;
  const clock = startClock(session.driver.name, wanted.missing.size, progress);
  for await (const some of runJobs(jobsOf(session, options, wanted), line, signal)) {
    await scores.add(some);
    clock.add(some);
  }
  return clock.speed();
}

/** Reads the files once more: their texts are never held together. */
async function* jobsOf(session: Session, options: Options, { key, missing }: Wanted): AsyncGenerator<Job> {
  const left = new Set(missing);
  if (options.texts !== null) {
    for await (const { row, text } of readTexts(options.texts, options.limit))
      if (left.delete(key(row))) yield { id: row.id, key: key(row), subject: async () => ({ text }) };
  }
  if (options.images === null) return;
  const pictures = await openPictureSite(session);
  for await (const { row, path, tier } of readImages(options.images, options.limit)) {
    const subject = async () => ({ src: await pictures.addressOf(path, tier) });
    if (left.delete(key(row))) yield { id: row.id, key: key(row), subject };
  }
}
