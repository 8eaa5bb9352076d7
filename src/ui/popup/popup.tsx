import type { VNode } from 'preact';
import { pageViews } from '../../present/page-view';
import { summaryView, type SummaryView } from '../../present/summary-view';
import { words, type Translate, type Words } from '../../present/words';
import type { TabReport } from '../../platform/protocol';
import { Progress } from './progress';
import { SiteSwitch } from './site-switch';
import { StatusLines } from './status-lines';
import { ThisPage } from './this-page';
import { TopItems } from './top-items';
import { isReportWorking, usePopup, type PopupApi, type PopupState } from './use-popup';
import './popup.css';

export interface PopupProps {
  readonly api: PopupApi;
  readonly t: Translate;
}

/** The popup of the toolbar button: what this tab holds, in an order that never changes. */
export function Popup({ api, t }: PopupProps): VNode {
  const state = usePopup(api);
  const { report } = state;
  const summary = report && summaryView(report.items);
  const liveWords = announcement(state, summary);
  return (
    <main class="popup">
      <h1 class="popup-title">{t(words('ext_name'))}</h1>
      {report && typeof report.mode !== 'string' && (
        <SiteSwitch mode={report.mode} t={t} onPause={state.pause} />
      )}
      <p class="popup-live" role="status" aria-live="polite">
        {liveWords.map((one, index) => (
          <span key={index}>{t(one)}</span>
        ))}
      </p>
      {report && summary && <Body report={report} summary={summary} state={state} t={t} />}
      {report && (
        <StatusLines
          engine={report.engine}
          extension={report.extension}
          t={t}
          onOptions={state.openOptions}
        />
      )}
    </main>
  );
}

interface BodyProps {
  readonly report: TabReport;
  readonly summary: SummaryView;
  readonly state: PopupState;
  readonly t: Translate;
}

function Body({ report, summary, state, t }: BodyProps): VNode | null {
  if (report.mode === 'browser-page') return null;
  return (
    <>
      {report.mode === 'no-permission' && (
        <button type="button" class="primary" onClick={state.requestPermission}>
          {t(words('popup_allow'))}
        </button>
      )}
      {isReportWorking(report) && (
        <Progress
          summary={summary}
          t={t}
          onStop={() => {
            state.command({ do: 'stop' });
          }}
        />
      )}
      {summary.failed > 0 && (
        <p class="popup-row">
          <span>{t(words('popup_failed', { as: 'number', value: summary.failed }))}</span>
          <button
            type="button"
            class="plain"
            onClick={() => {
              state.command({ do: 'check-all' });
            }}
          >
            {t(words('popup_try_again'))}
          </button>
        </p>
      )}
      <TopItems
        items={summary.top}
        t={t}
        onChoose={(id) => {
          state.command({ do: 'scroll-to', id });
        }}
        onDetails={state.openDetails}
      />
      <ThisPage pages={pageViews(report.items)} t={t} onDetails={state.openDetails} />
      <button
        type="button"
        class="plain wide"
        onClick={() => {
          state.command({ do: 'check-all' });
        }}
      >
        {t(words('popup_check_page'))}
      </button>
    </>
  );
}

/** The one text that screen readers are told of when it changes: state of the page, then what was counted. */
function announcement({ report, isSilent }: PopupState, summary: SummaryView | null): readonly Words[] {
  if (report === null || summary === null)
    return [words(isSilent ? 'popup_no_answer' : 'label_checking_chip')];
  const state = stateWords(report, isSilent);
  if (state !== null) return [state, ...summary.counts];
  // While checks run the numbers change twice a second: the progress line shows them silently.
  if (isReportWorking(report)) return [words('label_checking_sentence')];
  return summary.total === 0 ? [words('popup_empty')] : summary.counts;
}

function stateWords({ mode, items }: TabReport, isSilent: boolean): Words | null {
  if (mode === 'browser-page') return words('popup_browser_page');
  if (mode === 'no-permission') return words('popup_no_permission');
  if (isSilent) return words('popup_no_answer');
  // Asked for by hand, a paused page is checked all the same.
  if (mode.isActive || items.length > 0) return null;
  return words(mode.because === 'on-request' ? 'popup_on_request' : 'popup_paused');
}
