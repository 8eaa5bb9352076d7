import type { Pack, PackChoice, PackMedium, PackProblem, PackState } from './pack';

/** What the page of options can do with model packs. */
export interface PackDesk {
  read(): Promise<PacksView>;
  /** @param sha256 null for the embedded model */
  use(medium: PackMedium, sha256: string | null): Promise<PacksView>;
  /** Checked whole before anything is stored; one file at a time. @returns why it was not taken, or the pack */
  addFile(file: Blob): Promise<Pack | PackProblem>;
  remove(sha256: string): Promise<PacksView>;
  readonly download: PackDownload;
}

export interface PacksView {
  /** Oldest first; null when the storage cannot be read. */
  readonly packs: readonly Pack[] | null;
  readonly choice: PackChoice;
  readonly states: readonly PackState[];
}

/** One download at a time; it is the person's own click that starts it. */
export interface PackDownload {
  /** Also what an earlier visit left. */
  state(): Promise<DownloadState>;
  /**
   * Resolves when it ended, was paused or failed. @returns the pack, why not, or null when it was paused or cancelled, or when
   * the same download is under way already: whoever began that is told how it ends
   */
  start(url: string, onState: (state: DownloadState) => void): Promise<Pack | PackProblem | null>;
  /** Goes on where it stopped, or begins again where the server cannot. */
  resume(url: string, onState: (state: DownloadState) => void): Promise<Pack | PackProblem | null>;
  pause(): void;
  cancel(): Promise<void>;
}

/** null: nothing under way. */
export type DownloadState = {
  readonly is: 'running' | 'paused' | 'checking';
  readonly url: string;
  /** Bytes. */
  readonly received: number;
  /** null where the server does not say. */
  readonly total: number | null;
  /** The server could not go on where it stopped. */
  readonly hasRestarted: boolean;
} | null;
