import * as v from 'valibot';
import { absolute, unnamed, type PlatformReader, type Statement, type StatementKind } from '../statement';
import { parsedBy } from './shapes';

const endpoint = v.object({ videoId: v.string() });
const current = v.object({
  currentVideoEndpoint: v.object({
    watchEndpoint: v.optional(endpoint),
    reelWatchEndpoint: v.optional(endpoint),
  }),
});
const words = v.optional(v.object({ content: v.optional(v.string(), '') }), { content: '' });
const link = v.object({
  onTap: v.object({
    innertubeCommand: v.object({ urlEndpoint: v.object({ url: v.string() }) }),
  }),
});
const section = v.object({
  howThisWasMadeSectionViewModel: v.object({
    bodyHeader: words,
    attributionText: words,
    bodyText: v.object({ commandRuns: v.array(v.unknown()) }),
  }),
});
const description = v.object({
  structuredDescriptionContentRenderer: v.object({ items: v.array(v.unknown()) }),
});
const badges = v.array(v.unknown());
const title = v.object({ videoPrimaryInfoRenderer: v.object({ badges }) });
const thumbnail = v.object({ videoId: v.string(), badges });
const aiBadge = v.object({ metadataBadgeRenderer: v.object({ label: v.literal('AI') }) });

/**
 * Articles of YouTube's help, by which sections in any language are told apart. 15569972 (dubbed automatically) stands in
 * the same section and says nothing about how the video was made.
 */
const articles: Readonly<Record<string, StatementKind>> = { '15447836': 'altered', '15446725': 'camera' };

type Said = Pick<Statement, 'finds' | 'raw' | 'where' | 'method' | 'attribution'>;

export const youtube: PlatformReader = {
  read(states) {
    const now = currentVideo(states);
    const ofThumbnails = parsedBy(thumbnail, states).flatMap(({ videoId, badges: all }) =>
      fromBadges(all, 'badges').map((said) => statementOf(said, videoId)),
    );
    if (now === null) return ofThumbnails;
    const sections = parsedBy(description, states).flatMap(
      ({ structuredDescriptionContentRenderer: { items } }) => parsedBy(section, items).flatMap(fromSection),
    );
    const ofTitle = parsedBy(title, states).flatMap(({ videoPrimaryInfoRenderer }) =>
      fromBadges(videoPrimaryInfoRenderer.badges, 'videoPrimaryInfoRenderer.badges'),
    );
    return [...[...sections, ...ofTitle].map((said) => statementOf(said, now)), ...ofThumbnails];
  },
  pageId(url) {
    if (url.hostname === 'youtu.be') return idOrNull(url.pathname.slice(1));
    const [place, id] = url.pathname.split('/').filter(Boolean);
    if (place === 'watch') return idOrNull(url.searchParams.get('v'));
    return place === 'shorts' || place === 'embed' || place === 'live' ? idOrNull(id) : null;
  },
  fileId: ({ hostname, pathname }) =>
    /(^|\.)ytimg\.com$/.test(hostname)
      ? (/^\/(?:vi|vi_webp|an_webp|an)\/([\w-]{11})\//.exec(pathname)?.[1] ?? null)
      : null,
  isPageOfOne: () => true,
};

/** Which video the data are about; null when they do not say, or say two. */
function currentVideo(states: readonly unknown[]): string | null {
  const ids = parsedBy(current, states).flatMap(({ currentVideoEndpoint }) => {
    const { watchEndpoint, reelWatchEndpoint } = currentVideoEndpoint;
    return (watchEndpoint ?? reelWatchEndpoint)?.videoId ?? [];
  });
  const [id, ...others] = new Set(ids);
  return id !== undefined && others.length === 0 ? id : null;
}

function fromSection({
  howThisWasMadeSectionViewModel: said,
}: v.InferOutput<typeof section>): readonly Said[] {
  const articleIds = parsedBy(link, said.bodyText.commandRuns).map(({ onTap }) =>
    articleId(onTap.innertubeCommand.urlEndpoint.url),
  );
  const finds = articleIds.map((id) => articles[id ?? '']).find((kind) => kind !== undefined);
  if (finds === undefined) return [];
  const attribution = said.attributionText.content || null;
  const where = 'structuredDescriptionContentRenderer.items.howThisWasMadeSectionViewModel';
  // Named are signers of Content Credentials only; without one it was said by who uploaded it, or found by YouTube.
  const method = attribution === null && finds !== 'camera' ? 'unstated' : 'c2pa';
  return [{ finds, raw: said.bodyHeader.content, where, method, attribution }];
}

function fromBadges(all: readonly unknown[], path: string): readonly Said[] {
  const where = `${path}.metadataBadgeRenderer.label`;
  return parsedBy(aiBadge, all).length === 0
    ? []
    : [{ finds: 'altered', raw: 'AI', where, method: 'unstated', attribution: null }];
}

function articleId(address: string): string | null {
  const url = absolute(address);
  if (url?.hostname !== 'support.google.com') return null;
  return /^\/youtube\/answer\/(\d+)$/.exec(url.pathname)?.[1] ?? null;
}

function statementOf(said: Said, videoId: string): Statement {
  return {
    ...said,
    says: said.finds === 'camera' ? 'none' : 'ai-part',
    medium: { ...unnamed, pageIds: [videoId], fileIds: [videoId] },
  };
}

function idOrNull(id: string | null | undefined): string | null {
  return id !== null && id !== undefined && /^[\w-]{11}$/.test(id) ? id : null;
}
