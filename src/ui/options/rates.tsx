import type { VNode } from 'preact';
import { oneIn } from '../../present/likelihood-words';
import { ratesView, type RateCell, type RatesTable } from '../../present/limits/rates-view';
import type { TestedRates } from '../../present/limits/tested-rates';
import { words, type Translate } from '../../present/words';
import { Say, SayOr } from '../parts/say';

/** How often estimates were wrong in our tests; the file that is named at the end is not in the package. */
export function Rates({ rates, t }: { readonly rates: TestedRates; readonly t: Translate }): VNode {
  return (
    <section>
      <h2>{t(words('options_rates'))}</h2>
      <p>{t(words('options_rates_intro', oneIn(rates.text.prior)))}</p>
      {ratesView(rates).map((table) => (
        <RatesOf key={table.caption.key} table={table} t={t} />
      ))}
      <p class="note">{t(words('options_rates_more'))}</p>
    </section>
  );
}

function RatesOf({ table, t }: { readonly table: RatesTable; readonly t: Translate }): VNode {
  return (
    <>
      <table class="rates">
        <caption>
          <Say words={table.caption} t={t} />
        </caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.key} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ name, cells }, at) => (
            <tr key={at}>
              <th scope="row">
                <SayOr value={name} t={t} />
              </th>
              {cells.map((cell, column) => (
                <td key={column}>{cell === null ? '–' : <Cell cell={cell} t={t} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.notes.map((note) => (
        <p key={note.key} class="note">
          <Say words={note} t={t} />
        </p>
      ))}
    </>
  );
}

function Cell({ cell, t }: { readonly cell: RateCell; readonly t: Translate }): VNode {
  return (
    <>
      {t(cell.share)} <span class="note">{t(cell.count)}</span>
    </>
  );
}
