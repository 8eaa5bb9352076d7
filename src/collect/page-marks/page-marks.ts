import type { PageMarks } from '../../core/page-marks';
import { readJsonLd } from './json-ld';
import { readManifests } from './manifests';
import { readMeta } from './meta';
import { readMicrodata } from './microdata';
import { readOriginator } from './originator';
import { readPlatform } from './platform';

/** A title is shown in lists and reports; longer ones are cut. */
const MAX_TITLE_LENGTH = 300;

/** What the document says about itself and its media, as written. Nothing is judged here. */
export function readPageMarks(document: Document): PageMarks {
  return {
    title: document.title.slice(0, MAX_TITLE_LENGTH),
    language: document.documentElement.getAttribute('lang'),
    meta: readMeta(document),
    jsonLd: readJsonLd(document),
    microdata: readMicrodata(document),
    manifests: readManifests(document),
    originator: readOriginator(document),
    platform: readPlatform(document),
  };
}
