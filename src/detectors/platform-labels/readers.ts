import { adobeStock } from './platforms/adobe-stock';
import { bilibili } from './platforms/bilibili';
import { deviantart } from './platforms/deviantart';
import { meta } from './platforms/meta';
import { pinterest } from './platforms/pinterest';
import { pixiv } from './platforms/pixiv';
import { tiktok } from './platforms/tiktok';
import { youtube } from './platforms/youtube';
import type { PlatformReader } from './statement';

/** By the platform's id in the table; platforms that only show labels have none. */
export const readers: ReadonlyMap<string, PlatformReader> = new Map([
  ['youtube', youtube],
  ['instagram', meta],
  ['threads', meta],
  ['facebook', meta],
  ['tiktok', tiktok],
  ['pixiv', pixiv],
  ['pinterest', pinterest],
  ['deviantart', deviantart],
  ['adobe-stock', adobeStock],
  ['bilibili', bilibili],
]);
