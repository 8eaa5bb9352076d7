import type { VNode } from 'preact';
import type { Pack, PackMedium } from '../../core/pack';
import type { PacksView } from '../../core/pack-desk';
import { chosenPackWords, packNameWords } from '../../present/pack-words';
import { words, type Translate } from '../../present/words';

export interface PackChoicesProps {
  readonly view: PacksView;
  readonly t: Translate;
  readonly onUse: (medium: PackMedium, sha256: string | null) => void;
}

const media: readonly PackMedium[] = ['image', 'text'];

/** Which model judges which medium; a medium without packs leaves no choice, unless one was chosen and is gone. */
export function PackChoices({ view, t, onUse }: PackChoicesProps): VNode {
  const withPacks = media.filter(
    (medium) => view.choice[medium] !== null || packsFor(medium, view).length > 0,
  );
  return (
    <>
      {withPacks.map((medium) => (
        <Choice key={medium} medium={medium} view={view} t={t} onUse={onUse} />
      ))}
    </>
  );
}

function packsFor(medium: PackMedium, { packs }: PacksView): readonly Pack[] {
  return (packs ?? []).filter(({ manifest }) => manifest.medium === medium);
}

function Choice({ medium, view, t, onUse }: PackChoicesProps & { readonly medium: PackMedium }): VNode {
  const chosen = view.choice[medium];
  const state = view.states.find(({ sha256 }) => sha256 === chosen);
  const packs = packsFor(medium, view);
  const isGone = chosen !== null && !packs.some(({ sha256 }) => sha256 === chosen);
  const told = chosenPackWords(state, isGone);
  const options = [
    { sha256: null, name: words('options_pack_embedded') },
    ...packs.map((pack) => ({ sha256: pack.sha256, name: packNameWords(pack) })),
    ...(isGone ? [{ sha256: chosen, name: words('options_pack_gone') }] : []),
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
