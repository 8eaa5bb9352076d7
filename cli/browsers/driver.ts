import type { Protocol } from '../../src/platform/protocol.ts';
import type { BrowserName } from './driver-names.ts';

export interface BrowserOptions {
  readonly name: BrowserName;
  /** Path of the browser's program. */
  readonly program: string;
  /** Folder with the built extension. */
  readonly extensionDir: string;
  readonly isHeaded?: boolean;
  /** BCP 47 language of browser and pages; `en` when absent. */
  readonly language?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly isMotionReduced?: boolean;
  /** Port of an HTTP proxy on this machine through which every request goes, loopback included. */
  readonly proxyPort?: number;
  /** Takes certificates that nobody vouches for, as those of a test's own site. */
  readonly takesAnyCertificate?: boolean;
  /** Further Firefox preferences. */
  readonly extraPrefs?: Prefs;
  /** Further Chromium switches. */
  readonly extraArguments?: readonly string[];
  /** One line for the person who waits. */
  readonly onNotice?: (text: string) => void;
}

export type Prefs = Readonly<Record<string, string | number | boolean>>;

/** A real browser with the extension loaded, in a profile of its own that is deleted on `close`. */
export interface Driver {
  readonly name: BrowserName;
  /** What the browser calls itself, e.g. `Chromium`, `Microsoft Edge`, `Firefox`. */
  readonly product: string;
  readonly version: string;
  /** `chrome-extension://…` or `moz-extension://…`, no slash at the end. */
  readonly extensionOrigin: string;
  /** A new tab in front of the others. */
  openPage(): Promise<DriverPage>;
  /** A page of the extension in a tab; code evaluated there has the extension's rights. */
  openExtensionPage(path: string): Promise<DriverPage>;
  /** Asks the background as the popup would. Throws what the handler threw. */
  sendToBackground<Type extends keyof Protocol>(
    type: Type,
    data: Parameters<Protocol[Type]>[0],
  ): Promise<ReturnType<Protocol[Type]>>;
  /** The newest tab that shows this address, or null. */
  tabIdOf(url: string): Promise<number | null>;
  /** Ends the service worker or event page as the browser does after 30 idle seconds. */
  suspendBackground(): Promise<void>;
  close(): Promise<void>;
}

export interface DriverPage {
  /** Resolves when the document is parsed; pictures may still be loading. Throws when the page cannot be opened. */
  goto(url: string, timeoutMs?: number): Promise<void>;
  url(): Promise<string>;
  title(): Promise<string>;
  /** Runs a function in the page; it must not use anything from outside. Argument and result are plain JSON. */
  evaluate<Result>(run: () => Result | Promise<Result>): Promise<Result>;
  evaluate<Result, Argument>(
    run: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** Runs the body of an async function in the page. */
  runScript<Result>(body: string): Promise<Result>;
  /** PNG of the whole page. */
  screenshot(): Promise<Buffer>;
  /** CSS px in the viewport. */
  movePointer(x: number, y: number): Promise<void>;
  clickAt(x: number, y: number): Promise<void>;
  /** A key by its DOM name, with modifiers: `Tab`, `Escape`, `a`, `Alt+Shift+T`. */
  press(keys: string): Promise<void>;
  setViewport(width: number, height: number): Promise<void>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}
