import type { EngineHost } from '../platform/engine-host';
import type { MemoryAnswer, MemoryOrder } from '../platform/protocol';
import { readEngineSettings, setRemembersCredentials } from '../platform/settings';

/** Counts the remembered pictures, or forgets them all; answers how many there are now. */
export async function answerMemory(order: MemoryOrder, engine: EngineHost): Promise<MemoryAnswer> {
  return { count: await engine.memory(order) };
}

/** Switches the memory on or off. What is already remembered stays until it is cleared, and is not used meanwhile. */
export async function switchMemory(isOn: boolean, engine: EngineHost): Promise<void> {
  await setRemembersCredentials(isOn);
  await engine.configure(await readEngineSettings());
}
