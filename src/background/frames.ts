import { framesOf, removeFrame } from '../platform/frames';
import type { Protocol } from '../platform/protocol';
import { callPage } from '../platform/rpc';

type PageMessage = Extract<keyof Protocol, `page:${string}`>;

/**
 * Asks every frame of a tab and returns the answers of those that are still there. Frames that no longer answer are
 * struck off: nobody tells us reliably when a frame goes away.
 */
export async function askFrames<N extends PageMessage>(
  tabId: number,
  name: N,
  data: Parameters<Protocol[N]>[0],
): Promise<readonly ReturnType<Protocol[N]>[]> {
  const frames = await framesOf(tabId);
  const answers = await Promise.all(
    frames.map(async (frameId) => {
      try {
        return [(await callPage(name, data, { tabId, frameId })) as ReturnType<Protocol[N]>];
      } catch {
        await removeFrame(tabId, frameId);
        return [];
      }
    }),
  );
  return answers.flat();
}
