import type { VNode } from 'preact';
import type { CardAction, CardView } from '../../present/card-view';
import type { Fact } from '../../present/credentials-view';
import type { Translate, Words } from '../../present/words';
import { Glyph } from '../parts/glyph';
import { Say, SayOr } from '../parts/say';
import { EvidenceList } from './evidence-list';

export interface CardProps {
  readonly view: CardView;
  readonly t: Translate;
  readonly onAction: (action: CardAction['do']) => void;
}

/** Id of the heading that names the dialog; unique inside our shadow root, where one card is open at a time. */
export const CARD_TITLE_ID = 'card-title';

/** The hover card: what is said, who says it, what speaks for and against it, and its limits. */
export function Card({ view, t, onAction }: CardProps): VNode {
  return (
    <>
      <h2 id={CARD_TITLE_ID} class={`card-title ${view.tone}`}>
        <Glyph name={view.glyph} />
        <span>{t(view.title)}</span>
      </h2>
      {view.basis && <p class="card-basis">{t(view.basis)}</p>}
      <p class="card-sentence">
        <Say words={view.sentence} t={t} />
      </p>
      {view.likelihood && <p class="card-likelihood">{t(view.likelihood)}</p>}
      <Limits limits={view.limits} t={t} />
      {view.rendition && <Rendition {...view.rendition} t={t} />}
      <EvidenceList heading="card_for" rows={view.evidence.supporting} t={t} />
      <EvidenceList heading="card_against" rows={view.evidence.opposing} t={t} />
      <EvidenceList heading="card_other" rows={view.evidence.other} t={t} />
      {view.credentials && <Credentials facts={view.credentials} t={t} />}
      <Actions actions={view.actions} t={t} onAction={onAction} />
      {view.footer && <p class="card-footer">{t(view.footer)}</p>}
    </>
  );
}

function Limits({ limits, t }: { readonly limits: readonly Words[]; readonly t: Translate }): VNode | null {
  if (limits.length === 0) return null;
  return (
    <section>
      <h3>{t({ key: 'card_limits' })}</h3>
      <ul class="card-limits">
        {limits.map((limit) => (
          <li key={limit.key}>{t(limit)}</li>
        ))}
      </ul>
    </section>
  );
}

function Rendition(props: { readonly file: Fact; readonly size: Words; readonly t: Translate }): VNode {
  const { file, size, t } = props;
  return (
    <section>
      <h3>{t(file.term)}</h3>
      <p class="card-file">
        <SayOr value={file.value} t={t} />
      </p>
      <p class="card-note">{t(size)}</p>
    </section>
  );
}

function Credentials({ facts, t }: { readonly facts: readonly Fact[]; readonly t: Translate }): VNode {
  return (
    <section>
      <h3>{t({ key: 'card_credentials' })}</h3>
      <dl class="card-facts">
        {facts.map(({ term, value }) => (
          <div key={term.key}>
            <dt>{t(term)}</dt>
            <dd>
              <SayOr value={value} t={t} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Actions({
  actions,
  t,
  onAction,
}: Pick<CardProps, 't' | 'onAction'> & Pick<CardView, 'actions'>): VNode {
  return (
    <div class="card-actions">
      {actions.map((action) => (
        <ActionButton key={action.do} action={action} t={t} onAction={onAction} />
      ))}
    </div>
  );
}

function ActionButton(props: Pick<CardProps, 't' | 'onAction'> & { readonly action: CardAction }): VNode {
  const { action, t, onAction } = props;
  const noteId = action.note && `note-${action.do}`;
  return (
    <>
      <button
        type="button"
        class="plain"
        aria-describedby={noteId}
        onClick={(event) => {
          // A script may press what shows or hides things, but may not make us ask a server.
          if (event.isTrusted || action.do !== 'fetch-manifest') onAction(action.do);
        }}
      >
        {t(action.words)}
      </button>
      {action.note && (
        <p id={noteId} class="card-note">
          {t(action.note)}
        </p>
      )}
    </>
  );
}
