import type { ItemId } from '../../core/item';

/** Long enough to move from the medium to the glyph that stands half outside it. */
export const ATTENTION_GRACE_MS = 300;

export interface Attention {
  /** The item that pointer or focus is on, or was until a moment ago. */
  current(): ItemId | null;
  /** `own`: on one of our badges, so whatever it was stays. */
  set(at: ItemId | null | 'own'): void;
  stop(): void;
}

/** Remembers which item people are looking at; that one has a glyph even where no chip is shown. */
export function createAttention(onChange: () => void): Attention {
  let current: ItemId | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = (next: ItemId | null) => {
    if (next === current) return;
    current = next;
    onChange();
  };
  return {
    current: () => current,
    set(at) {
      clearTimeout(timer);
      if (at === 'own') return;
      if (at !== null) change(at);
      else if (current !== null) {
        timer = setTimeout(() => {
          change(null);
        }, ATTENTION_GRACE_MS);
      }
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
