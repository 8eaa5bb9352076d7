import type { VNode } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Pack, PackMedium, PackProblem } from '../../core/pack';
import type { PackDesk, PacksView } from '../../core/pack-desk';
import { packNameWords, packNotes, packProblemWords } from '../../present/pack-words';
import { words, type Translate } from '../../present/words';
import { Confirm } from './confirm';
import { PackChoices } from './pack-choices';
import { PackDownloads } from './pack-downloads';
import type { NewsDesk } from './use-news';

export interface PacksProps {
  readonly packs: PackDesk;
  readonly desk: NewsDesk;
  readonly t: Translate;
}

/** Which models judge; the packs that were added, and ways to add one. */
export function Packs({ packs, desk, t }: PacksProps): VNode {
  const { say, after } = desk;
  const [view, setView] = useState<PacksView | null>(null);
  const show = useCallback(
    (change: Promise<PacksView>) => {
      after(change.then(setView));
    },
    [after],
  );
  useEffect(() => {
    show(packs.read());
  }, [packs, show]);
  const added = (name: string, result: Pack | PackProblem) => {
    say([
      typeof result === 'string'
        ? words('options_problem', name, packProblemWords(result))
        : words('options_added', t(packNameWords(result))),
    ]);
    show(packs.read());
  };
  const addFile = (file: File) => {
    say([words('options_pack_reading')]);
    after(
      packs.addFile(file).then((result) => {
        added(file.name, result);
      }),
    );
  };
  const use = (medium: PackMedium, sha256: string | null) => {
    if (sha256 !== null) say([words('options_pack_trying')]);
    show(packs.use(medium, sha256).finally(() => say([])));
  };
  const remove = (pack: Pack) => {
    show(packs.remove(pack.sha256));
    say([words('options_removed', t(packNameWords(pack)))]);
  };
  return (
    <section>
      <h2>{t(words('options_packs'))}</h2>
      <p>{t(words('options_packs_intro'))}</p>
      {view && <PackChoices view={view} t={t} onUse={use} />}
      {view && <PackList all={view.packs} t={t} onRemove={remove} />}
      <div class="add">
        <AddPackFile t={t} onFile={addFile} />
        <PackDownloads download={packs.download} after={after} t={t} onEnd={added} />
      </div>
    </section>
  );
}

interface AddPackFileProps {
  readonly t: Translate;
  readonly onFile: (file: File) => void;
}

function AddPackFile({ t, onFile }: AddPackFileProps): VNode {
  return (
    <p class="add-row">
      <label class="plain file">
        <span>{t(words('options_pack_file'))}</span>
        <input
          type="file"
          accept=".zip"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) onFile(file);
            // The same file may be chosen again.
            currentTarget.value = '';
          }}
        />
      </label>
    </p>
  );
}

interface PackListProps {
  readonly all: readonly Pack[] | null;
  readonly t: Translate;
  readonly onRemove: (pack: Pack) => void;
}

function PackList({ all, t, onRemove }: PackListProps): VNode {
  if (all === null) return <p class="note entries-none">{t(words('options_packs_unreadable'))}</p>;
  if (all.length === 0) return <p class="note entries-none">{t(words('options_packs_none'))}</p>;
  const size = all.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <>
      <ul class="entries">
        {all.map((pack) => (
          <li key={pack.sha256} class="entry">
            <div class="entry-words">
              <bdi>{t(packNameWords(pack))}</bdi>
              {packNotes(pack).map((note, index) => (
                <span key={index} class="note">
                  {t(note)}
                </span>
              ))}
              {pack.cardText !== '' && (
                <details>
                  <summary>{t(words('options_pack_card'))}</summary>
                  <pre class="pack-card">{pack.cardText}</pre>
                </details>
              )}
            </div>
            <Confirm
              id={`remove-${pack.sha256}`}
              button={words('options_remove')}
              name={words('options_remove_named', t(packNameWords(pack)))}
              question={words('options_pack_remove_ask', t(packNameWords(pack)))}
              yes={words('options_remove')}
              t={t}
              onYes={() => {
                onRemove(pack);
              }}
            />
          </li>
        ))}
      </ul>
      <p class="note">{t(words('options_packs_storage', { as: 'bytes', value: size }))}</p>
    </>
  );
}
