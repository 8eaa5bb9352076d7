import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Driver } from '../../../cli/browsers/driver.ts';
import { collectReport, type CollectOptions } from '../../../cli/collect-report.ts';
import type { TabReport } from '../../../src/platform/protocol';

const path = new URL('../../fixtures/tiny-extension/report.json', import.meta.url);
const whole = JSON.parse(readFileSync(path, 'utf8')) as TabReport;
const waiting: TabReport = { ...whole, items: whole.items.map((item) => ({ ...item, verdict: null })) };
const empty: TabReport = { ...whole, items: [] };

/** Gives one answer after the other, then the last one for ever. */
function extensionThatSays(
  answers: (TabReport | Error)[],
): Pick<Driver, 'sendToBackground'> & { asked: number } {
  const driver = {
    asked: 0,
    sendToBackground: async () => {
      const answer = answers[Math.min(driver.asked++, answers.length - 1)]!;
      if (answer instanceof Error) throw answer;
      return answer as never;
    },
  };
  return driver;
}

const options: CollectOptions = {
  tabId: 7,
  timeoutMs: 2000,
  signal: new AbortController().signal,
  isLoaded: async () => true,
  pace: { pollMs: 5, quietMs: 40, quietEmptyMs: 80, quietWhileLoadingMs: 150 },
};

describe('collectReport', () => {
  it('waits until every item has a verdict', async () => {
    const driver = extensionThatSays([waiting, waiting, whole]);
    expect(await collectReport(driver, options)).toEqual({ state: 'complete', report: whole });
  });

  it('goes on waiting when items come late', async () => {
    const driver = extensionThatSays([empty, empty, empty, waiting, whole]);
    expect((await collectReport(driver, options)).report).toEqual(whole);
  });

  it('ends on a page without items, once that has loaded', async () => {
    const startedAt = Date.now();
    const result = await collectReport(extensionThatSays([empty]), options);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(80);
    expect(result).toEqual({ state: 'complete', report: empty });
    expect(Date.now() - startedAt).toBeLessThan(1000);
  });

  it('gives a page that never ends loading more time, not all time', async () => {
    const startedAt = Date.now();
    const result = await collectReport(extensionThatSays([whole]), {
      ...options,
      isLoaded: async () => false,
    });
    expect(result.state).toBe('complete');
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(150);
  });

  it('gives back what is there when time runs out', async () => {
    const result = await collectReport(extensionThatSays([waiting]), { ...options, timeoutMs: 60 });
    expect(result).toEqual({ state: 'timeout', report: waiting });
  });

  it('asks again when the background was asleep', async () => {
    const driver = extensionThatSays([new Error('Receiving end does not exist.'), whole]);
    expect((await collectReport(driver, options)).state).toBe('complete');
  });

  it('says so when the extension never answers', async () => {
    const result = await collectReport(extensionThatSays([new Error('gone')]), { ...options, timeoutMs: 60 });
    expect(result).toEqual({ state: 'no-answer', report: null, message: 'gone' });
  });

  it.each([
    ['no-permission' as const],
    ['browser-page' as const],
    [{ isActive: false, because: 'paused' as const, host: 'example.org' }],
  ])('does not wait where the extension does not work (%j)', async (mode) => {
    const driver = extensionThatSays([{ ...empty, mode }]);
    expect((await collectReport(driver, options)).state).toBe('inactive');
    expect(driver.asked).toBe(1);
  });

  it('stops when asked to', async () => {
    const stopped = { ...options, signal: AbortSignal.abort(new Error('Stopped.')) };
    await expect(collectReport(extensionThatSays([whole]), stopped)).rejects.toThrow('Stopped.');
  });
});
