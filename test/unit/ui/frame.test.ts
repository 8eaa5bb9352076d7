import { describe, expect, it } from 'vitest';
import { createFrame } from '../../../src/ui/badge/frame';

function setUp() {
  const callbacks: (() => void)[] = [];
  const view = { requestAnimationFrame: (run: () => void) => callbacks.push(run) };
  const done: string[] = [];
  const frame = createFrame(
    { defaultView: view } as unknown as Document,
    () => done.push('draw'),
    () => done.push('place'),
  );
  const paint = () => {
    for (const run of callbacks.splice(0)) run();
    return done.splice(0);
  };
  return { frame, paint };
}

describe('work of one animation frame', () => {
  it('is done once, however often it was asked for', () => {
    const { frame, paint } = setUp();
    frame.requestDraw();
    frame.requestDraw();
    expect(paint()).toEqual(['draw']);
    expect(paint()).toEqual([]);
  });

  it('places everything after drawing when something moved in the same frame', () => {
    const { frame, paint } = setUp();
    frame.requestPlace();
    frame.requestDraw();
    expect(paint()).toEqual(['draw', 'place']);
  });

  it('only places when nothing has to be drawn', () => {
    const { frame, paint } = setUp();
    frame.requestPlace();
    expect(paint()).toEqual(['place']);
  });
});
