// Where a case goes, and whose mailbox takes it.
import { describe, expect, test } from 'vitest';
import { MEDIA, SAFETY, UNPLACED } from '../../../src/cases/case.ts';
import { destinationOf, routeOf } from '../../../src/cases/routing.ts';
import { noOffices } from '../../../src/content/schema/offices.ts';
import { smallOffices } from '../../support/small-cases.ts';

describe('the route', () => {
  test.each([
    [{ regionId: 'otago', asker: 'school', isSafetyConcern: false }, 'otago'],
    [{ regionId: null, asker: 'school', isSafetyConcern: false }, UNPLACED],
    [{ regionId: 'otago', asker: 'media', isSafetyConcern: false }, MEDIA],
    [{ regionId: null, asker: null, isSafetyConcern: false }, UNPLACED],
    [{ regionId: 'otago', asker: 'whanau', isSafetyConcern: true }, SAFETY],
    [{ regionId: null, asker: 'media', isSafetyConcern: true }, SAFETY],
  ] as const)('of %o is %s', (request, route) => {
    expect(routeOf(request)).toBe(route);
  });
});

describe('the destination', () => {
  test('is the office of the region where its mailbox is known', () => {
    expect(destinationOf('canterbury', smallOffices)).toMatchObject({ mailbox: 'canterbury@example.govt.nz', isFallback: false });
  });

  test('is the default mailbox where it is not, and says so, with the office that is known', () => {
    const fallback = { mailbox: 'default@example.govt.nz', isFallback: true };
    expect(destinationOf('hawkes-bay-tairawhiti', smallOffices)).toMatchObject({ ...fallback, office: 'Napier office' });
    expect(destinationOf('nowhere', smallOffices)).toMatchObject({ ...fallback, office: null });
    expect(destinationOf(UNPLACED, smallOffices)).toMatchObject(fallback);
  });

  test('of the media and of safety are desks of their own, or the default', () => {
    expect(destinationOf(MEDIA, smallOffices)).toMatchObject({ mailbox: 'press@example.govt.nz', isFallback: false });
    expect(destinationOf(SAFETY, smallOffices)).toMatchObject({ mailbox: 'default@example.govt.nz', isFallback: true });
  });

  test('is nobody’s where nothing is configured', () => {
    for (const route of ['canterbury', MEDIA, SAFETY, UNPLACED])
      expect(destinationOf(route, noOffices)).toMatchObject({ mailbox: null, office: null, phone: null, isFallback: true });
  });
});
