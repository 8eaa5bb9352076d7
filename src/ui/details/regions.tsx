import type { VNode } from 'preact';
import { regionRows, regionsPicture, scoreWords } from '../../present/detail/image-regions';
import type { FoundRegions, RegionRows, RegionView } from '../../present/detail/image-regions';
import type { Picture } from '../../present/detail/thumbnail';
import { amount, words, type Translate } from '../../present/words';
import { Ask } from './ask';
import type { RegionsState } from './use-regions';

export interface RegionsProps {
  readonly regions: RegionsState;
  readonly t: Translate;
}

/** What the model says of each region of a picture, on request: drawn over the picture, and as a table. */
export function Regions({ regions, t }: RegionsProps): VNode {
  const { found } = regions;
  return (
    <div class="group">
      <h4>{t(words('details_regions_heading'))}</h4>
      <Ask asked={regions} label={words('details_show_regions')} t={t} />
      {found?.outcome === 'regions' && <Scores found={found} t={t} />}
    </div>
  );
}

function Scores({ found, t }: { readonly found: FoundRegions; readonly t: Translate }): VNode {
  const rows = regionRows(found);
  const picture = regionsPicture(found, rows);
  return (
    <>
      <p class="regions-about">{t(words('details_regions_about', scoreWords(found.whole)))}</p>
      {picture && <Drawn picture={picture} rows={rows} t={t} />}
      <p class="note">{t(words('details_regions_squares'))}</p>
      <Table rows={rows} t={t} />
    </>
  );
}

/** One picture to a screen reader: the table holds the same numbers. */
function Drawn(props: {
  readonly picture: Picture;
  readonly rows: RegionRows;
  readonly t: Translate;
}): VNode {
  const { picture, rows, t } = props;
  return (
    <div class="regions" role="img" aria-label={t(picture.alt)}>
      <img src={picture.src} alt="" />
      {rows.flat().map(({ box, score, shade }, index) => (
        <div key={index} class={`region shade-${String(shade)}`} style={styleOf(box)}>
          <span>{t(score)}</span>
        </div>
      ))}
    </div>
  );
}

function styleOf({ left, top, width, height }: RegionView['box']): Record<string, string> {
  const percent = (value: number) => `${String(value)}%`;
  return { left: percent(left), top: percent(top), width: percent(width), height: percent(height) };
}

function Table({ rows, t }: { readonly rows: RegionRows; readonly t: Translate }): VNode {
  return (
    <table class="regions-table">
      <caption>{t(words('details_regions_table'))}</caption>
      <thead>
        <tr>
          <td />
          {(rows[0] ?? []).map((_, x) => (
            <th key={x} scope="col">
              {t(words('details_regions_column', amount(x + 1)))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, y) => (
          <tr key={y}>
            <th scope="row">{t(words('details_regions_row', amount(y + 1)))}</th>
            {row.map(({ score }, x) => (
              <td key={x}>{t(score)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
