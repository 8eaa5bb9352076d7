import type { VNode } from 'preact';
import type { DetailSection } from '../../present/detail-view';
import { words, type Translate, type Words } from '../../present/words';
import { Say } from '../parts/say';
import { Ask } from './ask';
import { Chain } from './chain';
import { Codes, Recorded } from './folded';
import { Parts } from './parts';
import { Regions } from './regions';
import type { PartsState } from './use-parts';
import type { RegionsState } from './use-regions';
import type { ThumbnailsState } from './use-thumbnails';
import { Facts, Value } from './value';

export interface SectionProps {
  readonly section: DetailSection;
  readonly thumbnails: ThumbnailsState;
  readonly parts: PartsState;
  readonly regions: RegionsState;
  readonly t: Translate;
}

/** One piece of evidence: result, meaning, facts, chain, and what it leaves open. */
export function Section({ section, thumbnails, parts, regions, t }: SectionProps): VNode {
  const { id, name, result, status, notes, groups, notChecked, limits } = section;
  return (
    <section class="evidence" aria-labelledby={id} data-status={status}>
      <h3 id={id}>{t(name)}</h3>
      <p class="result">{t(result)}</p>
      {notes.map((note, index) => (
        <p key={index}>
          <Say words={note} t={t} />
        </p>
      ))}
      {groups.map(({ heading, facts }, index) => (
        <div key={index} class="group">
          {heading && <h4>{t(heading)}</h4>}
          <Facts facts={facts} t={t} />
        </div>
      ))}
      {section.hasParts && <Parts parts={parts} t={t} />}
      {section.hasRegions && <Regions regions={regions} t={t} />}
      {section.chain.length > 0 && <ChainPart section={section} thumbnails={thumbnails} t={t} />}
      {notChecked.length > 0 && (
        <div class="group">
          <h4>{t(words('details_not_checked'))}</h4>
          <ul>
            {notChecked.map((value, index) => (
              <li key={index}>
                <Value value={value} t={t} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <Limits limits={limits} t={t} />
      <Codes rows={section.codes} t={t} />
      <Recorded values={section.recorded} t={t} />
      <Facts facts={section.run} t={t} />
    </section>
  );
}

function ChainPart({ section, thumbnails, t }: Omit<SectionProps, 'parts' | 'regions'>): VNode {
  return (
    <div class="group">
      <h4>{t(words('details_chain'))}</h4>
      <p class="note">{t(words('details_chain_order'))}</p>
      <Ask asked={thumbnails} label={words('details_show_thumbnails')} t={t} />
      <Chain nodes={section.chain} t={t} />
    </div>
  );
}

function Limits({ limits, t }: { readonly limits: readonly Words[]; readonly t: Translate }): VNode | null {
  if (limits.length === 0) return null;
  return (
    <div class="group">
      <h4>{t(words('details_limits'))}</h4>
      <ul>
        {limits.map((limit) => (
          <li key={limit.key}>{t(limit)}</li>
        ))}
      </ul>
    </div>
  );
}
