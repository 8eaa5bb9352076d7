import type { VNode } from 'preact';
import { words, type Translate, type Words } from '../../present/words';

export interface ListEntry {
  /** Unique in its list. */
  readonly name: string;
  readonly notes: readonly Words[];
}

export interface RemovableListProps {
  readonly entries: readonly ListEntry[];
  readonly empty: Words;
  readonly t: Translate;
  readonly onRemove: (name: string) => void;
}

/** Names, each with a button that takes it off the list. */
export function RemovableList({ entries, empty, t, onRemove }: RemovableListProps): VNode {
  if (entries.length === 0) return <p class="note entries-none">{t(empty)}</p>;
  return (
    <ul class="entries">
      {entries.map(({ name, notes }) => (
        <li key={name} class="entry">
          <div class="entry-words">
            <bdi>{name}</bdi>
            {notes.map((note) => (
              <span key={note.key} class="note">
                {t(note)}
              </span>
            ))}
          </div>
          <button
            type="button"
            class="plain"
            aria-label={t(words('options_remove_named', name))}
            onClick={() => {
              onRemove(name);
            }}
          >
            {t(words('options_remove'))}
          </button>
        </li>
      ))}
    </ul>
  );
}
