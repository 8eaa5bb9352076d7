import { storage } from 'wxt/utils/storage';
import { createTurns } from './in-turn';

/** Which frames of which tabs run our content script; outlives the background, not the browser session. */
const framesItem = storage.defineItem<Record<string, number[]>>('session:frames', { fallback: {} });

const turns = createTurns();

/** Many frames announce themselves at once. */
function update(change: (frames: Record<string, number[]>) => Record<string, number[]>): Promise<void> {
  return turns.run(async () => {
    await framesItem.setValue(change(await framesItem.getValue()));
  });
}

/** Frame numbers of closed frames pile up on long-lived pages; the newest are the ones that answer. */
const MAX_FRAMES_PER_TAB = 200;

export function addFrame(tabId: number, frameId: number): Promise<void> {
  return update((frames) => {
    const others = (frames[tabId] ?? []).filter((id) => id !== frameId);
    return { ...frames, [tabId]: [...others, frameId].slice(-MAX_FRAMES_PER_TAB) };
  });
}

export function removeTab(tabId: number): Promise<void> {
  return update((frames) =>
    Object.fromEntries(Object.entries(frames).filter(([id]) => id !== String(tabId))),
  );
}

export function removeFrame(tabId: number, frameId: number): Promise<void> {
  return update((frames) => ({ ...frames, [tabId]: (frames[tabId] ?? []).filter((id) => id !== frameId) }));
}

export async function framesOf(tabId: number): Promise<readonly number[]> {
  await turns.rest();
  return (await framesItem.getValue())[tabId] ?? [];
}
