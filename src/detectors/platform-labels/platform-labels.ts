import type { Detector } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import type { PageMarks, PlatformMarks } from '../../core/page-marks';
import { platformById, platformOf, type Platform } from '../../core/platforms';
import { platforms } from '../../core/platforms.table';
import { isAbout } from './is-about';
import { readers } from './readers';
import { absolute, unnamed, type Statement } from './statement';
import { toFindings } from './to-findings';

/** Another table may give other answers: its newest day is part of the version. */
const newestRow = platforms
  .flatMap(({ states, labels }) => [...states, ...labels].map(({ date }) => date))
  .sort()
  .at(-1);

/** What the platform on which a medium stands says of it: in the page's own data, or in a label beside it. */
export const detector: Detector = {
  id: 'platform-labels',
  version: `1.0.0+table-${newestRow}`,
  takes: ['image', 'video', 'audio'],
  needs: ['page'],
  readsCircumstances: true,
  detect: (item, { page }) => Promise.resolve(findLabels(item, page)),
};

export function findLabels(item: Item, page: Pick<PageMarks, 'platform'>): readonly Finding[] {
  const platform = platformAround(item, page.platform);
  if (platform === null) return [];
  const inData = page.platform === null ? [] : statementsIn(page.platform);
  const reader = readers.get(platform.id);
  const ofItem = reader === undefined ? [] : inData.filter((one) => isAbout(one, item, platform, reader));
  return toFindings([...ofItem, ...statementsBeside(item, platform)], platform);
}

/** The page's data come from the page's own frame; the labels beside a medium from wherever that stands. */
function platformAround(item: Item, marks: PlatformMarks | null): Platform | null {
  if (marks !== null) return platformById(marks.platform);
  const page = absolute(item.pageUrl);
  return page === null ? null : platformOf(page.hostname);
}

function statementsIn({ platform, states }: PlatformMarks): readonly Statement[] {
  return readers.get(platform)?.read(states.flatMap(parsed)) ?? [];
}

/** A state that is no JSON was cut at the wrong place, and says nothing. */
function parsed(state: string): readonly unknown[] {
  try {
    return [JSON.parse(state)];
  } catch {
    return [];
  }
}

function statementsBeside({ surroundings }: Item, { labels }: Platform): readonly Statement[] {
  const known = labels.flatMap(({ texts }) => texts);
  return surroundings.labels.flatMap((label): Statement[] => {
    const found = known.find(({ text }) => text === label);
    if (found === undefined) return [];
    const { text, says, method } = found;
    return [
      { says, finds: 'ai-label', raw: text, where: 'label', method, attribution: null, medium: unnamed },
    ];
  });
}
