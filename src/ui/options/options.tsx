import type { VNode } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PackDesk } from '../../core/pack-desk';
import type { AnchorsAnswer, OptionsAnswer, OriginatorsAnswer } from '../../platform/protocol';
import { testedRates } from '../../present/limits/tested-rates';
import { words, type Translate } from '../../present/words';
import { AssumedShare } from './assumed-share';
import { certificates, registries } from './file-kinds';
import { Packs } from './packs';
import { Memory, type MemoryApi } from './memory';
import { Network } from './network';
import { NewsBar } from './news-bar';
import { Rates } from './rates';
import { ShippedRegistries } from './shipped-registries';
import { TrustLists } from './trust-lists';
import { useNews, type NewsDesk } from './use-news';
import type { UserFilesApi } from './use-user-files';
import { UserFiles } from './user-files';
import { WhereToCheck } from './where-to-check';
import './options.css';

export interface OptionsApi {
  read(): Promise<OptionsAnswer>;
  setMode(mode: OptionsAnswer['mode']): Promise<OptionsAnswer>;
  setPrior(prior: OptionsAnswer['prior']): Promise<OptionsAnswer>;
  pause(host: string, isPaused: boolean): Promise<void>;
  readonly anchors: UserFilesApi<AnchorsAnswer>;
  readonly originators: UserFilesApi<OriginatorsAnswer>;
  readonly memory: MemoryApi;
}

export interface OptionsProps {
  readonly api: OptionsApi;
  readonly packs: PackDesk;
  readonly t: Translate;
}

/** The page of options; every change holds at once. */
export function Options({ api, packs, t }: OptionsProps): VNode {
  const desk = useNews();
  const { after } = desk;
  const [options, setOptions] = useState<OptionsAnswer | null>(null);
  const read = useCallback(() => {
    after(api.read().then(setOptions));
  }, [api, after]);
  useEffect(read, [read]);
  useEffect(() => {
    document.title = `${t(words('ext_name'))}: ${t(words('options_title'))}`;
  }, [t]);
  useNoStrayDrops();

  return (
    <main class="page">
      <h1>{t(words('options_title'))}</h1>
      {options && (
        <WhereToCheck
          options={options}
          t={t}
          onMode={(mode) => {
            after(api.setMode(mode).then(setOptions));
          }}
          onResume={resumer(api, desk, read)}
        />
      )}
      {options && <TrustLists lists={options.trustLists} t={t} />}
      <section>
        <h2>{t(words('options_anchors'))}</h2>
        <UserFiles api={api.anchors} kind={certificates} desk={desk} t={t} onChanged={read} />
      </section>
      <section>
        <h2>{t(words('options_originators'))}</h2>
        {options && <ShippedRegistries registries={options.shippedRegistries} t={t} />}
        <UserFiles api={api.originators} kind={registries} desk={desk} t={t} onChanged={read} />
      </section>
      {options && (
        <Memory api={api.memory} isOn={options.remembersCredentials} desk={desk} t={t} onChanged={read} />
      )}
      <Packs packs={packs} desk={desk} t={t} />
      {options && (
        <AssumedShare
          prior={options.prior}
          t={t}
          onPrior={(prior) => {
            after(api.setPrior(prior).then(setOptions));
          }}
        />
      )}
      <Rates rates={testedRates} t={t} />
      <Network t={t} />
      <NewsBar news={desk.news} t={t} />
    </main>
  );
}

/** Checks a paused site again, with a way back. */
function resumer(api: OptionsApi, { say, after }: NewsDesk, read: () => void): (host: string) => void {
  const pause = async (host: string, isPaused: boolean): Promise<void> => {
    await api.pause(host, isPaused);
    read();
  };
  const resume = async (host: string): Promise<void> => {
    await pause(host, false);
    say([words('options_removed', host)], () => {
      after(pause(host, true));
      say([words('options_added', host)]);
    });
  };
  return (host) => {
    after(resume(host));
  };
}

/** A file that is dropped beside the field would otherwise open in place of this page. */
function useNoStrayDrops(): void {
  useEffect(() => {
    const stop = (event: Event) => {
      event.preventDefault();
    };
    addEventListener('dragover', stop);
    addEventListener('drop', stop);
    return () => {
      removeEventListener('dragover', stop);
      removeEventListener('drop', stop);
    };
  }, []);
}
