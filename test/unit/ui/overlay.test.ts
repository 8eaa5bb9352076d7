// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import {
  box,
  chips,
  elsewhere,
  frame,
  host,
  point,
  setUpOverlayPage,
  shadow,
} from '../../support/overlay-page';
import { verdictOf } from '../../support/verdicts';

const page = setUpOverlayPage();

describe('the overlay', () => {
  it('adds one element after the page and nothing else', async () => {
    const before = document.body.innerHTML;
    const image = page.picture('a', 'likely');
    await frame();
    image.remove();
    expect(document.body.innerHTML).toBe(before);
    expect(document.documentElement.lastElementChild).toBe(host());
    expect(host().hasAttribute('data-touchstone-host')).toBe(true);
    expect(host().childNodes).toHaveLength(0);
  });

  it('is closed to the page unless a test build opens it', () => {
    page.overlay.destroy();
    page.remount('closed');
    expect(host().shadowRoot).toBeNull();
  });

  it('draws chips from likely upwards and leaves the rest unmarked', async () => {
    page.picture('a', 'likely');
    page.picture('b', 'no-sign');
    page.picture('c', null);
    page.picture('d', 'credentials-invalid');
    await frame();
    expect(chips().map((chip) => chip.textContent)).toEqual([
      'Likely AI-generated',
      'Content Credentials invalid',
    ]);
    expect(chips()[1]!.classList.contains('alert')).toBe(true);
    expect(page.overlay.badgeText('a')).toEqual({ isShown: true, text: 'Likely AI-generated' });
    expect(page.overlay.badgeText('b')).toEqual({ isShown: false, text: 'No sign of AI found' });
    expect(page.overlay.badgeText('unknown')).toEqual({ isShown: false, text: '' });
  });

  it('names each badge with its place among its kind and describes it by its sentence', async () => {
    page.picture('a', 'no-sign');
    page.picture('b', 'declared-generated');
    await frame();
    const [chip] = chips();
    expect(chip!.getAttribute('aria-label')).toBe('AI-generated, image 2 of 2, details');
    expect(chip!.getAttribute('aria-expanded')).toBe('false');
    expect(chip!.hasAttribute('title')).toBe(false);
    const description = shadow().getElementById(chip!.getAttribute('aria-describedby')!);
    expect(description?.textContent).toBe(
      'Its Content Credentials, issued by A, say it was made with an AI tool.',
    );
  });

  it('counts places in document order, whatever the order of arrival', async () => {
    const first = page.picture('a', 'likely');
    const late = document.createElement('img');
    box(late, 0, 0, 200, 200);
    first.before(late);
    page.overlay.set('b', late, 'image', verdictOf({ label: 'likely' }));
    await frame();
    expect(chips().map((chip) => chip.getAttribute('aria-label'))).toEqual([
      'Likely AI-generated, image 1 of 2, details',
      'Likely AI-generated, image 2 of 2, details',
    ]);
  });

  it('shows the glyph alone on narrow media', async () => {
    page.picture('a', 'likely', 120);
    page.picture('b', 'likely', 300);
    await frame();
    expect(chips().map((chip) => chip.parentElement!.classList.contains('compact'))).toEqual([true, false]);
  });

  it('puts the badge of a medium that cannot be seen away, and brings it back', async () => {
    const image = page.picture('a', 'likely');
    await frame();
    const place = chips()[0]!.parentElement!;
    expect(place.classList.contains('away')).toBe(false);
    box(image, 0, 0, 0, 0);
    page.overlay.reposition();
    await frame();
    expect(place.classList.contains('away')).toBe(true);
    box(image, 0, 0, 300, 300);
    page.overlay.reposition();
    await frame();
    expect(place.classList.contains('away')).toBe(false);
    image.remove();
    page.overlay.reposition();
    await frame();
    expect(place.classList.contains('away')).toBe(true);
  });

  it('puts a badge away when a scrolling box cuts off its corner', async () => {
    const scroller = document.createElement('div');
    scroller.style.overflow = 'hidden';
    box(scroller, 0, 0, 200, 1000);
    const image = page.picture('a', 'likely');
    scroller.append(image);
    document.body.append(scroller);
    await frame();
    expect(chips()[0]!.parentElement!.classList.contains('away')).toBe(true);
  });

  it('follows its medium when the page scrolls', async () => {
    const image = page.picture('a', 'likely');
    await frame();
    const place = chips()[0]!.parentElement!;
    const before = place.style.transform;
    box(image, 100, 50, 300, 200);
    document.dispatchEvent(new Event('scroll'));
    await frame();
    expect(place.style.transform).not.toBe(before);
  });

  it('forgets removed items', async () => {
    page.picture('a', 'likely');
    await frame();
    page.overlay.remove('a');
    page.overlay.remove('a');
    await frame();
    expect(chips()).toHaveLength(0);
  });

  it('can be made invisible as a whole', () => {
    page.overlay.setVisible(false);
    expect(shadow().querySelector<HTMLElement>('.layer')!.hidden).toBe(true);
    page.overlay.setVisible(true);
    expect(shadow().querySelector<HTMLElement>('.layer')!.hidden).toBe(false);
  });

  it('leaves nothing behind', async () => {
    page.picture('a', 'likely');
    await frame();
    page.overlay.destroy();
    expect(document.querySelector('touchstone-host')).toBeNull();
    document.dispatchEvent(new Event('scroll'));
    await frame();
  });

  it('keeps clicks and keys on badges from the page', async () => {
    const heard = vi.fn();
    document.body.addEventListener('click', heard);
    document.addEventListener('click', heard);
    page.picture('a', 'likely');
    await frame();
    chips()[0]!.click();
    expect(heard).not.toHaveBeenCalled();
    document.removeEventListener('click', heard);
  });
});

describe('items without a chip', () => {
  it('have a small glyph while the pointer is on the medium and a moment after', async () => {
    const image = page.picture('a', 'no-sign');
    point(image, 'pointerover');
    await frame();
    expect(chips()).toHaveLength(1);
    expect(chips()[0]!.parentElement!.classList.contains('compact')).toBe(true);
    expect(chips()[0]!.getAttribute('aria-label')).toBe('No sign of AI found, image 1 of 1, details');
    point(elsewhere(), 'pointerover');
    await frame(200);
    expect(chips()).toHaveLength(1);
    await frame(300);
    expect(chips()).toHaveLength(0);
  });

  it('are found under a link that lies over the picture', async () => {
    page.picture('a', 'no-sign');
    point(elsewhere(), 'pointerover', 150, 600);
    await frame();
    expect(chips()).toHaveLength(1);
  });

  it('have the glyph while focus is on the medium or on a link round it', async () => {
    const image = page.picture('a', 'inconclusive');
    const link = document.createElement('a');
    link.href = '#';
    image.replaceWith(link);
    link.append(image);
    link.focus();
    await frame();
    expect(chips()).toHaveLength(1);
  });

  it('keep the glyph while the pointer is on the glyph itself', async () => {
    const image = page.picture('a', 'no-sign');
    point(image, 'pointerover');
    await frame();
    point(elsewhere(), 'pointerover');
    point(chips()[0]!, 'pointerover');
    await frame(1000);
    expect(chips()).toHaveLength(1);
  });
});

describe('the keyboard', () => {
  it('finds badges in the tab order only once the shortcut was used', async () => {
    page.picture('a', 'likely');
    await frame();
    expect(chips()[0]!.tabIndex).toBe(-1);
    page.overlay.focusNext();
    expect(chips()[0]!.tabIndex).toBe(0);
    expect(shadow().activeElement).toBe(chips()[0]);
  });

  it('goes through shown badges first, then through everything that was checked, then round', async () => {
    page.picture('quiet', 'no-sign');
    page.picture('one', 'likely');
    page.picture('two', 'declared-generated');
    const gone = page.picture('gone', 'likely');
    box(gone, 0, 0, 0, 0);
    await frame();
    const visited = Array.from({ length: 4 }, () => {
      page.overlay.focusNext();
      return shadow().activeElement!.getAttribute('aria-label')!.split(',')[0];
    });
    expect(visited).toEqual([
      'Likely AI-generated',
      'AI-generated',
      'No sign of AI found',
      'Likely AI-generated',
    ]);
  });

  it('brings the medium to the middle of the screen, clear of sticky bars', async () => {
    const image = page.picture('a', 'likely');
    await frame();
    page.overlay.focusNext();
    expect(image.scrollIntoView).toHaveBeenCalledWith({
      block: 'center',
      inline: 'nearest',
      behavior: 'instant',
    });
  });

  it('keeps the badge that has focus, wherever the pointer goes', async () => {
    page.picture('a', 'no-sign');
    page.overlay.focusNext();
    point(elsewhere(), 'pointerover');
    await frame(1000);
    expect(shadow().activeElement).toBe(chips()[0]);
  });

  it('does nothing on a page without items', () => {
    page.overlay.focusNext();
    expect(shadow().activeElement).toBeNull();
  });
});
