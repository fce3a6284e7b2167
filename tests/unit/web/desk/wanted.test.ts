// Only a page of the desk can be the page that somebody wanted before signing in.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signInAddress, wantedPage } from '../../../../src/web/desk/wanted.ts';

describe('the wanted page', () => {
  test.each(['/desk', '/desk?show=all&route=x', '/desk/cases/KA-22222222', '/desk/cases/KA-22222222/delete'])('%s is kept', (path) => {
    expect(wantedPage(path)).toBe(path);
  });

  test.each([
    null,
    '',
    'desk',
    '//desk.invalid/desk',
    '//evil.example/desk',
    'http://desk.invalid/desk',
    '/\\evil.example',
    '/desk\\@evil.example',
    '/\t/evil.example',
    '/desk/../chat',
    '/desk/%2e%2e/chat',
    '/desks',
    '/desk/sign-in',
    '/desk/sign-out',
    '/desk/signed-in?code=1',
    `/desk/${'a'.repeat(600)}`,
  ])('%j is not', (path) => {
    expect(wantedPage(path)).toBe('/desk');
  });

  test('is below /desk and on our own site, whatever is given', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '..',
      '.',
      'desk',
      '//',
      ':',
      '@',
      '?',
      '#',
      '%2f',
      '%5c',
      '\t',
      '\n',
      'evil.example',
      'http:',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        ),
        (path) => {
          const { origin, pathname } = new URL(wantedPage(path), 'https://own.example');
          expect(origin).toBe('https://own.example');
          expect(pathname).toMatch(/^\/desk(\/|$)/);
        },
      ),
    );
  });

  test('is kept in the address of the sign-in page, as one value', () => {
    const address = signInAddress('/desk?show=all&route=x');
    expect(new URL(address, 'https://own.example').searchParams.get('to')).toBe('/desk?show=all&route=x');
    expect(signInAddress('/desk')).toBe('/desk/sign-in');
  });
});
