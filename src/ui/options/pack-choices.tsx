import type { VNode } from 'preact';
import type { PackMedium } from '../../core/pack';
import type { PacksView } from '../../core/pack-desk';
import { packNameWords, packStateWords } from '../../present/pack-words';
import { words, type Translate } from '../../present/words';

export interface PackChoicesProps {
  readonly view: PacksView;
  readonly t: Translate;
  readonly onUse: (medium: PackMedium, sha256: string | null) => void;
}

const media: readonly PackMedium[] = ['image', 'text'];

/** Which model judges which medium; a medium without packs leaves no choice. */
export function PackChoices({ view, t, onUse }: PackChoicesProps): VNode {
  const withPacks = media.filter((medium) => view.packs.some(({ manifest }) => manifest.medium === medium));
  return (
    <>
      {withPacks.map((medium) => (
        <Choice key={medium} medium={medium} view={view} t={t} onUse={onUse} />
      ))}
    </>
  );
}

function Choice({ medium, view, t, onUse }: PackChoicesProps & { readonly medium: PackMedium }): VNode {
  const chosen = view.choice[medium];
  const state = view.states.find(({ sha256 }) => sha256 === chosen);
  const told = state === undefined ? null : packStateWords(state);
  const options = [
    { sha256: null, name: words('options_pack_embedded') },
    ...view.packs
      .filter(({ manifest }) => manifest.medium === medium)
      .map((pack) => ({ sha256: pack.sha256, name: packNameWords(pack) })),
  ];
  return (
    <>
      <h3 id={`pack-${medium}`}>{t(words(`options_packs_${medium}`))}</h3>
      <div role="radiogroup" aria-labelledby={`pack-${medium}`} class="choices">
        {options.map(({ sha256, name }) => (
          <label key={sha256} class="choice">
            <input
              type="radio"
              name={`pack-${medium}`}
              value={sha256 ?? ''}
              checked={chosen === sha256}
              // Clicked and not only changed: choosing a failed pack again tries it again.
              onClick={() => {
                onUse(medium, sha256);
              }}
            />
            <span>{t(name)}</span>
          </label>
        ))}
      </div>
      {told && <p class="note">{t(told)}</p>}
    </>
  );
}
