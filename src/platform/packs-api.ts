import type { PackMedium } from '../core/pack';
import { aloneAs, type Alone } from './alone';
import { mayReadOrAsk } from './permissions';
import type { PacksAnswer } from './protocol';
import { call } from './rpc';

/** What the desk of model packs needs of browser and background. */
export interface PacksApi {
  mayFetch(url: string): Promise<boolean>;
  /** What has come of a download is kept in one place, for all pages of options together. */
  readonly downloadAlone: Alone;
  list(): Promise<PacksAnswer>;
  use(medium: PackMedium, sha256: string | null): Promise<PacksAnswer>;
  forget(sha256: string): Promise<PacksAnswer>;
}

export function createPacksApi(): PacksApi {
  return {
    mayFetch: mayReadOrAsk,
    downloadAlone: aloneAs('touchstone-pack-download'),
    list: () => call('background:packs', { do: 'list' }),
    use: (medium, sha256) => call('background:packs', { do: 'use', medium, sha256 }),
    forget: (sha256) => call('background:packs', { do: 'forget', sha256 }),
  };
}
