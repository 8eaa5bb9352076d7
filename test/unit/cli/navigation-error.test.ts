import { describe, expect, it } from 'vitest';
import { navigationError } from '../../../cli/navigation-error.ts';

describe('navigationError', () => {
  it.each([
    [
      'page.goto: net::ERR_NAME_NOT_RESOLVED at http://no.such.host.invalid/\nCall log:',
      'network',
      'ERR_NAME_NOT_RESOLVED',
    ],
    ['page.goto: net::ERR_CONNECTION_TIMED_OUT at http://a/', 'network', 'ERR_CONNECTION_TIMED_OUT'],
    ['Reached error page: about:neterror?e=dnsNotFound&u=http%3A//x/&d=We%20can', 'network', 'dnsNotFound'],
    ['page.goto: Timeout 500ms exceeded.\nCall log:', 'timeout', 'in time'],
    ['Navigation timed out after 500 ms', 'timeout', 'in time'],
    ['page.goto: Download is starting', 'unsupported-type', 'download'],
    ['something else\nand more', 'browser', 'something else'],
  ])('reads %s', (message, code, named) => {
    const error = navigationError(new Error(message));
    expect(error.code).toBe(code);
    expect(error.message).toContain(named);
    expect(error.message).not.toContain('\n');
  });
});
