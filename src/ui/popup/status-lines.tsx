import type { VNode } from 'preact';
import { expiredListWords, modelWords, problemWords } from '../../present/engine-words';
import { words, type Translate } from '../../present/words';
import type { EngineStatus, ExtensionInfo } from '../../platform/protocol';

export interface StatusLinesProps {
  readonly engine: EngineStatus;
  readonly extension: ExtensionInfo;
  readonly t: Translate;
  readonly onOptions: () => void;
}

/** What is broken or out of date, how the models are, which version this is, and the way to the options. */
export function StatusLines({ engine, extension, t, onOptions }: StatusLinesProps): VNode {
  const model = modelWords(engine);
  const expired = expiredListWords(extension.trustLists);
  return (
    <footer class="popup-status">
      {problemWords(engine).map((problem, index) => (
        <p key={index} class="popup-problem">
          {t(problem)}
        </p>
      ))}
      {expired && <p>{t(expired)}</p>}
      {model && <p>{t(model)}</p>}
      <p class="popup-row">
        <span>{t(words('popup_version', extension.version))}</span>
        <button type="button" class="plain small" onClick={onOptions}>
          {t(words('popup_options'))}
        </button>
      </p>
    </footer>
  );
}
