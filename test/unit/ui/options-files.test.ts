// @vitest-environment jsdom
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import type { OriginatorsAnswer } from '../../../src/platform/protocol';
import {
  anchor,
  answer,
  api,
  button,
  choose,
  live,
  open,
  root,
  section,
  setUpOptionsPage,
  settle,
  soon,
} from '../../support/options-page';

setUpOptionsPage();

describe('certificates that the person adds', () => {
  it('are added from a file, listed with their number, and join the trust lists', async () => {
    await open();
    api.anchors.add.mockResolvedValue(answer([anchor('desk.pem', 3)]));
    api.read.mockClear();
    choose([new File(['PEM'], 'desk.pem')]);
    await soon(() => {
      expect(live()).toEqual(['Added: desk.pem']);
    });
    expect(api.anchors.add).toHaveBeenCalledWith('desk.pem', 'PEM');
    expect(section('Certificates you add').textContent).toMatch(/desk\.pem3 certificates.*May 3, 2026/);
    expect(api.read).toHaveBeenCalled();
  });

  it('are added from pasted text under the name that is given', async () => {
    await open();
    api.anchors.add.mockResolvedValue(answer([anchor('Desk')]));
    const form = root().querySelector('form')!;
    const type = (field: HTMLInputElement | HTMLTextAreaElement, value: string) => {
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    type(form.querySelector('input')!, 'Desk');
    type(form.querySelector('textarea')!, 'PEM');
    await settle();
    form.requestSubmit();
    await soon(() => {
      expect(api.anchors.add).toHaveBeenCalledWith('Desk', 'PEM');
    });
  });

  it.each([
    ['no-name', 'Give it a name.'],
    ['too-large', 'key.pem was not added: The file is too large'],
    ['no-certificate', 'key.pem was not added: It holds no certificate in PEM form'],
    ['damaged', 'key.pem was not added: A certificate in it is damaged'],
    ['too-many', 'key.pem was not added: The file holds too many entries'],
  ] as const)('are refused with words when there is a problem: %s', async (problem, words) => {
    await open();
    api.anchors.add.mockResolvedValue(answer([], problem));
    choose([new File(['x'], 'key.pem')]);
    await soon(() => {
      expect(live()[0]).toContain(words);
    });
  });

  it('are not even read when the file is far too large', async () => {
    await open();
    const file = new File(['x'], 'film.pem');
    Object.defineProperty(file, 'size', { value: 10_000_000 });
    choose([file]);
    await soon(() => {
      expect(live()[0]).toContain('film.pem was not added: The file is too large');
    });
    expect(api.anchors.add).not.toHaveBeenCalled();
  });

  it('are removed, and added again as they were by Undo', async () => {
    await open({}, [anchor('desk.pem')]);
    api.anchors.textOf.mockResolvedValue('PEM');
    api.anchors.remove.mockResolvedValue(answer([]));
    await soon(() => {
      expect(button('Remove desk.pem')).toBeDefined();
    });
    button('Remove desk.pem').focus();
    button('Remove desk.pem').click();
    await soon(() => {
      expect(live()).toEqual(['Removed: desk.pem']);
    });
    expect(section('Certificates you add').textContent).toContain('You have added none.');
    // The keyboard goes on at the way back.
    await soon(() => {
      expect(document.activeElement).toBe(button('Undo'));
    });
    api.anchors.add.mockResolvedValue(answer([anchor('desk.pem')]));
    button('Undo').click();
    await soon(() => {
      expect(api.anchors.add).toHaveBeenCalledWith('desk.pem', 'PEM');
    });
    await soon(() => {
      expect(button('Remove desk.pem')).toBeDefined();
    });
  });
});

describe('registries of Originator Profile', () => {
  const registry = { name: 'op.json', addedAt: '2026-05-03T12:00:00.000Z', registries: ['op.example'] };
  const answerOf = (...originators: OriginatorsAnswer['originators']): OriginatorsAnswer => ({
    problem: null,
    originators,
  });
  const heading = 'Originator Profile registries';

  it('say that none ships, or which do and of which day', async () => {
    await open();
    expect(section(heading).textContent).toContain('No registry comes with this extension');
    render(null, root());
    await open({ shippedRegistries: [{ name: 'op.example', date: '2026-08-05' }] });
    expect(section(heading).textContent).toContain('op.example, as of Aug 5, 2026');
  });

  it('are added from a file and listed with the registries in it', async () => {
    await open();
    api.originators.add.mockResolvedValue(answerOf(registry));
    choose([new File(['[]'], 'op.json')], heading);
    await soon(() => {
      expect(section(heading).textContent).toContain('Registry: op.example');
    });
    expect(api.originators.add).toHaveBeenCalledWith('op.json', '[]');
    expect(api.anchors.add).not.toHaveBeenCalled();
  });

  it.each([
    ['no-profile', 'It holds no Originator Profile Set'],
    ['damaged', 'A profile in it is damaged'],
    ['no-registry', 'It holds profiles of publishers only'],
  ] as const)('are refused with words when there is a problem: %s', async (problem, words) => {
    await open();
    api.originators.add.mockResolvedValue({ problem, originators: [] });
    choose([new File(['x'], 'op.json')], heading);
    await soon(() => {
      expect(live()[0]).toContain(`op.json was not added: ${words}`);
    });
  });
});
