import { defineBackground } from 'wxt/utils/define-background';
import { deliverVerdict, startBackground } from '../src/background/start-background';
import { browser } from '../src/platform/browser';
import { localEngine, offscreenEngine } from '../src/platform/engine-host';
import { keepAliveWhilePending } from '../src/platform/quirks';

export default defineBackground({
  type: 'module',
  main() {
    startBackground(import.meta.env.FIREFOX ? eventPageEngine() : offscreenEngine());
  },
});

function eventPageEngine() {
  return localEngine(async () => {
    const { startEngine } = await import('../src/host/start-engine');
    return startEngine({
      base: browser.runtime.getURL('/'),
      deliver: (origin, verdict) => void deliverVerdict(origin, verdict),
      onPending: keepAliveWhilePending(),
    });
  });
}
