import { priors } from '../core/policy';
import type { EngineHost } from '../platform/engine-host';
import type { OptionsAnswer, OptionsOrder } from '../platform/protocol';
import { readEngineSettings, readSettings, setMode, setPrior } from '../platform/settings';
import { shippedRegistries } from '../platform/shipped-originators';
import { trustLists } from '../platform/trust-lists';
import { broadcastMode } from './pages';

/**
 * Changes where pages are checked, which open pages follow at once, or the share of AI that is assumed, which holds for what
 * is checked from then on; and tells what there is now.
 */
export async function answerOptions(order: OptionsOrder, engine: EngineHost): Promise<OptionsAnswer> {
  if (order.do === 'set-mode') {
    await setMode(order.mode === 'on-request' ? 'on-request' : 'automatic');
    await broadcastMode();
  }
  if (order.do === 'set-prior' && priors.includes(order.prior)) {
    await setPrior(order.prior);
    await engine.configure(await readEngineSettings());
  }
  const { mode, pausedHosts, prior, remembersCredentials, userAnchors } = await readSettings();
  return {
    mode,
    pausedHosts,
    prior,
    remembersCredentials,
    trustLists: trustLists(userAnchors, new Date()),
    shippedRegistries: shippedRegistries(),
  };
}
