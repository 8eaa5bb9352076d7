export interface FrameRequests {
  /** Draw before the next paint; many requests become one. */
  requestDraw(): void;
  /** Place before the next paint, after drawing when that was asked for too. */
  requestPlace(): void;
  stop(): void;
}

/** Collects work into one animation frame. */
export function createFrame(document: Document, draw: () => void, place: () => void): FrameRequests {
  const view = document.defaultView;
  let handle: number | undefined;
  let mustDraw = false;
  let mustPlace = false;
  const run = () => {
    const [isDraw, isPlace] = [mustDraw, mustPlace];
    handle = undefined;
    mustDraw = false;
    mustPlace = false;
    if (isDraw) draw();
    // Drawing places only what changed in itself; what moved meanwhile stands elsewhere all the same.
    if (isPlace) place();
  };
  const request = () => {
    handle ??= view?.requestAnimationFrame(run);
  };
  return {
    requestDraw() {
      mustDraw = true;
      request();
    },
    requestPlace() {
      mustPlace = true;
      request();
    },
    stop() {
      if (handle !== undefined) view?.cancelAnimationFrame(handle);
    },
  };
}
