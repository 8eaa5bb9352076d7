import type { Comparison } from './compare.ts';
import type { FeedTime } from './feed.ts';
import { type Figures, goals } from './figures.ts';
import type { Memory, MemoryUse } from './memory.ts';
import type { ModelTime } from './model-time.ts';
import type { ProvenanceGroup, ProvenanceTime } from './provenance.ts';
import type { ScriptTime } from './script-time.ts';
import type { PackageSize } from './size.ts';
import type { Spread } from './stats.ts';

/** The figures as text for people, about 60 lines. */
export function formatFigures(figures: Figures): string {
  const { conditions: c, load, images, texts, provenance, feed, script, size, memory } = figures;
  const loads = Object.entries(load).map(
    ([part, [before, after]]) => `${part} ${before ?? '?'}→${after ?? '?'}`,
  );
  return [
    `${c.startedAt}  ${c.browser}, ${c.system}, Node ${c.node}`,
    `${c.processor}, ${c.cores} cores, ${c.memoryGiB} GiB; load ${loads.join(', ')}`,
    ...(images ? section('One picture at a time', modelLines(images)) : []),
    ...(texts ? section('One passage at a time', modelLines(texts)) : []),
    ...(provenance ? section('What files say of themselves', provenanceLines(provenance)) : []),
    ...(feed ? section('From picture visible to badge drawn', feedLines(feed)) : []),
    ...(script ? section('Main-thread time of the content script', script.flatMap(scriptLines)) : []),
    ...(script === null ? section('Main-thread time of the content script', ['needs Chromium']) : []),
    ...(size ? section('Package', size.flatMap(sizeLines)) : []),
    ...(memory ? section('Memory of the extension’s processes', memoryLines(memory)) : []),
    ...(memory === null ? section('Memory of the extension’s processes', ['needs Linux']) : []),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', title, ...lines.map((line) => `  ${line}`)];
}

function modelLines({ threads, firstMs, comparisons, together }: ModelTime): readonly string[] {
  return [
    `${threads} thread${threads === 1 ? '' : 's'} on both sides; first of all, models loaded for it: ${firstMs} ms`,
    ...comparisons.flatMap(comparisonLines),
    `${together.items} on one page, ${together.rounds} rounds: bare ${together.bareMs} ms each, extension ${together.wholeMs} ms each; ` +
      `ratio ${withGoal(together.ratio, goals.ratio)}`,
    `  processor time of all cores: bare ${together.processorMs.bare ?? '?'} ms each, extension ${together.processorMs.whole ?? '?'} ms each`,
  ];
}

function comparisonLines({
  name,
  bareMs,
  modelMs,
  wholeMs,
  partsMs,
  ratio,
  ...rest
}: Comparison): readonly string[] {
  const parts = Object.entries(partsMs).map(([part, ms]) => `${part} ${ms}`);
  return [
    `${name}, ${bareMs.count} of them`,
    `  bare onnxruntime-web    ${spread(bareMs)}`,
    `  classifier              ${spread(modelMs)}   ratio ${withGoal(ratio.model, goals.ratio)}`,
    `  whole path              ${spread(wholeMs)}   ratio ${withGoal(ratio.whole, goals.ratio)}`,
    `  made of: ${parts.join(' + ')} ms; largest difference of logits ${rest.maxLogitDifference}`,
  ];
}

function provenanceLines({ firstSignedMs, groups }: ProvenanceTime): readonly string[] {
  return [`first signed file of a session: ${firstSignedMs} ms`, ...groups.flatMap(provenanceGroupLines)];
}

function provenanceGroupLines(group: ProvenanceGroup): readonly string[] {
  const { name, bytes, requests, acquireMs, detectorMs, togetherMs, meanMs } = group;
  const line = (what: string, { median, p95, max }: Spread) =>
    `  ${what.padEnd(22)}p50 ${median} ms   p95 ${p95} ms   max ${max} ms`;
  const mean = name === 'unmarked' ? withGoal(meanMs, goals.unmarkedMs) : meanMs;
  return [
    `${name}, ${bytes.count} files of ${mega(bytes.min)}–${mega(bytes.max)} MB, each read ${requests} times`,
    line('fetch and hash', acquireMs),
    ...Object.entries(detectorMs).map(([id, spread]) => line(id, spread)),
    `${line('together', togetherMs)}   mean ${mean} ms`,
  ];
}

function feedLines({
  pictures,
  leftBefore,
  allMs,
  firstScreenMs,
  scrolledToMs,
}: FeedTime): readonly string[] {
  const line = (name: string, { count, median, p95, max }: Spread) =>
    `${name.padEnd(24)}p50 ${median} ms   p95 ${p95} ms   max ${max} ms   (${count})`;
  return [
    line(`${pictures} pictures`, allMs),
    line('on screen at opening', firstScreenMs),
    line('scrolled to', scrolledToMs),
    `left the screen before the badge came: ${leftBefore}`,
  ];
}

function scriptLines(time: ScriptTime): readonly string[] {
  const { pictures, badges, isNewTab, totalMs, clockMs, longestMs, calls, byCause } = time;
  const causes = Object.entries(byCause).map(([cause, ms]) => `${cause} ${ms}`);
  return [
    `${pictures} pictures, ${badges} badges, ${isNewTab ? 'new tab' : 'later page of a tab'}: ${withGoal(totalMs, goals.scriptMs)} ms of processor time ` +
      `(${clockMs} ms by the clock), longest ${longestMs} ms, ${calls} calls`,
    `  ${causes.join(', ')}`,
  ];
}

function sizeLines({ browser, files, rawBytes, zipBytes, groups }: PackageSize): readonly string[] {
  const parts = Object.entries(groups).map(
    ([name, of]) => `${name} ${mega(of.rawBytes)} / ${mega(of.zipBytes)}`,
  );
  return [
    `${browser}: ${mega(rawBytes)} MB, zipped ${mega(zipBytes)} MB, ${files} files`,
    `  ${parts.join(', ')} (MB raw / zipped)`,
  ];
}

function memoryLines({ atStart, loaded, idle, idleAfterS }: MemoryUse): readonly string[] {
  const line = (name: string, { processes, rssMiB, pssMiB }: Memory) =>
    `${name.padEnd(24)}${rssMiB} MiB resident, ${pssMiB} MiB proportional, ${processes} processes`;
  return [
    line('nothing checked yet', atStart),
    line('models loaded', loaded),
    line(`idle, after ${idleAfterS} s`, idle),
  ];
}

function spread({ median, min, max }: Spread): string {
  return `${String(median).padStart(6)} ms (${min}–${max})`;
}

function withGoal(value: number, goal: number): string {
  return `${value}${value <= goal ? '' : ` (goal ${goal})`}`;
}

function mega(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
