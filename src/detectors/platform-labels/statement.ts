import type { SourceTypeClass } from '../../core/source-type';
import type { LabelMethod } from '../../core/platforms';

/** What a platform says of one medium. */
export interface Statement {
  /** `none`: what it says is no statement about AI. */
  readonly says: Extract<SourceTypeClass, 'ai-made' | 'ai-part'> | 'none';
  readonly finds: StatementKind;
  /** The value or label, verbatim. */
  readonly raw: string;
  /** Path of the property, or where the label stands. */
  readonly where: string;
  readonly method: LabelMethod;
  /** Whose Content Credentials the platform names; null when it names nobody. */
  readonly attribution: string | null;
  readonly medium: MediumNames;
}

/** `altered`: YouTube's label for what is altered or synthetic, in one word for both. `camera`: recorded, says the platform. */
export type StatementKind = 'ai-label' | 'altered' | 'camera';

/** By what the medium of a statement is recognised among the items of the page. */
export interface MediumNames {
  /** As they stand in addresses of pages about it (`PlatformReader.pageId`). */
  readonly pageIds: readonly string[];
  /** As they stand in addresses of its files (`PlatformReader.fileId`). */
  readonly fileIds: readonly string[];
  /** Last parts of the addresses of its files, where those are unique. */
  readonly fileNames: readonly string[];
}

export const unnamed: MediumNames = { pageIds: [], fileIds: [], fileNames: [] };

/** A statement that a medium was made with AI, or in part. */
export function aiLabel(
  says: 'ai-made' | 'ai-part',
  raw: string,
  where: string,
  method: LabelMethod,
  names: Partial<MediumNames>,
): Statement {
  return { says, finds: 'ai-label', raw, where, method, attribution: null, medium: { ...unnamed, ...names } };
}

/** How one platform's data and addresses are read. */
export interface PlatformReader {
  /**
   * @param states parsed JSON of the page's states, not trusted
   * @returns statements about media that can be told from others
   */
  read(states: readonly unknown[]): readonly Statement[];
  /** Which medium a page of the platform is about; null when the address does not say. */
  pageId(url: URL): string | null;
  /** Which medium a file is of; null when the address does not say. */
  fileId(url: URL): string | null;
  /** True where a player without a file of its own (`blob:`) shows what the page's address names, and nothing else does. */
  isPageOfOne(url: URL): boolean;
}

/** The last part of an address's path that is not empty. */
export function fileName(url: URL): string | null {
  return url.pathname.split('/').filter(Boolean).at(-1) ?? null;
}

/** Shorter ones (`image.jpg`) are not unique. */
const MIN_FILE_NAME_LENGTH = 16;

/** Names of the files at these addresses, of those that are long enough to be told from others. */
export function uniqueFileNames(addresses: readonly (string | null | undefined)[]): readonly string[] {
  return addresses.flatMap((address) => {
    const url = address ? absolute(address) : null;
    const name = url === null ? null : fileName(url);
    return name !== null && name.length >= MIN_FILE_NAME_LENGTH ? [name] : [];
  });
}

/** Also of an address without scheme (`//host/path`). */
export function absolute(address: string): URL | null {
  const base = 'https://platform.invalid/';
  return URL.canParse(address, base) ? new URL(address, base) : null;
}
