import type { Thumbnail } from '../core/detector';
import type { ErrorCode } from '../core/errors';
import type { ImageRegions } from '../core/image-regions';
import type { TextParts } from '../core/text-parts';
import type { Box, Item, ItemId, MediaKind, Origin } from '../core/item';
import type { PackChoice, PackState } from '../core/pack';
import type { Prior } from '../core/policy';
import type { PageMarks } from '../core/page-marks';
import type { Verdict } from '../core/verdict';
import type { AnchorProblem, AnchorsOrder } from './parse-anchors';
import type { PacksOrder } from './parse-packs-order';
import type { OriginatorProblem, OriginatorsOrder } from './parse-originator-anchor';

/**
 * Every message in the product, named by who answers it. Runtime messages carry JSON only.
 * `rpc.ts` derives caller and handler types from this interface.
 */
export interface Protocol {
  // content script -> background
  'background:hello'(page: { readonly url: string }): PageMode;
  'background:check'(work: CheckWork): void;
  'background:forget'(ids: readonly ItemId[]): void;
  /** These came on screen while they wait. */
  'background:hurry'(ids: readonly ItemId[]): void;
  /** Something that the toolbar shows may have changed. */
  'background:changed'(nothing: null): void;
  /** Opens the page of details of one item of the sender's tab. */
  'background:details'(item: { readonly itemId: ItemId }): void;
  // popup or command line -> background
  'background:report'(tab: { readonly tabId: number }): TabReport;
  'background:pause'(site: { readonly host: string; readonly isPaused: boolean }): void;
  'background:command'(order: { readonly tabId: number; readonly command: PageCommand }): void;
  'background:anchors'(order: AnchorsOrder): AnchorsAnswer;
  'background:originators'(order: OriginatorsOrder): OriginatorsAnswer;
  /** Reads the file once more; see `background/thumbnails.ts`. Rejects when it cannot be fetched or the tab is gone. */
  'background:thumbnails'(of: { readonly tabId: number; readonly itemId: ItemId }): readonly Thumbnail[];
  /** Looks again at a text; see `background/text-parts.ts`. Rejects when the text or its tab is gone. */
  'background:parts'(of: { readonly tabId: number; readonly itemId: ItemId }): TextParts;
  /** Looks again at a picture; see `background/image-regions.ts`. Rejects when it cannot be fetched or is gone. */
  'background:regions'(of: { readonly tabId: number; readonly itemId: ItemId }): ImageRegions;
  'background:options'(order: OptionsOrder): OptionsAnswer;
  'background:memory'(order: MemoryOrder): MemoryAnswer;
  'background:packs'(order: PacksOrder): PacksAnswer;
  /** Whether pictures with valid credentials are remembered from now on. */
  'background:remember'(to: { readonly isOn: boolean }): void;
  // engine host -> background
  'background:verdict'(result: { readonly origin: Origin; readonly verdict: Verdict }): void;
  // background -> content script
  'page:show'(verdict: Verdict): void;
  'page:mode'(mode: PageMode): void;
  'page:report'(nothing: null): FrameReport;
  'page:counts'(nothing: null): FlagCounts;
  /** null in the frames that do not have it. */
  'page:item'(id: ItemId): Item | null;
  'page:command'(command: PageCommand): void;
  // background -> engine host
  /** Before the first work and at every change; answered once it holds. */
  'engine:configure'(settings: EngineSettings): void;
  'engine:check'(work: CheckWork & { readonly origin: Origin }): void;
  'engine:forget'(work: { readonly origin: Origin; readonly ids: readonly ItemId[] | 'all' }): void;
  'engine:hurry'(work: { readonly origin: Origin; readonly ids: readonly ItemId[] }): void;
  'engine:parts'(work: { readonly item: Item }): TextParts;
  'engine:regions'(work: { readonly item: Item }): ImageRegions;
  'engine:thumbnails'(work: { readonly item: Item }): readonly Thumbnail[];
  /** Answers how many pictures are remembered. */
  'engine:memory'(order: MemoryOrder): number;
  'engine:packs'(order: PacksEngineOrder): readonly PackState[];
  'engine:status'(nothing: null): EngineStatus;
}

/** Items of one document, and what that document says of itself; null when it says nothing. */
export interface CheckWork {
  readonly items: readonly Item[];
  readonly page: PageMarks | null;
}

/** How the content script has to behave on this page. */
export interface PageMode {
  readonly isActive: boolean;
  /** Why not, when not active. */
  readonly because: 'paused' | 'on-request' | null;
  readonly host: string;
}

export type PageCommand =
  | { readonly do: 'check-all' | 'stop' | 'focus-next-badge' }
  | { readonly do: 'scroll-to'; readonly id: ItemId };

/** What the toolbar icon shows. */
export interface FlagCounts {
  readonly flagged: number;
  readonly notChecked: number;
}

export interface FrameReport {
  readonly url: string;
  readonly title: string;
  readonly items: readonly ItemReport[];
}

export interface ItemReport {
  readonly id: ItemId;
  readonly kind: MediaKind;
  readonly src: string | null;
  readonly selector: string;
  readonly box: Box;
  /** First characters of a passage, or the alternative text of media. */
  readonly excerpt: string | null;
  readonly language: string | null;
  /** null while it is being checked. */
  readonly verdict: Verdict | null;
  readonly badge: { readonly isShown: boolean; readonly text: string };
}

export interface TabReport extends FrameReport {
  readonly tabId: number;
  readonly mode: PageMode | 'no-permission' | 'browser-page';
  readonly engine: EngineStatus;
  readonly extension: ExtensionInfo;
}

export interface EngineStatus {
  /** Items waiting or running. */
  readonly pending: number;
  readonly backend: { readonly device: 'wasm' | 'webgpu'; readonly threads: number };
  readonly models: readonly ModelStatus[];
  /** Set when a part of the engine is broken until something changes (model file damaged, storage full). */
  readonly problems: readonly (ErrorCode | 'storage-full')[];
}

export interface ModelStatus {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
  readonly state: 'unloaded' | 'loading' | 'ready' | 'damaged';
}

export interface EngineSettings {
  /** PEM of all certificates that the user added; empty for none. */
  readonly userAnchors: string;
  /** Originator Profile Sets of the registries that are trusted, as JSON text: those that ship, then the user's. */
  readonly originatorAnchors: readonly string[];
  /** Whether pictures with valid credentials are remembered, to recognise copies. */
  readonly remembersCredentials: boolean;
  /** Share of items assumed to be AI before looking, 0..1. */
  readonly prior: Prior;
  readonly packs: PackChoice;
}

/** `try` runs each chosen pack once. */
export interface PacksEngineOrder {
  readonly do: 'list' | 'try';
}

/** What there is now. */
export interface PacksAnswer {
  readonly choice: PackChoice;
  /** Of the chosen ones, where something is known. */
  readonly states: readonly PackState[];
}

/** About the pictures that are remembered with their credentials. */
export interface MemoryOrder {
  readonly do: 'count' | 'clear';
}

export interface MemoryAnswer {
  /** Pictures that are remembered now. */
  readonly count: number;
}

export interface AnchorsAnswer {
  /** Why nothing was added. */
  readonly problem: AnchorProblem | null;
  /** What there is now. */
  readonly anchors: readonly {
    readonly name: string;
    /** ISO 8601 UTC. */
    readonly addedAt: string;
    readonly certificates: number;
  }[];
}

/** Where to check, for the page of options. */
export type OptionsOrder =
  | { readonly do: 'read' }
  | { readonly do: 'set-mode'; readonly mode: OptionsAnswer['mode'] }
  | { readonly do: 'set-prior'; readonly prior: Prior };

/** What there is now. */
export interface OptionsAnswer {
  readonly mode: 'automatic' | 'on-request';
  readonly pausedHosts: readonly string[];
  readonly prior: Prior;
  readonly remembersCredentials: boolean;
  /** Those that ship, then those that the user added. */
  readonly trustLists: readonly TrustListInfo[];
  /** Registries of Originator Profile that ship; dates are ISO 8601 days. */
  readonly shippedRegistries: readonly { readonly name: string; readonly date: string }[];
}

export interface OriginatorsAnswer {
  /** Why nothing was added. */
  readonly problem: OriginatorProblem | null;
  /** What there is now. */
  readonly originators: readonly {
    readonly name: string;
    /** ISO 8601 UTC. */
    readonly addedAt: string;
    /** OP IDs. */
    readonly registries: readonly string[];
  }[];
}

export interface ExtensionInfo {
  readonly version: string;
  readonly policy: string;
  /** Those that ship, then those that the user added. */
  readonly trustLists: readonly TrustListInfo[];
}

export interface TrustListInfo {
  readonly name: string;
  /** `products`: no anchors; says what signers on the official list may state. */
  readonly tier: 'official' | 'interim' | 'user' | 'products';
  /** ISO 8601 day of issue, or of adding. */
  readonly date: string;
  /** ISO 8601 day; null where no next edition is announced. */
  readonly nextUpdate: string | null;
  /** The next edition is due: signers that were taken off or put on since are not known. */
  readonly isExpired: boolean;
}
