import { readdir, readFile } from 'node:fs/promises';

/** One process of the browser under test, as Linux counts it. */
export interface BrowserProcess {
  readonly pid: number;
  readonly kind: 'extension' | 'page' | 'other';
  /** Resident set, MiB: all memory in use, shared pages counted in every process. */
  readonly rssMiB: number;
  /** Proportional set, MiB: shared pages divided among those that share them. */
  readonly pssMiB: number;
  /** Processor time since its start, ms, in steps of 10. */
  readonly processorMs: number;
}

/** Linux counts in hundredths of a second for programs, whatever its own clock. */
const CLOCK_TICK_MS = 10;

/** `processorMs`: what processes of a kind used during `work`; null where the system does not tell. */
export async function withProcessorTime<Result>(
  kind: BrowserProcess['kind'],
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly processorMs: number | null }> {
  const before = await processorMsOf(kind);
  const result = await work();
  const after = await processorMsOf(kind);
  return { result, processorMs: before === null || after === null ? null : after - before };
}

async function processorMsOf(kind: BrowserProcess['kind']): Promise<number | null> {
  const all = await browserProcesses();
  if (all.length === 0) return null;
  return all.reduce((total, one) => total + (one.kind === kind ? one.processorMs : 0), 0);
}

/** The browser's processes: those that descend from this one. Empty where the system has no `/proc`. */
export async function browserProcesses(): Promise<readonly BrowserProcess[]> {
  const parents = await parentsOfAll();
  const ours = [...parents.keys()].filter((pid) => isDescendant(pid, parents));
  const read = await Promise.all(ours.map((pid) => readProcess(pid).catch(() => null)));
  return read.filter((one) => one !== null);
}

async function parentsOfAll(): Promise<Map<number, number>> {
  const names = await readdir('/proc').catch(() => []);
  const parents = new Map<number, number>();
  for (const pid of names.map(Number).filter(Number.isInteger)) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    parents.set(pid, Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0));
  }
  return parents;
}

function isDescendant(pid: number, parents: ReadonlyMap<number, number>): boolean {
  let above = parents.get(pid) ?? 0;
  while (above > 1 && above !== process.pid) above = parents.get(above) ?? 0;
  return above === process.pid;
}

async function readProcess(pid: number): Promise<BrowserProcess> {
  const [command = '', name = '', rollup = '', stat = ''] = await Promise.all(
    ['cmdline', 'comm', 'smaps_rollup', 'stat'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8')),
  );
  const mebibytes = (key: string) =>
    Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0) / 1024;
  // proc(5): fields 14 and 15, counted after the name, which may hold anything.
  const [user = 0, system = 0] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14).map(Number);
  return {
    pid,
    kind: kindOf(command, name),
    rssMiB: mebibytes('Rss'),
    pssMiB: mebibytes('Pss'),
    processorMs: (user + system) * CLOCK_TICK_MS,
  };
}

/** Chromium tells by a switch what a process is for, Firefox by its name. */
function kindOf(command: string, name: string): BrowserProcess['kind'] {
  if (command.includes('--extension-process') || name.startsWith('WebExtensions')) return 'extension';
  return command.includes('--type=renderer') || /^(Isolated )?Web Co/.test(name) ? 'page' : 'other';
}
