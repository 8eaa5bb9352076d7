import type { OptionsAnswer, OptionsOrder } from '../platform/protocol';
import { readSettings, setMode } from '../platform/settings';
import { shippedRegistries } from '../platform/shipped-originators';
import { trustLists } from '../platform/trust-lists';
import { broadcastMode } from './pages';

/** Changes where pages are checked, which open pages follow at once, and tells what there is now. */
export async function answerOptions(order: OptionsOrder): Promise<OptionsAnswer> {
  if (order.do === 'set-mode') {
    await setMode(order.mode === 'on-request' ? 'on-request' : 'automatic');
    await broadcastMode();
  }
  const { mode, pausedHosts, remembersCredentials, userAnchors } = await readSettings();
  return {
    mode,
    pausedHosts,
    remembersCredentials,
    trustLists: trustLists(userAnchors, new Date()),
    shippedRegistries: shippedRegistries(),
  };
}
