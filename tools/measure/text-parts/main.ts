import { writeFileSync } from 'node:fs';
import { calibration } from '../../../src/detectors/text-classifier/calibration.ts';
import { partSettings } from '../../../src/detectors/text-classifier/parts.ts';
import { startProgress } from '../../../cli/progress.ts';
import { makeDocuments, type Documents } from './make-documents.ts';
import { checkAgreement, measure, scoreDocuments, type Measured, type Tick } from './measure.ts';
import { parseOptions, type Options } from './options.ts';
import { printMeasured, printTried } from './print.ts';
import { readUnits } from './read-units.ts';
import { openCache } from './score-cache.ts';
import { inWords, type PartSettings } from './settings.ts';
import { hashOf, openModels, type OpenModels } from './shipped-models.ts';
import { byIou, sweep, type Tried } from './sweep.ts';

/** Under four the product takes four: windows begin two sentences apart, and each sentence is in two. */
const WINDOWS = [4, 5, 6];
/** So many of those tried are told of. */
const SHOWN = 10;

const progress = startProgress();

/** @param argv without program and script */
export async function main(argv: readonly string[]): Promise<void> {
  const options = parseOptions(argv);
  const models = openModels(openCache(options.cache));
  try {
    const report = await run(options, models);
    if (options.out) writeFileSync(options.out, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    progress.clear();
    models.close();
  }
  const { scored, known } = models.counts();
  console.log(`${scored} windows were scored, ${known} were known.`);
}

async function run(options: Options, models: OpenModels): Promise<object> {
  const { count, seed } = options;
  const read = (path: string) => makeDocuments(readUnits(path, calibration.language), count, seed);
  const documents = options.calibration === null ? null : read(options.calibration);
  const tried = options.settings || !documents ? [] : await tryAll(documents, models);
  const chosen = options.settings ?? tried[0]?.settings;
  if (!chosen) throw new Error('no settings mark few enough texts by people');
  if (documents) await checkAgreement(documents, chosen, models);
  const shipped = partSettings(calibration);
  const test = options.test === null ? null : read(options.test);
  return {
    calibration: calibration.id,
    models: Object.fromEntries([calibration.model, calibration.ngramModel].map((id) => [id, hashOf(id)])),
    count,
    seed,
    tried: tried.slice(0, SHOWN),
    measured: {
      ...(documents && { calibrationChosen: await report('calibration, chosen', documents, chosen, models) }),
      ...(test && { testChosen: await report('test, chosen', test, chosen, models) }),
      ...(test && { testShipped: await report('test, as shipped', test, shipped, models) }),
    },
  };
}

async function tryAll(documents: Documents, models: OpenModels): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  for (const sentences of WINDOWS) {
    const name = `windows of ${String(sentences)}`;
    tried.push(...sweep(await scoreDocuments(documents, sentences, models, tickOf(name))));
  }
  progress.clear();
  tried.sort(byIou);
  printTried(tried.slice(0, SHOWN));
  return tried;
}

async function report(
  name: string,
  documents: Documents,
  settings: PartSettings,
  models: OpenModels,
): Promise<Measured> {
  const measured = await measure(documents, settings, models, tickOf(name));
  progress.clear();
  console.log(`\n${name}: ${inWords(settings)}`);
  printMeasured(measured);
  return measured;
}

function tickOf(name: string): Tick {
  return (what, done, of) => {
    // Where lines stay, every tenth is enough.
    const isWorthALine = process.stderr.isTTY || done % 10 === 0;
    if (isWorthALine) progress.update(`${name}, ${what}: ${String(done)} of ${String(of)}…`);
  };
}
