export interface FrameRequests {
  /** Draw, then place, before the next paint; many requests become one. */
  requestDraw(): void;
  requestPlace(): void;
  stop(): void;
}

/** Collects work into one animation frame. */
export function createFrame(document: Document, draw: () => void, place: () => void): FrameRequests {
  const view = document.defaultView;
  let handle: number | undefined;
  let mustDraw = false;
  const run = () => {
    handle = undefined;
    const isDraw = mustDraw;
    mustDraw = false;
    if (isDraw) draw();
    else place();
  };
  const request = () => {
    handle ??= view?.requestAnimationFrame(run);
  };
  return {
    requestDraw() {
      mustDraw = true;
      request();
    },
    requestPlace: request,
    stop() {
      if (handle !== undefined) view?.cancelAnimationFrame(handle);
    },
  };
}
