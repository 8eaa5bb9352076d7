import type { LabelMark, Platform, StateMark } from './platforms';

/**
 * Facts about other people's pages: reported by projects and manuals that read them, not tested against the live sites.
 * Where a page looks otherwise by now, nothing is found there. Each row has a fixture page (`tools/fixtures/platforms/`).
 */
export const platforms: readonly Platform[] = [
  platform('youtube', 'YouTube', ['youtube.com', 'youtube-nocookie.com'], {
    mainPlace: '#movie_player:not(.ad-showing), #shorts-player:not(.ad-showing)',
    states: [
      // The video that the data are about: the page keeps them when it moves on to another video.
      {
        find: '"currentVideoEndpoint":{',
        except: [],
        around: null,
        keep: ['watchEndpoint.videoId', 'reelWatchEndpoint.videoId'],
        textAfter: [],
        date: '2026-09-28',
      },
      state('"howThisWasMadeSectionViewModel":{', {
        around: ['structuredDescriptionContentRenderer'],
        keep: ['structuredDescriptionContentRenderer.items'],
        date: '2026-09-28',
      }),
      state('"label":"AI"', {
        around: ['videoPrimaryInfoRenderer'],
        keep: ['videoPrimaryInfoRenderer.badges'],
        date: '2026-09-28',
      }),
      state('"label":"AI"', { around: ['videoId'], keep: ['videoId', 'badges'], date: '2026-09-28' }),
    ],
  }),

  platform('instagram', 'Instagram', ['instagram.com'], {
    states: [metaState()],
    labels: [
      label({
        post: 'article',
        // Names of people and places are links; what else stands in the head of a post is Instagram's.
        within: 'header',
        byPeople: 'a, h1, h2, [contenteditable]',
        alone: 'all',
        // Since September 2024 shown on the post for what was made with AI; for what was edited it is in the menu.
        texts: [
          { text: 'AI info', says: 'ai-made', method: 'unstated' },
          { text: 'Made with AI', says: 'ai-made', method: 'unstated' },
        ],
        date: '2026-11-28',
      }),
    ],
  }),
  platform('threads', 'Threads', ['threads.net', 'threads.com'], { states: [metaState()] }),
  platform('facebook', 'Facebook', ['facebook.com'], { states: [metaState()] }),

  platform('tiktok', 'TikTok', ['tiktok.com'], {
    states: ['"aigcLabelType":', '"moderationAigcLabelType":', '"IsAigc":true', '"ShowAIGC":true'].map(
      (find) =>
        state(find, {
          except: ['0,', '0}', '"0"', '""', 'null'],
          around: ['createTime', 'author'],
          keep: [
            'id',
            'createTime',
            'IsAigc',
            'ShowAIGC',
            'aigcLabelType',
            'moderationAigcLabelType',
            'video.cover',
            'video.originCover',
            'video.dynamicCover',
            'video.playAddr',
            'video.bitrateInfo',
            'imagePost.images',
          ],
          date: '2026-09-25',
        }),
    ),
    labels: [
      label({
        post: '[data-e2e="recommend-list-item-container"], [data-e2e="feed-video"], article',
        within: null,
        byPeople:
          'a, h1, h2, h3, h4, [data-e2e*="desc"], [data-e2e*="comment"], [data-e2e*="music"], [data-e2e*="username"], [data-e2e*="nickname"], [data-e2e*="uniqueid"], [contenteditable]',
        alone: 'kind',
        texts: [
          { text: 'Creator labeled as AI-generated', says: 'ai-made', method: 'self-disclosed' },
          { text: 'Contains AI-generated media', says: 'ai-part', method: 'unstated' },
        ],
        date: '2026-09-25',
      }),
    ],
  }),

  platform('pixiv', 'pixiv', ['pixiv.net'], {
    states: ['"aiType":2', '"illust_ai_type":2'].map((find) =>
      state(find, {
        around: ['id', 'illustId'],
        keep: ['id', 'illustId', 'illustType', 'aiType', 'illust_ai_type'],
        textAfter: ['"serverSerializedPreloadedState":'],
        date: '2026-11-28',
      }),
    ),
  }),

  platform('x', 'X', ['x.com', 'twitter.com'], {
    labels: [
      label({
        // A quoted post is a link inside the post that quotes it.
        post: 'article[data-testid="tweet"], article[data-testid="tweet"] div[role="link"]',
        within: null,
        byPeople:
          '[data-testid="tweetText"], [data-testid="User-Name"], [data-testid="UserName"], [data-testid="card.wrapper"], [contenteditable]',
        alone: 'all',
        texts: [{ text: 'Made with AI', says: 'ai-made', method: 'unstated' }],
        date: '2026-09-05',
      }),
    ],
  }),

  platform(
    'pinterest',
    'Pinterest',
    'com de fr es it ca jp pt se ch at ie nz ph cl dk ru co.uk co.kr com.au com.mx'
      .split(' ')
      .map((ending) => `pinterest.${ending}`),
    {
      states: [
        state('"digital_media_source_type":11', {
          around: ['image_signature'],
          keep: ['id', 'image_signature', 'digital_media_source_type'],
          date: '2026-11-28',
        }),
        state('"digitalMediaSourceType":11', {
          around: ['entityId'],
          keep: ['entityId', 'imageSignature', 'digitalMediaSourceType'],
          date: '2026-11-28',
        }),
      ],
      labels: [
        label({
          // Only the picture's own frame: title, description and comments stand outside.
          post: '[data-test-id="closeup-image"], [data-test-id="pin-closeup-image"], [data-test-id="visual-content-container"]',
          within: null,
          byPeople: 'a, h1, h2, [contenteditable]',
          alone: 'all',
          texts: [{ text: 'AI modified', says: 'ai-part', method: 'unstated' }],
          date: '2026-11-28',
        }),
      ],
    },
  ),

  platform('deviantart', 'DeviantArt', ['deviantart.com'], {
    states: [
      state('"isAiGenerated":true', {
        around: ['deviationId'],
        keep: ['deviationId', 'isAiGenerated', 'media.baseUri'],
        textAfter: ['JSON.parse('],
        date: '2026-07-13',
      }),
    ],
  }),

  platform('adobe-stock', 'Adobe Stock', ['stock.adobe.com'], {
    states: [
      state('"is_gentech":true', {
        around: ['content_id'],
        keep: ['content_id', 'is_gentech'],
        date: '2026-11-28',
      }),
    ],
  }),

  platform('bilibili', 'bilibili', ['bilibili.com'], {
    states: [
      state('"argue_info":{', {
        except: ['"argue_msg":""'],
        around: ['bvid'],
        keep: ['bvid', 'pic', 'argue_info.argue_msg'],
        date: '2026-09-27',
      }),
    ],
  }),
];

function platform(
  id: string,
  name: string,
  hosts: readonly string[],
  marks: Partial<Pick<Platform, 'states' | 'labels' | 'mainPlace'>>,
): Platform {
  return { id, name, hosts, states: [], labels: [], mainPlace: null, ...marks };
}

function state(
  find: string,
  mark: Pick<StateMark, 'keep' | 'date'> & { around: readonly string[] } & Partial<StateMark>,
): StateMark {
  return { find, except: [], textAfter: [], ...mark };
}

function label(mark: LabelMark): LabelMark {
  return mark;
}

/** Instagram, Threads and Facebook tell how they know in one property of the medium. */
function metaState(): StateMark {
  return state('"gen_ai_detection_method":{', {
    except: [
      '"detection_method":"NONE"',
      '"detection_method":"MANUAL_OVERRIDE_LABEL_OFF"',
      '"detection_method":null',
    ],
    around: ['pk', 'id', 'code'],
    keep: [
      'pk',
      'id',
      'code',
      'gen_ai_detection_method.detection_method',
      'carousel_media_count',
      'image_versions2.candidates',
      'display_uri',
      'display_url',
      'image.uri',
      'video_versions',
    ],
    date: '2026-11-28',
  });
}
