// What each command does to the desk, and the sentence that comes of it.
import { describe, expect, test } from 'vitest';
import type { CaseDesk, CaseSummary } from '../../../../src/cases/desk.ts';
import { carryOut } from '../../../../src/cli/casework/carrying-out.ts';
import { aFile, aSummary } from './files.ts';

type Asked = { readonly reference: string; readonly kind: string; readonly who: string };

/** A desk that holds these cases; `refusing` gives why an act on a case is refused. */
function deskWith(cases: readonly CaseSummary[], refusing: Readonly<Record<string, string>> = {}) {
  const asked: Asked[] = [];
  const desk: CaseDesk = {
    list: async ({ states, route, needsAHand }, limit) =>
      cases
        .filter((one) => states?.includes(one.state) ?? true)
        .filter((one) => route === undefined || one.route === route)
        .filter((one) => !needsAHand || one.needsAHand)
        .slice(0, limit),
    counts: async () => cases.map(({ state, route }) => ({ state, route, count: 1 })),
    outbox: async () => ({ waiting: 0, needsAHand: 0, oldestWaiting: null }),
    read: async (reference) => (cases.some((one) => one.reference === reference) ? aFile({ reference }) : null),
    act: async (reference, { kind }, who) => {
      if (!cases.some((one) => one.reference === reference)) return { kind: 'unknown-case' };
      const why = refusing[reference];
      if (why !== undefined) return { kind: 'refused', why };
      asked.push({ reference, kind, who });
      return { kind: 'done' };
    },
  };
  return { desk, asked };
}

const one = aSummary();
const stuck = aSummary({ reference: 'KA-22223334', needsAHand: true, undelivered: 1 });
const alsoStuck = aSummary({ reference: 'KA-22223336', needsAHand: true, undelivered: 1 });

describe('the commands over a desk', () => {
  test('list what matches, at most two hundred, and say that there are more', async () => {
    const { desk } = deskWith(Array.from({ length: 201 }, () => one));
    const printed = await carryOut({ kind: 'list', filter: {} }, desk, 'me');
    expect(printed.match(/^KA-/gm)).toHaveLength(200);
    expect(printed).toContain('The 200 changed last; there are more.');
    const all = deskWith(Array.from({ length: 200 }, () => one));
    expect(await carryOut({ kind: 'list', filter: {} }, all.desk, 'me')).toContain('200 cases.');
  });

  test('name the routes there are when one has no case', async () => {
    const { desk } = deskWith([one, aSummary({ route: 'media' }), one]);
    const printed = await carryOut({ kind: 'list', filter: { route: 'wakato' } }, desk, 'me');
    expect(printed).toBe('No case matches.\nRoutes that have cases: media, waikato.\n');
    const matching = await carryOut({ kind: 'list', filter: { route: 'waikato', states: ['closed'] } }, desk, 'me');
    expect(matching).toBe('No case matches.\n');
    expect(await carryOut({ kind: 'list', filter: { route: 'x' } }, deskWith([]).desk, 'me')).toBe('No case matches.\n');
  });

  test('show a case', async () => {
    const { desk } = deskWith([one]);
    expect(await carryOut({ kind: 'show', reference: one.reference }, desk, 'me')).toContain('What it is about');
  });

  test('export every case that matches, whole', async () => {
    const { desk } = deskWith([one, stuck]);
    const json = await carryOut({ kind: 'export', format: 'json', filter: {}, to: null }, desk, 'me');
    expect(JSON.parse(json)).toEqual([aFile({ reference: one.reference }), aFile({ reference: stuck.reference })]);
    const csv = await carryOut({ kind: 'export', format: 'csv', filter: { states: ['closed'] }, to: null }, desk, 'me');
    expect(csv.trim().split('\r\n')).toHaveLength(1);
  });

  test('try one again, in the name of who asked', async () => {
    const { desk, asked } = deskWith([one]);
    expect(await carryOut({ kind: 'retry', reference: one.reference }, desk, 'me')).toContain(`${one.reference} will be sent again`);
    expect(asked).toEqual([{ reference: one.reference, kind: 'retry', who: 'me' }]);
  });

  test('try all again that need a hand, also when one of them is refused', async () => {
    const { desk, asked } = deskWith([stuck, one, alsoStuck], { [stuck.reference]: 'It went meanwhile.' });
    expect(await carryOut({ kind: 'retry', reference: null }, desk, 'me')).toBe(
      `${stuck.reference} was left as it is: It went meanwhile.\n${alsoStuck.reference} will be sent again.\n`,
    );
    expect(asked).toEqual([{ reference: alsoStuck.reference, kind: 'retry', who: 'me' }]);
    expect(await carryOut({ kind: 'retry', reference: null }, deskWith([one]).desk, 'me')).toBe('No case needs a hand.\n');
  });

  test('delete one', async () => {
    const { desk, asked } = deskWith([one]);
    expect(await carryOut({ kind: 'delete', reference: one.reference }, desk, 'me')).toContain('is deleted');
    expect(asked).toEqual([{ reference: one.reference, kind: 'delete', who: 'me' }]);
  });

  test.each(['show', 'retry', 'delete'] as const)('%s refuses a case that is not there', async (kind) => {
    const { desk, asked } = deskWith([one]);
    const refused = carryOut({ kind, reference: stuck.reference }, desk, 'me');
    await expect(refused).rejects.toMatchObject({ code: 'case-unknown', message: expect.stringMatching(/no case KA-22223334\. Cure: /) });
    expect(asked).toEqual([]);
  });

  test.each(['retry', 'delete'] as const)('%s that is refused says why', async (kind) => {
    const { desk } = deskWith([one], { [one.reference]: 'Nothing of it waits.' });
    const refused = carryOut({ kind, reference: one.reference }, desk, 'me');
    await expect(refused).rejects.toMatchObject({
      code: 'act-refused',
      message: `${one.reference} was left as it is: Nothing of it waits.`,
    });
  });
});
