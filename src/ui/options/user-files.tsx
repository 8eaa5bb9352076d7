import type { VNode } from 'preact';
import type { MessageKey } from '../../present/message-key';
import { words, type Translate } from '../../present/words';
import { AddFiles } from './add-files';
import { RemovableList } from './removable-list';
import type { NewsDesk } from './use-news';
import { useUserFiles, type AnswerReading, type UserFilesApi } from './use-user-files';

/** What a kind of file is called. */
export interface FileKind<Answer> extends AnswerReading<Answer> {
  readonly intro: MessageKey;
  readonly button: MessageKey;
  /** As in `<input accept>`. */
  readonly accept: string;
  readonly empty: MessageKey;
}

export interface UserFilesProps<Answer> {
  readonly api: UserFilesApi<Answer>;
  readonly kind: FileKind<Answer>;
  readonly desk: NewsDesk;
  readonly t: Translate;
  readonly onChanged: () => void;
}

/** Files that the person adds, sees listed and takes off again. */
export function UserFiles<Answer>({ api, kind, desk, t, onChanged }: UserFilesProps<Answer>): VNode {
  const { entries, add, remove } = useUserFiles(api, kind, desk, onChanged);
  return (
    <>
      <p>{t(words(kind.intro))}</p>
      <AddFiles button={kind.button} accept={kind.accept} t={t} onFiles={add} />
      <RemovableList entries={entries} empty={words(kind.empty)} t={t} onRemove={remove} />
    </>
  );
}
