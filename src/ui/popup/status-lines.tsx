import type { VNode } from 'preact';
import { modelWords, problemWords } from '../../present/engine-words';
import { words, type Translate } from '../../present/words';
import type { EngineStatus } from '../../platform/protocol';

export interface StatusLinesProps {
  readonly engine: EngineStatus;
  readonly version: string;
  readonly t: Translate;
}

/** What is broken, how the models are, and which version this is. */
export function StatusLines({ engine, version, t }: StatusLinesProps): VNode {
  const model = modelWords(engine);
  return (
    <footer class="popup-status">
      {problemWords(engine).map((problem, index) => (
        <p key={index} class="popup-problem">
          {t(problem)}
        </p>
      ))}
      {model && <p>{t(model)}</p>}
      <p>{t(words('popup_version', version))}</p>
    </footer>
  );
}
