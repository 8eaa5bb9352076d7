import type { Protocol } from '../../src/platform/protocol.ts';
import type { DriverPage } from './driver.ts';

/** The page of the extension through which the command line speaks; the background answers it as it answers the popup. */
export const speakerPage = 'popup.html';

let lastId = 0;

/** Sends one message in the envelope of @webext-core/messaging and unwraps the answer. */
export async function sendThrough<Type extends keyof Protocol>(
  speaker: DriverPage,
  type: Type,
  data: Parameters<Protocol[Type]>[0],
): Promise<ReturnType<Protocol[Type]>> {
  const message = { id: ++lastId, type, data, timestamp: Date.now() };
  const answer = await speaker.evaluate(sendInPage, JSON.stringify(message));
  if (answer === null) throw new Error(`The extension did not answer ${type}.`);
  const { res, err } = JSON.parse(answer) as { res?: ReturnType<Protocol[Type]>; err?: { message?: string } };
  if (err) throw new Error(`${type}: ${err.message ?? JSON.stringify(err)}`);
  return res as ReturnType<Protocol[Type]>;
}

/** Text both ways: the two browsers' drivers clone objects differently. */
function sendInPage(message: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    chrome.runtime.sendMessage(JSON.parse(message), (answer: unknown) => {
      const problem = chrome.runtime.lastError;
      if (problem) reject(new Error(problem.message));
      else resolve(answer === undefined ? null : JSON.stringify(answer));
    });
  });
}

/** The newest tab that shows this address, or null. */
export function findTab(speaker: DriverPage, url: string): Promise<number | null> {
  return speaker.evaluate(findTabInPage, url);
}

function findTabInPage(url: string): Promise<number | null> {
  return new Promise((resolve) => {
    chrome.tabs.query({}, (tabs) => {
      const ids = tabs.filter((tab) => tab.url === url).map((tab) => tab.id ?? -1);
      resolve(ids.length === 0 ? null : Math.max(...ids));
    });
  });
}
