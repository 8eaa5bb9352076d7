import type { VNode } from 'preact';
import { words, type Translate } from '../../present/words';
import type { PageMode } from '../../platform/protocol';

export interface SiteSwitchProps {
  readonly mode: PageMode;
  readonly t: Translate;
  readonly onPause: (host: string, isPaused: boolean) => void;
}

/** Name of the site with the switch for automatic checks; pages without a host have none. */
export function SiteSwitch({ mode, t, onPause }: SiteSwitchProps): VNode | null {
  if (mode.host === '') return null;
  const isPaused = mode.because === 'paused';
  return (
    <section class="popup-site">
      <p class="popup-host">
        <bdi>{mode.host}</bdi>
      </p>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          checked={!isPaused && mode.because !== 'on-request'}
          disabled={mode.because === 'on-request'}
          onChange={() => {
            onPause(mode.host, !isPaused);
          }}
        />
        <span class="switch-track" aria-hidden="true" />
        <span>{t(words('popup_site_switch'))}</span>
      </label>
    </section>
  );
}
