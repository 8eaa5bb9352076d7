import { describe, expect, it } from 'vitest';
import type { Artifacts } from '../../../src/core/artifact';
import type { DetectContext, Detector } from '../../../src/core/detector';
import type { Item } from '../../../src/core/item';
import { runDetector } from '../../../src/engine/run-detector';

const run = (detect: Detector['detect'], signal = new AbortController().signal, timeoutMs?: number) => {
  const detector: Detector = { id: 'any', version: '3', takes: ['text'], needs: ['text'], detect };
  const context = { signal } as DetectContext;
  return runDetector({ detector, item: {} as Item, artifacts: {} as Artifacts, context }, timeoutMs);
};

describe('a detector', () => {
  it('that hangs is "failed: timeout", and is told to stop', async () => {
    let wasTold = false;
    const evidence = await run(
      (_item, _artifacts, { signal }) => {
        signal.addEventListener('abort', () => (wasTold = true));
        return new Promise(() => undefined);
      },
      undefined,
      20,
    );
    expect(evidence[0]).toMatchObject({ status: 'failed', code: 'timeout', version: '3' });
    expect(wasTold).toBe(true);
  });

  it('whose item left the page is cancelled, not failed', async () => {
    const control = new AbortController();
    const running = run(() => new Promise(() => undefined), control.signal);
    control.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('that finds nothing is absent, that does not look is skipped', async () => {
    expect((await run(async () => []))[0]).toMatchObject({ status: 'absent' });
    expect((await run(async () => ({ skip: 'too-small' })))[0]).toMatchObject({
      status: 'skipped',
      reason: 'too-small',
    });
  });
});
