import type { ItemId } from '../../core/item';

/** ux §5: a card opens after this long on its badge; it stays this long after the pointer left, so it can be reached. */
export const HOVER_OPEN_MS = 300;
export const LEAVE_CLOSE_MS = 300;

export interface OpenCard {
  readonly id: ItemId;
  /** A card opened by hovering closes on leaving; the others stay until Esc or a click outside. */
  readonly by: 'hover' | 'press' | 'enter-key';
}

export interface CardControl {
  current(): OpenCard | null;
  enter(id: ItemId): void;
  leave(id: ItemId): void;
  press(id: ItemId): void;
  enterKey(id: ItemId): void;
  /** An open card that was asked for something stays for the answer, also where it becomes too small for the pointer to be on it. */
  keep(): void;
  close(): void;
  stop(): void;
}

/** Which card is open, one at a time. WCAG 2.2 SC 1.4.13: dismissible, hoverable, persistent. */
export function createCardControl(onChange: () => void): CardControl {
  let open: OpenCard | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = (next: OpenCard | null) => {
    clearTimeout(timer);
    if (open?.id === next?.id && open?.by === next?.by) return;
    open = next;
    onChange();
  };
  const later = (ms: number, next: OpenCard | null) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      set(next);
    }, ms);
  };
  return {
    current: () => open,
    enter(id) {
      if (open?.id === id) clearTimeout(timer);
      else if (open === null || open.by === 'hover') later(HOVER_OPEN_MS, { id, by: 'hover' });
    },
    leave(id) {
      if (open === null || (open.by === 'hover' && open.id === id)) later(LEAVE_CLOSE_MS, null);
    },
    press(id) {
      set(open?.id === id && open.by !== 'hover' ? null : { id, by: 'press' });
    },
    enterKey(id) {
      set({ id, by: 'enter-key' });
    },
    keep() {
      if (open?.by === 'hover') set({ id: open.id, by: 'press' });
    },
    close() {
      set(null);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
