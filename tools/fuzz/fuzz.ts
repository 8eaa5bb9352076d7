/**
 * Feeds changed fixtures to the parsers and looks for what none of them may do: throw anything but AppError, take
 * longer than two seconds, make a request, hold on to memory.
 *
 *     npm run fuzz -- [--parser NAME,…|all] [--count N] [--seed S] [--resume]
 *
 * `--count` inputs for each parser (10,000); `--resume` goes on where the last run with this seed ended, as kept in
 * `.cache/fuzz/`. What is found becomes a fixture and a row in `test/fixtures/fuzz/`; unit tests feed them again.
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import './resolve.ts';
import { runInWorkers } from './run-in-workers.ts';
import { readState, startOf, writeState } from './state.ts';
import { isTargetName, targets } from './targets.ts';

/** Inputs for one worker; the state is written after each. */
const inputsPerJob = 20_000;

// Workers started after this can ask for a collection before they look at their memory.
setFlagsFromString('--expose-gc');

const { values } = parseArgs({
  options: {
    parser: { type: 'string', default: 'all' },
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    resume: { type: 'boolean', default: false },
  },
});

const names = values.parser === 'all' ? Object.keys(targets) : values.parser.split(',');
const unknown = names.filter((name) => !isTargetName(name));
const [count, seed] = [Number(values.count), Number(values.seed)];
if (unknown.length > 0 || !Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) {
  console.error(
    `usage: npm run fuzz -- [--parser ${Object.keys(targets).join('|')}|all] [--count N] [--seed S] [--resume]`,
  );
  process.exit(2);
}

let found = 0;
for (const name of names) found += await fuzz(name);
process.exit(found === 0 ? 0 : 1);

async function fuzz(parser: string): Promise<number> {
  let state = values.resume ? readState(parser, seed) : startOf(parser, seed);
  const end = state.next + count;
  const findingsBefore = state.findings;
  while (state.next < end) {
    state = await runInWorkers(state, Math.min(end, state.next + inputsPerJob));
    writeState(state);
  }
  const { inputs, findings, seconds, slowestMs, slowestInput, grownBytes } = state;
  const rate = Math.round(inputs / Math.max(seconds, 0.001));
  console.log(
    `${parser}: ${inputs} inputs in ${Math.round(seconds)} s (${rate}/s), ${findings} findings, slowest ${Math.round(slowestMs)} ms (input ${slowestInput}), memory +${(grownBytes / 1024 / 1024).toFixed(1)} MiB`,
  );
  return findings - findingsBefore;
}
