import type { PackMedium } from '../core/pack';
import { mayReadOrAsk } from './permissions';
import type { PacksAnswer } from './protocol';
import { call } from './rpc';

/** What the desk of model packs needs of browser and background. */
export interface PacksApi {
  mayFetch(url: string): Promise<boolean>;
  list(): Promise<PacksAnswer>;
  use(medium: PackMedium, sha256: string | null): Promise<PacksAnswer>;
  forget(sha256: string): Promise<PacksAnswer>;
}

export function createPacksApi(): PacksApi {
  return {
    mayFetch: mayReadOrAsk,
    list: () => call('background:packs', { do: 'list' }),
    use: (medium, sha256) => call('background:packs', { do: 'use', medium, sha256 }),
    forget: (sha256) => call('background:packs', { do: 'forget', sha256 }),
  };
}
