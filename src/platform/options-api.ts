import type { AnchorsAnswer, OptionsAnswer, OriginatorsAnswer } from './protocol';
import { call } from './rpc';
import { readSettings } from './settings';

/** What the page of options can do; every change is made by the background, so that open pages follow at once. */
export interface OptionsApi {
  read(): Promise<OptionsAnswer>;
  setMode(mode: OptionsAnswer['mode']): Promise<OptionsAnswer>;
  setPrior(prior: OptionsAnswer['prior']): Promise<OptionsAnswer>;
  pause(host: string, isPaused: boolean): Promise<void>;
  readonly anchors: UserFilesApi<AnchorsAnswer>;
  readonly originators: UserFilesApi<OriginatorsAnswer>;
  readonly memory: MemoryApi;
}

export interface UserFilesApi<Answer> {
  list(): Promise<Answer>;
  add(name: string, text: string): Promise<Answer>;
  remove(name: string): Promise<Answer>;
  /** What was added under a name, to add it again after its removal; null when there is nothing. */
  textOf(name: string): Promise<string | null>;
}

export interface MemoryApi {
  /** How many pictures are remembered. */
  count(): Promise<number>;
  clear(): Promise<number>;
  remember(isOn: boolean): Promise<void>;
}

export function createOptionsApi(): OptionsApi {
  return {
    read: () => call('background:options', { do: 'read' }),
    setMode: (mode) => call('background:options', { do: 'set-mode', mode }),
    setPrior: (prior) => call('background:options', { do: 'set-prior', prior }),
    pause: (host, isPaused) => call('background:pause', { host, isPaused }),
    anchors: {
      list: () => call('background:anchors', { do: 'list' }),
      add: (name, pem) => call('background:anchors', { do: 'add', name, pem }),
      remove: (name) => call('background:anchors', { do: 'remove', name }),
      async textOf(name) {
        const { userAnchors } = await readSettings();
        return userAnchors.find((one) => one.name === name)?.pem ?? null;
      },
    },
    originators: {
      list: () => call('background:originators', { do: 'list' }),
      add: (name, ops) => call('background:originators', { do: 'add', name, ops }),
      remove: (name) => call('background:originators', { do: 'remove', name }),
      async textOf(name) {
        const { userOriginators } = await readSettings();
        return userOriginators.find((one) => one.name === name)?.ops ?? null;
      },
    },
    memory: {
      count: async () => (await call('background:memory', { do: 'count' })).count,
      clear: async () => (await call('background:memory', { do: 'clear' })).count,
      remember: (isOn) => call('background:remember', { isOn }),
    },
  };
}
