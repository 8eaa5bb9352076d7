import type { VNode } from 'preact';
import type { CodeRow } from '../../present/detail/code-rows';
import type { RecordedValue } from '../../present/detail-view';
import { amount, words, type Translate } from '../../present/words';
import { Quoted } from './value';

/** What only a few look for, as the specification names it. */
export function Codes({
  rows,
  t,
}: {
  readonly rows: readonly CodeRow[];
  readonly t: Translate;
}): VNode | null {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{t(words('details_codes', amount(rows.length)))}</summary>
      <ul class="codes">
        {rows.map(({ code, outcome, isFailure, explanation, manifest }, index) => (
          <li key={index}>
            <p>
              <Quoted quote={code} /> <span class={isFailure ? 'failure' : 'note'}>{t(outcome)}</span>
            </p>
            {explanation && (
              <p class="note">
                <Quoted quote={explanation} />
              </p>
            )}
            {manifest && (
              <p class="note">
                <Quoted quote={manifest} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Everything that a check recorded, so that nothing is lost for want of words. */
export function Recorded(props: {
  readonly values: readonly RecordedValue[];
  readonly t: Translate;
}): VNode | null {
  const { values, t } = props;
  if (values.length === 0) return null;
  return (
    <details>
      <summary>{t(words('details_recorded', amount(values.length)))}</summary>
      <dl class="recorded">
        {values.map(({ path, value }, index) => (
          <div key={index}>
            <dt>
              <Quoted quote={path} />
            </dt>
            <dd>
              <Quoted quote={value} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
