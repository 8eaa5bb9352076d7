import type { Item } from '../../../src/core/item.ts';
import { LANGUAGE_SAMPLE_LENGTH, MAX_TEXT_LENGTH } from '../../../src/collect/limits.ts';
import { plainLetters } from '../../../src/core/plain-letters.ts';
import type { Driver } from '../../browsers/driver.ts';
import { speakerPage } from '../../browsers/extension-calls.ts';
import { type Answer, listenInPage, type Step, stepInPage } from './in-page.ts';

/** A way to the engine through the background, for items that a content script would send. */
export interface EngineLine {
  /** Sends items and returns the verdicts that have come since, at least `waitFor` unless `waitMs` passed. */
  step(items: readonly Item[], waitFor: number, waitMs: number): Promise<readonly Answer[]>;
}

/** What is sent: a passage, or the address of a picture. */
export type Subject = { readonly text: string } | { readonly src: string };

export async function openEngineLine(driver: Driver): Promise<EngineLine> {
  const page = await driver.openExtensionPage(speakerPage);
  await page.evaluate(listenInPage);
  return {
    async step(items, waitFor, waitMs) {
      const step: Step = { items, samples: items.map(sampleOf), waitFor, waitMs };
      return JSON.parse(await page.evaluate(stepInPage, JSON.stringify(step))) as readonly Answer[];
    },
  };
}

/** As `collect/passage-item.ts` asks for the language of a passage. */
function sampleOf({ text }: Item): string | null {
  return text === null ? null : plainLetters(text).slice(0, LANGUAGE_SAMPLE_LENGTH);
}

/** As the collector makes them of an article, or of a picture on screen. */
export function itemOf(number: number, subject: Subject): Item {
  const isText = 'text' in subject;
  return {
    id: `evaluate/${number}/0`,
    kind: isText ? 'text' : 'image',
    // Replaced by the background with the address of our page.
    pageUrl: 'http://127.0.0.1/',
    src: isText ? null : subject.src,
    text: isText ? subject.text.slice(0, MAX_TEXT_LENGTH) : null,
    language: null,
    inline: null,
    place: { selector: 'body', box: { x: 0, y: 0, width: 320, height: 240 }, alt: null },
    surroundings: { captions: [], link: null, labels: [], targets: [] },
    mayFetchManifest: false,
    priority: 0,
  };
}
