import type { TargetedDragEvent, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { MessageKey } from '../../present/message-key';
import { words, type Translate } from '../../present/words';

/** A file that was chosen or dropped, or a text that was pasted. */
export interface GivenFile {
  readonly name: string;
  /** Bytes, known before the file is read. */
  readonly size: number;
  text(): Promise<string>;
}

export interface AddFilesProps {
  readonly button: MessageKey;
  /** As in `<input accept>`. */
  readonly accept: string;
  readonly t: Translate;
  readonly onFiles: (files: readonly GivenFile[]) => void;
}

/** Three ways to give a file: choose it, drop it, paste what it holds. */
export function AddFiles({ button, accept, t, onFiles }: AddFilesProps): VNode {
  const [isOver, setOver] = useState(false);
  const drop = (event: TargetedDragEvent<HTMLElement>) => {
    event.preventDefault();
    setOver(false);
    onFiles([...(event.dataTransfer?.files ?? [])]);
  };
  return (
    <div
      class={isOver ? 'add over' : 'add'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
    >
      <p class="add-row">
        <label class="plain file">
          <span>{t(words(button))}</span>
          <input
            type="file"
            accept={accept}
            multiple
            onChange={({ currentTarget }) => {
              onFiles([...(currentTarget.files ?? [])]);
              // The same file may be chosen again.
              currentTarget.value = '';
            }}
          />
        </label>
        <span class="note">{t(words('options_drop'))}</span>
      </p>
      <Paste t={t} onFiles={onFiles} />
    </div>
  );
}

function Paste({ t, onFiles }: Pick<AddFilesProps, 't' | 'onFiles'>): VNode {
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  return (
    <details>
      <summary>{t(words('options_paste'))}</summary>
      <form
        class="paste"
        onSubmit={(event) => {
          event.preventDefault();
          onFiles([{ name, size: text.length, text: () => Promise.resolve(text) }]);
        }}
      >
        <label>
          <span>{t(words('options_paste_name'))}</span>
          <input
            type="text"
            value={name}
            onInput={({ currentTarget }) => {
              setName(currentTarget.value);
            }}
          />
        </label>
        <label>
          <span>{t(words('options_paste_text'))}</span>
          <textarea
            rows={6}
            spellcheck={false}
            value={text}
            onInput={({ currentTarget }) => {
              setText(currentTarget.value);
            }}
          />
        </label>
        <button type="submit" class="plain">
          {t(words('options_paste_add'))}
        </button>
      </form>
    </details>
  );
}
