// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { noPageMarks, type PageMarks } from '../../../src/core/page-marks';

const { said } = vi.hoisted(() => ({ said: { marks: null as PageMarks | null } }));
vi.mock('../../../src/collect/page-marks/page-marks', () => ({ readPageMarks: () => said.marks }));
vi.mock('../../../src/platform/browser', () => ({ browser: {} }));

const { createSession } = await import('../../../src/page/session');
const { forgetPage, isPageItem, refreshPage, stalePageIds, unreadPage } =
  await import('../../../src/page/page-item');

const speaking: PageMarks = { ...noPageMarks, meta: [{ name: 'ai-disclosure', content: 'generated' }] };
let session: ReturnType<typeof createSession>;

function readAgain(marks: PageMarks) {
  said.marks = marks;
  session.self = { ...session.self, readAt: unreadPage.readAt };
  return refreshPage(session);
}

beforeEach(() => {
  session = createSession(document);
});

describe('the page as an item', () => {
  it('is none when the document says nothing of its origin', () => {
    expect(readAgain(noPageMarks)).toBeNull();
    expect(session.self.marks).toBeNull();
  });

  it('is one when it does, and stands for the document', () => {
    const item = readAgain(speaking);
    expect(item).toMatchObject({ kind: 'page', src: location.href, text: null });
    expect(isPageItem(session, item!.id)).toBe(true);
  });

  it('is not told of twice', () => {
    readAgain(speaking);
    expect(readAgain(speaking)).toBeNull();
  });

  it('is another one when the document says something else', () => {
    const first = readAgain(speaking);
    const second = readAgain({ ...speaking, jsonLd: ['{}'] });
    expect(second!.id).not.toBe(first!.id);
    expect(isPageItem(session, first!.id)).toBe(false);
  });

  it('gives way to what the document says now, and to its silence', () => {
    const remember = (item: ReturnType<typeof readAgain>) =>
      session.items.set(item!.id, { item: item!, element: document.body, verdict: null });
    const first = readAgain(speaking);
    remember(first);
    expect(stalePageIds(session)).toEqual([]);
    const second = readAgain({ ...speaking, jsonLd: ['{}'] });
    remember(second);
    expect(stalePageIds(session)).toEqual([first!.id]);
    readAgain(noPageMarks);
    expect(stalePageIds(session)).toEqual([first!.id, second!.id]);
  });

  it('is found again after checking was paused, as another item', () => {
    const first = readAgain(speaking);
    forgetPage(session);
    const again = refreshPage(session);
    expect(again).toMatchObject({ kind: 'page' });
    expect(again!.id).not.toBe(first!.id);
  });

  it('is none for a platform whose data only speak of its media, which get them all the same', () => {
    const platform = { platform: 'youtube', states: ['{}'] };
    expect(readAgain({ ...noPageMarks, platform })).toBeNull();
    expect(session.self.marks?.platform).toEqual(platform);
  });

  it('is read at most every two seconds', () => {
    readAgain(noPageMarks);
    said.marks = speaking;
    expect(refreshPage(session)).toBeNull();
  });
});
