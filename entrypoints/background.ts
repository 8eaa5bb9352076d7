import { defineBackground } from 'wxt/utils/define-background';
import { deliverVerdict, startBackground } from '../src/background/start-background';
import { browser } from '../src/platform/browser';
import { localEngine, offscreenEngine } from '../src/platform/engine-host';
import { holdLifelines } from '../src/platform/lifeline';
import { keepAliveWhilePending } from '../src/platform/quirks';

export default defineBackground({
  type: 'module',
  main() {
    // Lifelines end with the engine: in Chromium they are held by the offscreen document.
    if (import.meta.env.FIREFOX) holdLifelines();
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
