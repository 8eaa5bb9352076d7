/** Runs works one after the other, each after all earlier ones have ended, however they ended. */
export interface Turns {
  /** Settles as the work does. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when everything asked for so far has ended. */
  rest(): Promise<void>;
}

/** For read-modify-write of stored values: two at once would lose one of the changes. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const result = last.then(work);
      last = result.catch(() => undefined);
      return result;
    },
    rest: async () => {
      await last;
    },
  };
}
