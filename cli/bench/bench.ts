import { writeFile } from 'node:fs/promises';
import { ensureBuild } from '../build.ts';
import { browserNames } from '../browsers/driver-names.ts';
import { type Conditions, conditionsOf, loadNow } from './conditions.ts';
import { measureFeed } from './feed.ts';
import type { Figures } from './figures.ts';
import { measureMemory } from './memory.ts';
import { measureImages, measureTexts } from './model-time.ts';
import { type Options, parseOptions, type Part, usage } from './options.ts';
import { formatFigures } from './print-figures.ts';
import { measureProvenance } from './provenance.ts';
import { measureScript } from './script-time.ts';
import { type Session, withSession } from './session.ts';
import { measureSize } from './size.ts';
import { freePort } from './trace.ts';

/** Everything `npm run bench` does. @returns the exit code */
async function main(argv: readonly string[]): Promise<number> {
  let options: Options | null;
  try {
    options = parseOptions(argv);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  if (options === null) {
    console.log(usage);
    return 0;
  }
  const figures = await measure(options);
  const json = `${JSON.stringify(figures, null, 2)}\n`;
  process.stdout.write(options.json === '-' ? json : formatFigures(figures));
  if (options.json && options.json !== '-') await writeFile(options.json, json);
  return 0;
}

type Results = { -readonly [Name in Part]?: Figures[Name] };

/** Each part in a browser of its own, so that none finds what another left behind. */
async function measure(options: Options): Promise<Figures> {
  const results: Results = {};
  const load: Record<string, readonly [number | null, number | null]> = {};
  let conditions: Conditions | null = null;
  const inSession = <Result>(
    use: (session: Session) => Promise<Result>,
    settings: Partial<SessionSettings> = {},
  ) =>
    withSession(
      { browser: options.browser, build: 'release', onNotice: console.error, ...settings },
      (session) => {
        conditions ??= conditionsOf(session.driver);
        return use(session);
      },
    );
  for (const part of options.parts) {
    console.error(`${part} …`);
    const before = loadNow();
    Object.assign(results, { [part]: await measurePart(part, options, inSession) });
    load[part] = [before, loadNow()];
  }
  conditions ??= await inSession(async ({ driver }) => conditionsOf(driver));
  return { schema: 'touchstone.bench/1', conditions, load, ...results };
}

type SessionSettings = Parameters<typeof withSession>[0];
type InSession = <Result>(
  use: (session: Session) => Promise<Result>,
  settings?: Partial<SessionSettings>,
) => Promise<Result>;

async function measurePart(part: Part, { browser }: Options, inSession: InSession): Promise<Results[Part]> {
  switch (part) {
    case 'images':
      return inSession(measureImages);
    case 'texts':
      return inSession(measureTexts);
    case 'provenance':
      // Firefox gives extensions a clock that is rounded to 1 ms: too coarse for looks of tenths.
      return inSession(measureProvenance, { extraPrefs: { 'privacy.reduceTimerPrecision': false } });
    case 'feed':
      return inSession(measureFeed, { build: 'testing' });
    case 'memory':
      return inSession(measureMemory);
    case 'script': {
      if (browser !== 'chromium') return null;
      const port = await freePort();
      return inSession((session) => measureScript(session, port), {
        extraArguments: [`--remote-debugging-port=${port}`],
      });
    }
    case 'size':
      return Promise.all(
        browserNames.map(async (name) =>
          measureSize(name, await ensureBuild(name, 'release', console.error)),
        ),
      );
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
