import type { Pack, PackChoice, PackMedium, PackProblem, PackState } from '../core/pack';
import type { DownloadState, PackDesk, PackDownload, PacksView } from '../core/pack-desk';
import { download, isPackAddress, type Stop } from './download';
import { MAX_PACK_BYTES, MAX_PACKS } from './limits';
import { openPack } from './open-pack';
import type { PackStore } from './pack-store';
import type { PartHead, PartStore } from './part-store';

/** What the browser and the background do for the desk. */
export interface DeskTools {
  readonly packs: PackStore;
  readonly parts: PartStore;
  readonly fetch: typeof fetch;
  /** Asks the person where the browser wants it. Called within a click. */
  readonly mayFetch: (url: string) => Promise<boolean>;
  readonly list: () => Promise<Choice>;
  readonly use: (medium: PackMedium, sha256: string | null) => Promise<Choice>;
  readonly forget: (sha256: string) => Promise<Choice>;
}

interface Choice {
  readonly choice: PackChoice;
  readonly states: readonly PackState[];
}

/** Takes packs from files and addresses, keeps and removes them. Runs in the page of options. */
export function createPackDesk(tools: DeskTools): PackDesk {
  const { packs } = tools;
  const view = async (choice: Promise<Choice>): Promise<PacksView> => ({
    ...(await choice),
    packs: await packs.all(),
  });
  const add = async (bytes: Uint8Array): Promise<Pack | PackProblem> => {
    const opened = await openPack(bytes, new Date().toISOString());
    if (typeof opened === 'string') return opened;
    const { id } = opened.pack.manifest;
    const others = (await packs.all()).filter(({ manifest }) => manifest.id !== id);
    if (others.length >= MAX_PACKS) return 'too-many';
    try {
      await packs.put(opened);
    } catch {
      return 'no-space'; // one transaction: nothing of it is there
    }
    return opened.pack;
  };
  return {
    read: () => view(tools.list()),
    use: (medium, sha256) => view(tools.use(medium, sha256)),
    async addFile(file) {
      if (file.size > MAX_PACK_BYTES) return 'too-large';
      return add(new Uint8Array(await file.arrayBuffer()));
    },
    async remove(sha256) {
      // First out of use, then gone: the engine never looks for what is not there.
      const choice = await tools.forget(sha256);
      await packs.remove(sha256);
      return view(Promise.resolve(choice));
    },
    download: createPackDownload(tools, add),
  };
}

function createPackDownload(
  { parts, fetch, mayFetch }: DeskTools,
  add: (bytes: Uint8Array) => Promise<Pack | PackProblem>,
): PackDownload {
  let control: AbortController | null = null;
  let running: Promise<unknown> = Promise.resolve();

  const run = async (head: PartHead, onState: (state: DownloadState) => void): Promise<Ended> => {
    control = new AbortController();
    const told = { url: head.url, received: head.received, total: head.total, hasRestarted: false };
    onState({ is: 'running', ...told });
    const bytes = await download(head, { fetch, parts, signal: control.signal, onState });
    if (typeof bytes === 'string') {
      if (bytes === 'too-large' || bytes === 'address') await parts.clear();
      onState(stateOf(await parts.head()));
      return bytes === 'stopped' ? null : bytes;
    }
    onState({ is: 'checking', ...told, received: bytes.byteLength, total: bytes.byteLength });
    const added = await add(bytes);
    // A file that came whole and is wrong does not get better by going on; for want of space it may.
    if (added !== 'no-space') await parts.clear();
    onState(stateOf(await parts.head()));
    return added;
  };
  const begin = (head: PartHead, onState: (state: DownloadState) => void) => {
    const result = run(head, onState);
    running = result.catch(() => undefined);
    return result;
  };
  return {
    state: async () => stateOf(await parts.head()),
    async start(url, onState) {
      if (!isPackAddress(url)) return 'address';
      if (!(await mayFetch(url))) return 'not-allowed';
      const head = { url, validator: null, total: null, received: 0, parts: 0 };
      await parts.begin(head);
      return begin(head, onState);
    },
    async resume(onState) {
      const head = await parts.head();
      if (head === null) return null;
      if (!(await mayFetch(head.url))) return 'not-allowed';
      return begin(head, onState);
    },
    pause() {
      control?.abort();
    },
    async cancel() {
      control?.abort();
      await running;
      await parts.clear();
    },
  };
}

type Ended = Pack | Exclude<Stop, 'stopped'> | PackProblem | null;

function stateOf(head: PartHead | null): DownloadState {
  if (head === null) return null;
  const { url, received, total } = head;
  return { is: 'paused', url, received, total, hasRestarted: false };
}
