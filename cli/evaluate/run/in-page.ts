/**
 * Functions that run in a page of the extension; they may use nothing from outside. JSON text both ways: the two
 * browsers' drivers clone objects differently.
 */
import type { Item } from '../../../src/core/item.ts';
import type { Verdict } from '../../../src/core/verdict.ts';

/** What a text needs beside the item: the page's content script would ask the browser for its language. */
export interface Step {
  readonly items: readonly Item[];
  /** Of each item, what its language is told by; null for pictures. */
  readonly samples: readonly (string | null)[];
  /** Returns when so many verdicts have come, or after `waitMs`. */
  readonly waitFor: number;
  readonly waitMs: number;
}

export interface Answer {
  readonly verdict: Verdict;
  readonly language: string | null;
}

interface Shared {
  readonly answers: Answer[];
  readonly languages: Map<string, string | null>;
  wake(): void;
}

/** Takes the part of the content script that receives verdicts. */
export function listenInPage(): void {
  const shared: Shared = { answers: [], languages: new Map(), wake: () => undefined };
  Reflect.set(window, 'evaluation', shared);
  chrome.runtime.onMessage.addListener((message: { type?: string; data?: Verdict }, _sender, answer) => {
    if (message.type !== 'page:show' || message.data === undefined) return;
    const { itemId } = message.data;
    shared.answers.push({ verdict: message.data, language: shared.languages.get(itemId) ?? null });
    shared.languages.delete(itemId);
    answer({ res: null });
    shared.wake();
  });
  // As long as it is open, an idle browser does not end the engine.
  chrome.runtime.connect({ name: 'lifeline' });
}

/** Sends items as a content script does, then waits for verdicts. */
export async function stepInPage(json: string): Promise<string> {
  const step = JSON.parse(json) as Step;
  const shared = Reflect.get(window, 'evaluation') as Shared;

  // The rule of `platform/language.ts` and `collect/passage-item.ts`.
  const languageOf = (sample: string): Promise<string | null> =>
    new Promise((resolve) => {
      chrome.i18n.detectLanguage(sample, ({ isReliable, languages }) => {
        const best = [...languages].sort((a, b) => b.percentage - a.percentage)[0];
        const isSure = best !== undefined && (isReliable || best.percentage >= 70);
        const primary = isSure ? (best.language.split(/[-_]/)[0] ?? '').toLowerCase() : '';
        resolve(/^[a-z]{2,3}$/.test(primary) && primary !== 'und' ? primary : null);
      });
    });
  const send = (items: readonly Item[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const message = { id: Date.now(), type: 'background:check', data: { items, page: null } };
      chrome.runtime.sendMessage(
        { ...message, timestamp: Date.now() },
        (answer?: { err?: { message?: string } }) => {
          const problem = chrome.runtime.lastError?.message ?? answer?.err?.message;
          if (problem) reject(new Error(problem));
          else resolve();
        },
      );
    });

  const items: Item[] = [];
  for (const [i, item] of step.items.entries()) {
    const sample = step.samples[i] ?? null;
    const language = sample === null ? null : await languageOf(sample);
    shared.languages.set(item.id, language);
    items.push({ ...item, language });
  }
  if (items.length > 0) await send(items);
  const endsAt = Date.now() + step.waitMs;
  while (shared.answers.length < step.waitFor && Date.now() < endsAt) {
    await new Promise<void>((resolve) => {
      shared.wake = resolve;
      setTimeout(resolve, endsAt - Date.now());
    });
  }
  return JSON.stringify(shared.answers.splice(0));
}
