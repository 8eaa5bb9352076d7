import type { VNode } from 'preact';
import { cardView, type CardAction } from '../../present/card-view';
import type { MessageKey } from '../../present/message-key';
import { amount, words, type Translate } from '../../present/words';
import { Card, CARD_TITLE_ID } from '../card/card';
import { Glyph } from '../parts/glyph';
import type { Entry, Position } from './entries';

export interface BadgeProps {
  readonly entry: Entry;
  readonly position: Position;
  readonly isOpen: boolean;
  /** Badges join the tab order only once the person asked for them by shortcut. */
  readonly isInTabOrder: boolean;
  readonly t: Translate;
  readonly on: BadgeHandlers;
}

export interface BadgeHandlers {
  enter(id: string): void;
  leave(id: string): void;
  /** By mouse, touch or the space bar. */
  press(id: string): void;
  /** By Enter: focus goes into the card. */
  enterKey(id: string): void;
  act(id: string, action: CardAction['do']): void;
}

/** One badge with its card, when open. The outer element is placed by `placer.ts`. */
export function Badge(props: BadgeProps): VNode {
  const { entry, isOpen, on, t } = props;
  const { id, view } = entry;
  const sentenceId = `sentence:${id.replace(/\s/g, '_')}`;
  return (
    <div
      class="place away"
      data-open={isOpen}
      onPointerEnter={() => {
        on.enter(id);
      }}
      onPointerLeave={() => {
        on.leave(id);
      }}
    >
      <button
        type="button"
        class={`chip ${view.tone}${view.isShown ? '' : ' quiet'}`}
        tabIndex={props.isInTabOrder ? 0 : -1}
        aria-label={badgeName(props)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-describedby={sentenceId}
        onClick={() => {
          on.press(id);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          on.enterKey(id);
        }}
      >
        <Glyph name={view.glyph} />
        <span class="chip-words">{t(view.chip)}</span>
      </button>
      <span id={sentenceId} hidden>
        {t(view.sentence)}
      </span>
      {isOpen && (
        <div class="card" role="dialog" aria-labelledby={CARD_TITLE_ID} tabIndex={-1}>
          <Card
            view={cardView(entry.verdict)}
            t={t}
            onAction={(action) => {
              on.act(id, action);
            }}
          />
        </div>
      )}
    </div>
  );
}

function badgeName({ entry, position, t }: BadgeProps): string {
  const key: MessageKey = `badge_name_${entry.kind}`;
  return t(words(key, entry.view.chip, amount(position.index), amount(position.count)));
}
