import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ItemId } from '../../core/item';
import type { PageCommand, TabReport } from '../../platform/protocol';

export interface PopupApi {
  report(): Promise<TabReport>;
  pause(host: string, isPaused: boolean): Promise<void>;
  command(command: PageCommand): Promise<void>;
  /** To be called straight from a click, else browsers refuse to ask. */
  requestPermission(): Promise<boolean>;
  openDetails(id: ItemId): Promise<void>;
  openOptions(): Promise<void>;
}

export interface PopupState {
  /** null until the first answer. */
  readonly report: TabReport | null;
  /** True when the extension gave no answer to the last question. */
  readonly isSilent: boolean;
  pause(host: string, isPaused: boolean): void;
  command(command: PageCommand): void;
  requestPermission(): void;
  openDetails(id: ItemId): void;
  openOptions(): void;
}

export const WORKING_POLL_MS = 500;
/** A page that is done may still load more. */
export const IDLE_POLL_MS = 2_000;

/** Asks for the tab's report now, after every action, and again and again while the popup is open. */
export function usePopup(api: PopupApi): PopupState {
  const [report, setReport] = useState<TabReport | null>(null);
  const [isSilent, setSilent] = useState(false);
  const isWorking = report !== null && isReportWorking(report);
  const turn = useRef(0);

  const refresh = useCallback(async () => {
    // Answers may overtake each other; only the last question counts.
    const own = ++turn.current;
    const answer = await api.report().catch(() => null);
    if (own !== turn.current) return;
    if (answer !== null) setReport(answer);
    setSilent(answer === null);
  }, [api]);

  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void refresh(), isWorking ? WORKING_POLL_MS : IDLE_POLL_MS);
    return () => {
      clearInterval(timer);
    };
  }, [refresh, isWorking]);

  const after = (action: Promise<unknown>) => {
    // Whether it worked is seen in the next report.
    void action.catch(() => undefined).then(refresh);
  };
  return {
    report,
    isSilent,
    pause: (host, isPaused) => {
      after(api.pause(host, isPaused));
    },
    command: (command) => {
      after(api.command(command));
    },
    requestPermission: () => {
      after(api.requestPermission());
    },
    openDetails: (id) => {
      after(api.openDetails(id));
    },
    openOptions: () => {
      after(api.openOptions());
    },
  };
}

/** True while checks of this tab are waiting or running. */
export function isReportWorking({ items, engine }: TabReport): boolean {
  return engine.pending > 0 && items.some((item) => item.verdict === null);
}
