// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { noPageMarks, type PageMarks } from '../../../src/core/page-marks';

const { said } = vi.hoisted(() => ({ said: { marks: null as PageMarks | null } }));
vi.mock('../../../src/collect/page-marks/page-marks', () => ({ readPageMarks: () => said.marks }));
vi.mock('../../../src/platform/browser', () => ({ browser: {} }));

const { createSession } = await import('../../../src/page/session');
const { isPageItem, refreshPage, unreadPage } = await import('../../../src/page/page-item');

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
