import type { Pack, PackChoice, PackMedium, PackProblem, PackState } from '../core/pack';
import type { DownloadState, PackDesk, PackDownload, PacksView } from '../core/pack-desk';
import { download, isPackAddress, type Stop } from './download';
import { createInstall, type Install } from './install';
import { MAX_PACK_BYTES } from './limits';
import type { PackStore } from './pack-store';
import type { PartHead, PartStore } from './part-store';
import { storageProblem } from './storage-problem';

/** What the browser and the background do for the desk. */
export interface DeskTools {
  readonly packs: PackStore;
  readonly parts: PartStore;
  readonly fetch: typeof fetch;
  /** Asks the person where the browser wants it. Called within a click. */
  readonly mayFetch: (url: string) => Promise<boolean>;
  /** One download at a time in all pages together; gives `otherwise` where another page has one under way. */
  readonly downloadAlone: <T>(work: () => Promise<T>, otherwise: T) => Promise<T>;
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
    packs: await packs.all().catch(() => null),
  });
  const install = createInstall(packs, (pack, replaced) => keepChosen(tools, pack, replaced));
  let isAdding = false;
  return {
    read: () => view(tools.list()),
    use: (medium, sha256) => view(tools.use(medium, sha256)),
    async addFile(file) {
      if (isAdding) return 'busy';
      if (file.size > MAX_PACK_BYTES) return 'too-large';
      isAdding = true;
      try {
        return await install(new Uint8Array(await file.arrayBuffer()));
      } finally {
        isAdding = false;
      }
    },
    async remove(sha256) {
      // First out of use, then gone: the engine never looks for what is not there.
      const choice = await tools.forget(sha256);
      await packs.remove(sha256);
      return view(Promise.resolve(choice));
    },
    download: createPackDownload(tools, install),
  };
}

/** Who chose a pack, and then adds it again or another version of it, has not chosen the embedded model. */
async function keepChosen(
  { list, use }: DeskTools,
  { sha256, manifest: { medium } }: Pack,
  replaced: readonly string[],
): Promise<void> {
  try {
    const chosen = (await list()).choice[medium];
    if (chosen !== null && [sha256, ...replaced].includes(chosen)) await use(medium, sha256);
  } catch {
    // It is stored all the same; a choice that leads nowhere is shown as such.
  }
}

function createPackDownload(tools: DeskTools, install: Install): PackDownload {
  const { parts, fetch, mayFetch, downloadAlone } = tools;
  let control: AbortController | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let underWay: string | null = null;
  const rest = () => parts.head().then(stateOf);

  const run = async (head: PartHead, onState: OnState): Promise<Ended> => {
    control = new AbortController();
    const told = { url: head.url, received: head.received, total: head.total, hasRestarted: false };
    onState({ is: 'running', ...told });
    const bytes = await download(head, { fetch, parts, signal: control.signal, onState });
    if (typeof bytes === 'string') {
      if (bytes === 'too-large' || bytes === 'address') await parts.clear();
      onState(await rest());
      return bytes === 'stopped' ? null : bytes;
    }
    onState({ is: 'checking', ...told, received: bytes.byteLength, total: bytes.byteLength });
    const added = await install(bytes);
    // A file that came whole and is wrong does not get better by going on; one that could not be stored may.
    if (added !== 'no-space' && added !== 'storage') await parts.clear();
    onState(await rest());
    return added;
  };
  const attempt = async (url: string, onState: OnState, headOf: HeadOf): Promise<Ended> => {
    if (!(await mayFetch(url))) return 'not-allowed';
    try {
      return await downloadAlone<Ended>(async () => {
        const head = await headOf();
        return head === null ? null : run(head, onState);
      }, 'busy');
    } catch (thrown) {
      onState(await rest().catch(() => null));
      return storageProblem(thrown);
    }
  };
  /** Nothing is awaited before the browser is asked: a wait would use up the click. */
  const begin = (url: string, onState: OnState, headOf: HeadOf): Promise<Ended> => {
    if (underWay !== null) return Promise.resolve(underWay === url ? null : 'busy');
    underWay = url;
    const result = attempt(url, onState, headOf).finally(() => {
      underWay = null;
    });
    running = result.catch(() => undefined);
    return result;
  };
  return {
    state: rest,
    async start(url, onState) {
      if (!isPackAddress(url)) return 'address';
      return begin(url, onState, () => freshHead(url, parts));
    },
    resume: (url, onState) => begin(url, onState, parts.head),
    pause() {
      control?.abort();
    },
    async cancel() {
      control?.abort();
      await running;
      await downloadAlone(parts.clear, undefined);
    },
  };
}

async function freshHead(url: string, parts: PartStore): Promise<PartHead> {
  const head = { url, validator: null, total: null, received: 0, parts: 0 };
  await parts.begin(head);
  return head;
}

type OnState = (state: DownloadState) => void;
type HeadOf = () => Promise<PartHead | null>;
type Ended = Pack | Exclude<Stop, 'stopped'> | PackProblem | null;

function stateOf(head: PartHead | null): DownloadState {
  if (head === null) return null;
  const { url, received, total } = head;
  return { is: 'paused', url, received, total, hasRestarted: false };
}
