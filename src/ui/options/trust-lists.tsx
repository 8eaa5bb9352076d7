import type { VNode } from 'preact';
import type { MessageKey } from '../../present/message-key';
import { words, type Translate, type Words } from '../../present/words';
import type { TrustListInfo } from '../../platform/protocol';

const tierKeys: Readonly<Record<TrustListInfo['tier'], MessageKey>> = {
  official: 'details_list_official',
  interim: 'details_list_interim',
  user: 'details_list_user',
  products: 'options_tier_products',
};

/** Every list by which issuers are recognised, with its dates. */
export function TrustLists(props: {
  readonly lists: readonly TrustListInfo[];
  readonly t: Translate;
}): VNode {
  const { lists, t } = props;
  return (
    <section>
      <h2>{t(words('options_lists'))}</h2>
      <p>{t(words('options_lists_intro'))}</p>
      <ul class="entries lists">
        {lists.map((list) => (
          <li key={`${list.tier} ${list.name}`}>
            <p class="list-name">
              <bdi>{list.name}</bdi>
            </p>
            <dl class="facts">
              {factsOf(list).map(([term, value]) => (
                <div key={term}>
                  <dt>{t(words(term))}</dt>
                  <dd>{t(value)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

function factsOf({
  tier,
  date,
  nextUpdate,
  isExpired,
}: TrustListInfo): readonly (readonly [MessageKey, Words])[] {
  const kind = ['options_list_kind', words(tierKeys[tier])] as const;
  const day = words('details_date', { as: 'date', at: date });
  if (tier === 'user') return [kind, ['options_list_added', day]];
  return [kind, ['options_list_date', day], ['options_list_next', nextWords(nextUpdate, isExpired)]];
}

function nextWords(nextUpdate: string | null, isExpired: boolean): Words {
  if (nextUpdate === null) return words('options_list_none');
  return words(isExpired ? 'options_list_due' : 'details_date', { as: 'date', at: nextUpdate });
}
