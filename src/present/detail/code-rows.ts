import type { Json } from '../../core/evidence';
import { listIn, textIn } from '../json';
import type { MessageKey } from '../message-key';
import { words, type Words } from '../words';
import { quoted, type Quote } from './quote';

/** One result of the validation, as the specification names it (C2PA 2.4 §15.2). */
export interface CodeRow {
  readonly code: Quote;
  readonly outcome: Words;
  readonly isFailure: boolean;
  readonly explanation: Quote | null;
  /** Label of the manifest that it is about. */
  readonly manifest: Quote | null;
}

const outcomeKeys: Readonly<Record<string, MessageKey>> = {
  success: 'details_code_success',
  informational: 'details_code_informational',
  failure: 'details_code_failure',
};

/** Results of today, then what was wrong already when a part was put in. */
export function codeRows(detail: Json): readonly CodeRow[] {
  const today = listIn(detail, 'codes').map((one) =>
    row(textIn(one, 'code'), textIn(one, 'outcome'), textIn(one, 'explanation'), textIn(one, 'manifest')),
  );
  const earlier = listIn(detail, 'brokenWhenSigned').flatMap((one) =>
    listIn(one, 'codes').map((code) => row(String(code), 'before', null, textIn(one, 'label'))),
  );
  return [...today, ...earlier];
}

function row(
  code: string | null,
  outcome: string | null,
  explanation: string | null,
  manifest: string | null,
): CodeRow {
  const key = outcome !== null && Object.hasOwn(outcomeKeys, outcome) ? outcomeKeys[outcome] : undefined;
  return {
    code: quoted(code ?? '?'),
    outcome: words(outcome === 'before' ? 'details_code_before' : (key ?? 'details_code_informational')),
    isFailure: outcome === 'failure' || outcome === 'before',
    explanation: explanation === null ? null : quoted(explanation),
    manifest: manifest === null ? null : quoted(manifest),
  };
}
