import { useCallback, useEffect, useState } from 'preact/hooks';
import type { MessageKey } from '../../present/message-key';
import { words, type Words } from '../../present/words';
import type { GivenFile } from './add-files';
import type { ListEntry } from './removable-list';
import type { NewsDesk } from './use-news';

/** A list of files that the person added; every answer tells what there is now, and why nothing was added. */
export interface UserFilesApi<Answer> {
  list(): Promise<Answer>;
  add(name: string, text: string): Promise<Answer>;
  remove(name: string): Promise<Answer>;
  /** What was added under a name, to add it again after its removal; null when there is nothing. */
  textOf(name: string): Promise<string | null>;
}

/** How an answer about one kind of file is read. */
export interface AnswerReading<Answer> {
  /** Why nothing was added; null when it was. */
  readonly refusalOf: (answer: Answer) => MessageKey | null;
  readonly entriesOf: (answer: Answer) => readonly ListEntry[];
}

export interface UserFilesState {
  readonly entries: readonly ListEntry[];
  add(files: readonly GivenFile[]): void;
  remove(name: string): void;
}

/** Far above what is accepted of any kind: larger files are not even read. */
const MAX_FILE_BYTES = 4_000_000;

/** @param onChanged what else there is to tell may have changed with the list */
export function useUserFiles<Answer>(
  api: UserFilesApi<Answer>,
  { refusalOf, entriesOf }: AnswerReading<Answer>,
  { say, after }: NewsDesk,
  onChanged: () => void,
): UserFilesState {
  const [entries, setEntries] = useState<readonly ListEntry[]>([]);
  const show = useCallback(
    (answer: Answer) => {
      setEntries(entriesOf(answer));
    },
    [entriesOf],
  );
  useEffect(() => {
    after(api.list().then(show));
  }, [api, after, show]);

  const addOne = async (file: GivenFile): Promise<Words> => {
    if (file.size > MAX_FILE_BYTES) return refused(file.name, 'options_problem_too_large');
    const answer = await api.add(file.name, await file.text());
    show(answer);
    const refusal = refusalOf(answer);
    if (refusal !== null) return refused(file.name, refusal);
    onChanged();
    return words('options_added', file.name);
  };
  const add = async (files: readonly GivenFile[]): Promise<void> => {
    const lines: Words[] = [];
    for (const file of files) lines.push(await addOne(file));
    say(lines);
  };
  const remove = async (name: string): Promise<void> => {
    const text = await api.textOf(name);
    show(await api.remove(name));
    onChanged();
    const again = { name, size: 0, text: () => Promise.resolve(text ?? '') };
    say([words('options_removed', name)], text === null ? undefined : () => after(add([again])));
  };
  return {
    entries,
    add: (files) => {
      after(add(files));
    },
    remove: (name) => {
      after(remove(name));
    },
  };
}

function refused(name: string, reason: MessageKey): Words {
  return name.trim() === '' ? words(reason) : words('options_problem', name, words(reason));
}
