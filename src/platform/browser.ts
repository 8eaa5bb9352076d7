/** The single module that imports the polyfill; everything else in `platform` takes `browser` from here. */
import browser from 'webextension-polyfill';

export { browser };
export type { Tabs, Runtime } from 'webextension-polyfill';
