import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ItemId } from '../../core/item';
import { detailView, type DetailView } from '../../present/detail-view';
import { itemName } from '../../present/detail/item-name';
import { words, type Translate, type Words } from '../../present/words';
import { Glyph } from '../parts/glyph';
import { Say, SayOr } from '../parts/say';
import { Section } from './section';
import { toJsonText } from './to-json-text';
import { useDetails, type DetailsApi, type DetailsState, type Found } from './use-details';
import { useParts, type PartsState } from './use-parts';
import { useRegions, type RegionsState } from './use-regions';
import { useThumbnails, type ThumbnailsState } from './use-thumbnails';
import { Facts } from './value';
import './details.css';

export interface DetailsProps {
  /** null when the address names no item. */
  readonly about: { readonly api: DetailsApi; readonly itemId: ItemId } | null;
  readonly t: Translate;
}

/** The page of details: all that is known of one item. */
export function Details({ about, t }: DetailsProps): VNode {
  if (about !== null) return <ItemDetails {...about} t={t} />;
  return (
    <main class="page">
      <h1>{t(words('ext_name'))}</h1>
      <p>{t(words('details_no_subject'))}</p>
    </main>
  );
}

type ItemDetailsProps = NonNullable<DetailsProps['about']> & Pick<DetailsProps, 't'>;

function ItemDetails({ api, itemId, t }: ItemDetailsProps): VNode {
  const details = useDetails(api, itemId);
  const [news, setNews] = useState<Words | null>(null);
  const thumbnails = useThumbnails(api, setNews);
  const parts = useParts(api, setNews);
  const regions = useRegions(api, setNews);
  const { found } = details;
  const verdict = found?.item.verdict ?? null;
  const view =
    found === null || verdict === null
      ? null
      : detailView(verdict, {
          trustLists: found.report.extension.trustLists,
          thumbnails: thumbnails.found ?? [],
        });
  useTitle(found, t);
  const copy = (from: Found) => {
    api.copy(toJsonText(from)).then(
      () => {
        setNews(words('details_copied'));
      },
      () => {
        setNews(words('details_copy_failed'));
      },
    );
  };
  return (
    <main class="page">
      <Head view={view} t={t} />
      <p class="live" role="status" aria-live="polite">
        {[...stateWords(details), ...(news === null ? [] : [news])].map((one) => (
          <span key={one.key}>{t(one)}</span>
        ))}
      </p>
      {found && <Subject found={found} t={t} />}
      {found && view && (
        <>
          <button
            type="button"
            class="plain copy"
            onClick={() => {
              copy(found);
            }}
          >
            {t(words('details_copy'))}
          </button>
          <Body view={view} thumbnails={thumbnails} parts={parts} regions={regions} t={t} />
        </>
      )}
    </main>
  );
}

function Head({ view, t }: { readonly view: DetailView | null; readonly t: Translate }): VNode {
  if (view === null) return <h1>{t(words('card_details'))}</h1>;
  return (
    <header>
      <h1 class={`verdict ${view.tone}`}>
        <Glyph name={view.glyph} />
        <span>{t(view.title)}</span>
      </h1>
      {view.basis && <p class="note">{t(view.basis)}</p>}
      <p class="sentence">
        <Say words={view.sentence} t={t} />
      </p>
      {view.likelihood && <p>{t(view.likelihood)}</p>}
      {view.limits.length > 0 && (
        <>
          <h2>{t(words('card_limits'))}</h2>
          <ul>
            {view.limits.map((limit) => (
              <li key={limit.key}>{t(limit)}</li>
            ))}
          </ul>
        </>
      )}
    </header>
  );
}

/** What the page is about: the item's own words, and where it was met. */
function Subject({ found: { item, report }, t }: { readonly found: Found; readonly t: Translate }): VNode {
  return (
    <dl class="facts subject">
      <div>
        <dt>{t(words('details_item'))}</dt>
        <dd>
          <SayOr value={itemName(item)} t={t} />
        </dd>
      </div>
      <div>
        <dt>{t(words('details_page'))}</dt>
        {[report.title, report.url].filter(Boolean).map((text) => (
          <dd key={text}>
            <bdi class="quote">{text}</bdi>
          </dd>
        ))}
      </div>
    </dl>
  );
}

interface BodyProps {
  readonly view: DetailView;
  readonly thumbnails: ThumbnailsState;
  readonly parts: PartsState;
  readonly regions: RegionsState;
  readonly t: Translate;
}

function Body({ view, t, ...asked }: BodyProps): VNode {
  return (
    <>
      {view.rendition.length > 0 && <Facts facts={view.rendition} t={t} />}
      <h2>{t(words('details_evidence'))}</h2>
      {view.sections.length === 0 && <p>{t(words('details_no_evidence'))}</p>}
      {view.sections.map((section) => (
        <Section key={section.id} section={section} t={t} {...asked} />
      ))}
      <footer class="foot">
        <Facts facts={view.footer} t={t} />
      </footer>
    </>
  );
}

function stateWords({ state, found }: DetailsState): readonly Words[] {
  const last = found === null ? [] : [words('details_last_known')];
  if (state === 'tab-closed') return [words('details_tab_closed'), ...last];
  if (state === 'item-gone') return [words('details_item_gone'), ...last];
  return found === null || found.item.verdict === null ? [words('label_checking_sentence')] : [];
}

function useTitle(found: Found | null, t: Translate): void {
  const name = found === null ? null : itemName(found.item);
  const title = name === null ? t(words('card_details')) : t(words('details_page_title', name));
  useEffect(() => {
    document.title = title;
  }, [title]);
}
