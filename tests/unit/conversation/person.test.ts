// The way to a person: the place is asked for, found, asked back, or let go.
import { describe, expect, test } from 'vitest';
import { afterSaying, kindsAfter, textAfter } from '../../support/small-talk.ts';

describe('a person please', () => {
  test('asks for the place, with the phone line and where that comes from', () => {
    const { replies, state } = afterSaying('a person please');
    expect(replies).toMatchObject([{ kind: 'hand-over', factIds: [9, 8], asAt: '2016-11-09' }]);
    expect(replies[0]?.text).toBe(
      'line ask place The Line (0800 111 222)\n\nline person source The groups go on, The Bureau, 9 November 2016',
    );
    expect(replies[0]?.sources).toMatchObject([{ title: 'The groups go on' }]);
    expect(state.awaitsPlace).toBe(true);
  });

  test.each([
    ['Hamilton', 'Hamilton', 'Waikato'],
    ['we are in kaitaia', 'Kaitāia', 'Tai Tokerau'],
    ['Dunedn', 'Dunedin', 'Otago'],
    ['Otago', 'Otago', 'Otago'],
  ])('then "%s" names the region and its day, and asks no more', (message, place, region) => {
    const { replies, state } = afterSaying('a person please', message);
    expect(replies).toMatchObject([{ kind: 'hand-over' }]);
    expect(replies[0]?.text).toContain(`line region ${place}, ${region}, 24 May 2016, The Line (0800 111 222)`);
    expect(state.awaitsPlace).toBe(false);
  });

  test('with the place said at once needs no asking back', () => {
    expect(textAfter('let me talk to a real person in Hamilton')).toContain('line region Hamilton, Waikato');
  });

  test('again later needs no asking: the place is remembered, until the person names another', () => {
    const before = ['a person please', 'Hamilton', 'how many schools belonged'];
    expect(textAfter(...before, 'a person please')).toContain('line region Hamilton, Waikato');
    expect(textAfter(...before, 'someone in Dunedin')).toContain('line region Dunedin, Otago');
    expect(textAfter(...before, 'start over', 'a person please')).toContain('line ask place');
  });

  test('is no question that a later one could lean on', () => {
    const [wish, place] = afterSaying('a person please', 'Hamilton').state.asked;
    expect([wish?.ask, place?.ask]).toEqual([null, null]);
    expect(textAfter('a person please', 'Hamilton', 'say that again')).toContain('line region Hamilton');
  });

  test('in a place of two regions asks which, and takes the answer', () => {
    const { replies, state } = afterSaying('a person please', 'Border Town');
    expect(replies[0]?.text).toContain('line ambiguous Border Town: Tai Tokerau, Waikato');
    expect(replies[0]?.suggestions).toEqual(['Tai Tokerau', 'Waikato']);
    expect(state.awaitsPlace).toBe(true);
    expect(textAfter('a person please', 'Border Town', 'Waikato')).toContain('line region Waikato, Waikato');
  });

  test('in a place nobody knows asks for another', () => {
    const { replies, state } = afterSaying('a person please', 'Atlantis');
    expect(replies[0]?.text).toContain('line unknown place The Line (0800 111 222)');
    expect(state.awaitsPlace).toBe(true);
    expect(textAfter('a person please', 'Atlantis', 'Hamilton')).toContain('line region Hamilton');
  });

  test('lets go when the person asks something else instead', () => {
    const { replies, state } = afterSaying('a person please', 'how many schools belonged');
    expect(replies).toMatchObject([{ kind: 'answer', entryIds: ['schools-count'] }]);
    expect(state.awaitsPlace).toBe(false);
    expect(textAfter('a person please', 'thanks')).toBe('line act-thanks');
  });

  test('a place alone, when nobody asked for one, is no wish for a person', () => {
    expect(kindsAfter('Dunedin')).not.toEqual(['hand-over']);
  });
});

describe('a question about the Director', () => {
  test('with a place hears which region that is, and the place is remembered', () => {
    const { replies, state } = afterSaying('which director do we ask in Hamilton');
    expect(replies).toMatchObject([{ kind: 'answer', entryIds: ['director'] }]);
    expect(replies[0]?.text.startsWith('line place Hamilton, Waikato, 24 May 2016\n\n')).toBe(true);
    expect(state.place).toBe('Hamilton');
    expect(textAfter('which director do we ask in Hamilton', 'a person please')).toContain('line region Hamilton');
  });

  test('without a place is answered as it is', () => {
    const { replies, state } = afterSaying('which director do we ask');
    expect(replies[0]?.text).not.toContain('line place');
    expect(state.place).toBeNull();
  });

  test('is not mixed up with other questions that name a place', () => {
    expect(textAfter('how many schools belonged in Hamilton')).not.toContain('line place');
  });
});
