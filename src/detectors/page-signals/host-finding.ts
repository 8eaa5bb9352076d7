import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { generatorHosts } from './generator-hosts.table';
import { logLrs } from './weights';

/** That a medium comes from where a generator keeps its results: a hint that nobody states, so no declaration. */
export function hostFindings({ kind, src }: Item): readonly Finding[] {
  if (kind === 'page' || kind === 'text' || src === null || !/^https?:/.test(src) || !URL.canParse(src))
    return [];
  const { hostname, pathname } = new URL(src);
  const row = generatorHosts.find(({ host, path }) => host.test(hostname) && (path?.test(pathname) ?? true));
  if (row === undefined) return [];
  return [
    {
      basis: 'inferred',
      claim: { says: 'none', sourceType: null },
      trust: 'estimate',
      logLr: logLrs.host,
      detail: {
        finds: 'host',
        raw: hostname,
        where: 'src',
        source: 'generator-hosts.table.ts',
        service: row.generator,
      },
    },
  ];
}
