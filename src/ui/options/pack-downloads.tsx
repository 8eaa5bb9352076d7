import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Pack, PackProblem } from '../../core/pack';
import type { DownloadState, PackDownload } from '../../core/pack-desk';
import { downloadWords } from '../../present/pack-words';
import { words, type Translate } from '../../present/words';
import type { NewsDesk } from './use-news';

export interface PackDownloadsProps {
  readonly download: PackDownload;
  readonly after: NewsDesk['after'];
  readonly t: Translate;
  readonly onEnd: (name: string, result: Pack | PackProblem) => void;
}

/** An address that the person gives; progress, pause and resume; what an earlier visit left waits here too. */
export function PackDownloads({ download, after, t, onEnd }: PackDownloadsProps): VNode {
  const [state, setState] = useState<DownloadState>(null);
  useEffect(() => {
    after(download.state().then(setState));
  }, [download, after]);
  const watch = (name: string, ending: Promise<Pack | PackProblem | null>) => {
    after(
      ending.then((result) => {
        if (result !== null) onEnd(name, result);
      }),
    );
  };
  if (state !== null) {
    return (
      <div class="download">
        <p class="note">
          <bdi>{state.url}</bdi>
        </p>
        <progress max={state.total ?? 1} value={state.total === null ? undefined : state.received} />
        {downloadWords(state).map((line) => (
          <p key={line.key}>{t(line)}</p>
        ))}
        <Buttons
          state={state}
          t={t}
          onPause={() => {
            download.pause();
          }}
          onResume={() => {
            watch(state.url, download.resume(state.url, setState));
          }}
          onCancel={() => {
            after(
              download.cancel().then(() => {
                setState(null);
              }),
            );
          }}
        />
      </div>
    );
  }
  return (
    <AddressForm
      t={t}
      onAddress={(url) => {
        watch(url, download.start(url, setState));
      }}
    />
  );
}

interface AddressFormProps {
  readonly t: Translate;
  readonly onAddress: (url: string) => void;
}

function AddressForm({ t, onAddress }: AddressFormProps): VNode {
  const [url, setUrl] = useState('');
  return (
    <form
      class="paste"
      onSubmit={(event) => {
        event.preventDefault();
        onAddress(url.trim());
      }}
    >
      <label>
        <span>{t(words('options_pack_url'))}</span>
        <input
          type="url"
          name="pack-url"
          value={url}
          onInput={({ currentTarget }) => {
            setUrl(currentTarget.value);
          }}
        />
      </label>
      <button type="submit" class="plain">
        {t(words('options_pack_download'))}
      </button>
    </form>
  );
}

interface ButtonsProps {
  readonly state: NonNullable<DownloadState>;
  readonly t: Translate;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onCancel: () => void;
}

function Buttons({ state, t, onPause, onResume, onCancel }: ButtonsProps): VNode | null {
  if (state.is === 'checking') return null;
  return (
    <p class="add-row">
      <button type="button" class="plain" onClick={state.is === 'running' ? onPause : onResume}>
        {t(words(state.is === 'running' ? 'options_pack_pause' : 'options_pack_resume'))}
      </button>
      <button type="button" class="plain" onClick={onCancel}>
        {t(words('options_cancel'))}
      </button>
    </p>
  );
}
