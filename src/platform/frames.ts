import { storage } from 'wxt/utils/storage';

/** Which frames of which tabs run our content script; outlives the background, not the browser session. */
const framesItem = storage.defineItem<Record<string, number[]>>('session:frames', { fallback: {} });

let lastWrite: Promise<unknown> = Promise.resolve();

/** Read-modify-write, one after the other: many frames announce themselves at once. */
function update(change: (frames: Record<string, number[]>) => Record<string, number[]>): Promise<void> {
  const write = lastWrite.then(async () => {
    await framesItem.setValue(change(await framesItem.getValue()));
  });
  lastWrite = write.catch(() => undefined);
  return write;
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
  await lastWrite;
  return (await framesItem.getValue())[tabId] ?? [];
}
