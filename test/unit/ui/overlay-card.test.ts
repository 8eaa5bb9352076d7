// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  card,
  chips,
  elsewhere,
  frame,
  point,
  press,
  setUpOverlayPage,
  shadow,
} from '../../support/overlay-page';
import { foundBy, verdictOf } from '../../support/verdicts';

const page = setUpOverlayPage();

describe('the hover card', () => {
  const button = (words: string) =>
    [...card()!.querySelectorAll('button')].find((one) => one.textContent === words)!;
  const enter = () => chips()[0]!.parentElement!.dispatchEvent(new Event('pointerenter'));
  const leave = () => chips()[0]!.parentElement!.dispatchEvent(new Event('pointerleave'));

  beforeEach(async () => {
    page.picture('a', 'likely');
    await frame();
  });

  it('opens after resting on the badge for 300 ms, not before', async () => {
    enter();
    await frame(250);
    expect(card()).toBeNull();
    await frame(100);
    expect(card()).not.toBeNull();
    expect(chips()[0]!.getAttribute('aria-expanded')).toBe('true');
  });

  it('does not open in passing', async () => {
    enter();
    await frame(100);
    leave();
    await frame(1000);
    expect(card()).toBeNull();
  });

  it('can be reached with the pointer, and closes when left', async () => {
    enter();
    await frame(400);
    leave();
    await frame(100);
    enter();
    await frame(1000);
    expect(card()).not.toBeNull();
    leave();
    await frame(400);
    expect(card()).toBeNull();
  });

  it('opened by a click stays until the next click, Esc, or a click outside', async () => {
    chips()[0]!.click();
    leave();
    await frame(1000);
    expect(card()).not.toBeNull();
    chips()[0]!.click();
    expect(card()).toBeNull();
    chips()[0]!.click();
    point(elsewhere(), 'pointerdown');
    expect(card()).toBeNull();
    chips()[0]!.click();
    press('Escape', document.body);
    expect(card()).toBeNull();
  });

  it('takes focus on Enter only, and gives it back on Esc', () => {
    chips()[0]!.focus();
    chips()[0]!.click();
    expect(shadow().activeElement).toBe(chips()[0]);
    press('Enter', chips()[0]!);
    expect(shadow().activeElement).toBe(card());
    const heardByPage = vi.fn();
    document.body.addEventListener('keydown', heardByPage);
    press('Escape', card()!);
    expect(card()).toBeNull();
    expect(shadow().activeElement).toBe(chips()[0]);
    expect(heardByPage).not.toHaveBeenCalled();
  });

  it('is a labelled dialog that traps nobody', () => {
    press('Enter', chips()[0]!);
    expect(card()!.hasAttribute('aria-modal')).toBe(false);
    expect(shadow().getElementById(card()!.getAttribute('aria-labelledby')!)?.textContent).toBe(
      'Likely AI-generated',
    );
    const link = document.createElement('a');
    link.href = '#';
    document.body.append(link);
    link.focus();
    expect(card()).toBeNull();
  });

  it('leaves Esc to the page when it is closed', () => {
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('stays open through "Check again" and shows what comes back', async () => {
    const image = document.images[0]!;
    press('Enter', chips()[0]!);
    button('Check again').click();
    expect(page.onAction).toHaveBeenCalledWith({ do: 'check-again', id: 'a' });
    page.overlay.set('a', image, 'image', null);
    await frame();
    expect(card()!.querySelector('h2')!.textContent).toBe('Checking…');
    page.overlay.set('a', image, 'image', verdictOf({ itemId: 'a', label: 'no-sign' }));
    await frame();
    expect(card()!.querySelector('h2')!.textContent).toBe('No sign of AI found');
  });

  it('leads to its details and stays open meanwhile', () => {
    chips()[0]!.click();
    button('Details').click();
    expect(page.onAction).toHaveBeenCalledWith({ do: 'details', id: 'a' });
    expect(card()).not.toBeNull();
  });

  it('opened by hovering stays for the answer when asked to check again, wherever the pointer is then', async () => {
    enter();
    await frame(400);
    button('Check again').click();
    leave();
    await frame(1000);
    expect(card()).not.toBeNull();
    press('Escape', document.body);
    await frame();
    expect(card()).toBeNull();
  });

  it('takes the badge away by "Hide"', async () => {
    chips()[0]!.click();
    button('Hide').click();
    await frame();
    expect(chips()).toHaveLength(0);
    expect(page.onAction).toHaveBeenCalledWith({ do: 'hide', id: 'a' });
    expect(page.overlay.badgeText('a').isShown).toBe(false);
  });

  it('names the server before it may be asked, and takes no press by a script for that', async () => {
    const evidence = [foundBy('c2pa', { detail: { remoteUrl: 'https://cdn.example/m.c2pa' } })];
    page.overlay.set('a', document.images[0]!, 'image', verdictOf({ label: 'likely', evidence }));
    await frame();
    chips()[0]!.click();
    const fetch = button('Get Content Credentials from cdn.example');
    const note = card()!.querySelector(`#${fetch.getAttribute('aria-describedby')!}`);
    expect(note!.textContent).toBe('This contacts cdn.example.');
    page.onAction.mockClear();
    fetch.click();
    expect(page.onAction).not.toHaveBeenCalled();
  });

  it('shows words of the file as text, in their own direction', async () => {
    const evidence = [
      foundBy('embedded-metadata', { detail: { generator: '<img src=x onerror=alert(1)>' } }),
    ];
    page.overlay.set('a', document.images[0]!, 'image', verdictOf({ label: 'labelled-generated', evidence }));
    await frame();
    chips()[0]!.click();
    const isolated = [...card()!.querySelectorAll('bdi')].map((one) => one.textContent);
    expect(isolated).toContain('<img src=x onerror=alert(1)>');
    expect(card()!.querySelector('img')).toBeNull();
    expect(card()!.textContent).toContain('AI tool it names: <img');
  });

  it('closes when its item goes', async () => {
    chips()[0]!.click();
    page.overlay.remove('a');
    await frame();
    expect(card()).toBeNull();
  });
});
