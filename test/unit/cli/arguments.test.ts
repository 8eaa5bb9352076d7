import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../cli/arguments.ts';

describe('parseArguments', () => {
  it('opens the sample in Chromium and writes its screenshot when nothing is said', () => {
    expect(parseArguments([])).toEqual({
      kind: 'run',
      options: {
        inputs: [],
        browser: 'chromium',
        json: null,
        screenshot: 'touchstone-sample.png',
        isHeaded: false,
        timeoutMs: 120_000,
        language: 'en',
      },
    });
  });

  it('takes inputs and options in any order', () => {
    const argv = [
      'a.jpg',
      '--browser',
      'firefox',
      'https://example.org/',
      '--json=-',
      '--headed',
      '--timeout',
      '1.5',
      '--lang',
      'ja',
    ];
    expect(parseArguments(argv)).toMatchObject({
      kind: 'run',
      options: {
        inputs: ['a.jpg', 'https://example.org/'],
        browser: 'firefox',
        json: '-',
        screenshot: null,
        isHeaded: true,
        timeoutMs: 1500,
        language: 'ja',
      },
    });
  });

  it('takes a lone dash after --json as standard output', () => {
    expect(parseArguments(['--json', '-', 'a.txt'])).toMatchObject({
      kind: 'run',
      options: { json: '-', inputs: ['a.txt'] },
    });
  });

  it('takes what follows a double dash as inputs', () => {
    expect(parseArguments(['--', '--odd.jpg'])).toMatchObject({
      kind: 'run',
      options: { inputs: ['--odd.jpg'] },
    });
  });

  it.each([['--help'], ['-h'], ['a.jpg', '--help']])('gives help for %s', (...argv) => {
    expect(parseArguments(argv)).toEqual({ kind: 'help' });
  });

  it.each([
    [['--browser', 'opera'], '--browser'],
    [['--browser'], '--browser'],
    [['--timeout', '0'], '--timeout'],
    [['--timeout', 'soon'], '--timeout'],
    [['--timeout', ''], '--timeout'],
    [['--timeout', '3601'], '--timeout'],
    [['--json', ''], '--json'],
    [['--lang', 'fr'], '--lang'],
    [['--colour'], '--colour'],
    [['--headed=yes'], '--headed'],
  ])('calls %j wrong usage and names the option', (argv, named) => {
    expect(parseArguments(argv)).toEqual({ kind: 'wrong', message: expect.stringContaining(named) });
  });
});
