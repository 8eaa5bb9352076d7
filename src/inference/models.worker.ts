import { expose, transfer } from 'comlink';
import { shippedModels } from './model-index';
import { idbPacks } from '../packs/pack-store';
import { createSessions } from './sessions';
import type { ModelsApi } from './wire';

/** Dedicated module worker: everything heavy happens here, and ending it gives all memory back. */
const sessions = createSessions({
  models: shippedModels,
  fetchFile: (url) => fetch(url),
  readPackFile: idbPacks().file,
});

expose({
  ...sessions,
  async file(modelId, name) {
    const outcome = await sessions.file(modelId, name);
    return outcome.ok ? transfer(outcome, [outcome.value]) : outcome;
  },
} satisfies ModelsApi);
