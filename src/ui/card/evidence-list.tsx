import type { VNode } from 'preact';
import type { EvidenceView } from '../../present/evidence-view';
import type { MessageKey } from '../../present/message-key';
import type { Translate } from '../../present/words';
import { Say } from '../parts/say';

export interface EvidenceListProps {
  readonly heading: MessageKey;
  readonly rows: readonly EvidenceView[];
  readonly t: Translate;
}

/** One side of the evidence: each check's name, its result, and what it found. */
export function EvidenceList({ heading, rows, t }: EvidenceListProps): VNode | null {
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{t({ key: heading })}</h3>
      <ul class="card-evidence">
        {rows.map((row, index) => (
          <li key={`${row.detector} ${index}`} data-status={row.status}>
            <p class="card-row">
              <span class="card-name">{t(row.name)}</span>
              <span class="card-result">{t(row.result)}</span>
            </p>
            {row.notes.map((note, at) => (
              <p key={at} class="card-note">
                <Say words={note} t={t} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
