import type { TraceEvent } from './trace.ts';

const contentScript = '/content-scripts/content.js';

/** One call from the browser into the content script, with everything that it set off before it returned. */
export interface Call {
  readonly cause: string;
  readonly processorMs: number;
  readonly clockMs: number;
}

/** Spans in which the browser runs script, outermost first; promises that they resolve run inside. */
const scriptSpans = new Set(['v8.callFunction', 'EvaluateScript', 'FunctionCall']);
const causes: Readonly<Record<string, string>> = {
  FireAnimationFrame: 'animation frames (drawing and placing badges)',
  FireIdleCallback: 'idle time (collecting)',
  TimerFire: 'timers',
  EventDispatch: 'events',
};

/** The outermost calls that reach the content script, on the thread that evaluated it. */
export function callsOf(events: readonly TraceEvent[]): readonly Call[] {
  const start = events.find(
    (event) => event.name === 'EvaluateScript' && urlOf(event).endsWith(contentScript),
  );
  const spans = events
    .filter((event) => event.ph === 'X' && event.pid === start?.pid && event.tid === start.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const open: TraceEvent[] = [];
  const calls = new Map<TraceEvent, { cause: string; isOurs: boolean }>();
  for (const span of spans) {
    while (open.length > 0 && endOf(open.at(-1)) <= span.ts) open.pop();
    open.push(span);
    const outermost = open.find(({ name }) => scriptSpans.has(name));
    if (!outermost) continue;
    const cause = open.find(({ name }) => name in causes)?.name;
    const call = calls.get(outermost) ?? { cause: causeOf(outermost, cause), isOurs: false };
    // Messages of the extension arrive through the browser's own glue, which has no address.
    if (span.name !== 'v8.callFunction') call.isOurs ||= ['', contentScript].some((end) => isFrom(span, end));
    calls.set(outermost, call);
  }
  return [...calls].flatMap(([{ dur = 0, tdur = 0 }, { cause, isOurs }]) =>
    isOurs ? [{ cause, processorMs: tdur / 1_000, clockMs: dur / 1_000 }] : [],
  );
}

function causeOf({ name }: TraceEvent, cause: string | undefined): string {
  if (name === 'EvaluateScript') return 'start (evaluating the script)';
  return (cause && causes[cause]) || 'messages and observers';
}

function isFrom(span: TraceEvent, end: string): boolean {
  const url = urlOf(span);
  return end === '' ? url === '' : url.endsWith(end);
}

function urlOf({ args }: TraceEvent): string {
  return args?.data?.url ?? '';
}

function endOf(event: TraceEvent | undefined): number {
  return event ? event.ts + (event.dur ?? 0) : Infinity;
}
