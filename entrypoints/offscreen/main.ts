import { startEngine } from '../../src/host/start-engine';
import { browser } from '../../src/platform/browser';
import { holdLifelines } from '../../src/platform/lifeline';
import { call, handle } from '../../src/platform/rpc';

const engine = startEngine({
  base: browser.runtime.getURL('/'),
  deliver: (origin, verdict) => void call('background:verdict', { origin, verdict }),
});

holdLifelines();
handle('engine:check', ({ origin, items, page }) => {
  engine.check(origin, items, page);
});
handle('engine:forget', ({ origin, ids }) => {
  engine.forget(origin, ids);
});
handle('engine:hurry', ({ origin, ids }) => {
  engine.hurry(origin, ids);
});
handle('engine:thumbnails', ({ item }) => engine.thumbnails(item));
handle('engine:parts', ({ item }) => engine.parts(item));
handle('engine:regions', ({ item }) => engine.regions(item));
handle('engine:configure', (settings) => engine.configure(settings));
handle('engine:memory', (order) => engine.memory(order));
handle('engine:packs', (order) => engine.packs(order));
handle('engine:status', () => engine.status());
