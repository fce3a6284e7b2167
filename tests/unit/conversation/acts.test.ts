// Commands and small talk: what they say and what they change.
import { describe, expect, test } from 'vitest';
import { newState } from '../../../src/conversation/state.ts';
import { afterSaying, talk, textAfter } from '../../support/small-talk.ts';

describe('commands', () => {
  test('start over forgets everything but the language', () => {
    const { replies, state } = afterSaying('te reo', 'how many schools belonged', 'start over');
    expect(replies).toMatchObject([{ kind: 'smalltalk', text: 'rārangi act-restart' }]);
    expect(state).toEqual({ ...newState, language: 'mi-NZ' });
  });

  test('say that again repeats the last reply, word for word', () => {
    const said = afterSaying('how many schools belonged');
    expect(textAfter('how many schools belonged', 'say that again')).toBe(said.replies[0]?.text);
    expect(textAfter('how many schools belonged', 'thanks', 'say that again')).toBe(said.replies[0]?.text);
  });

  test('a repeated answer still carries its facts and sources', () => {
    const [said] = afterSaying('how many schools belonged').replies;
    expect(afterSaying('how many schools belonged', 'say that again').replies[0]).toMatchObject({
      factIds: said?.factIds,
      sources: said?.sources,
    });
  });

  test('go back goes to the reply before, and further back the next time', () => {
    const asks = ['how many communities were there', 'how many schools belonged', 'who announced the help'];
    expect(textAfter(...asks, 'go back')).toContain('line act-back\n\n');
    expect(textAfter(...asks, 'go back')).toContain('schools in them');
    expect(textAfter(...asks, 'go back', 'go back')).toContain('148 communities');
    expect(textAfter(...asks, 'go back', 'go back', 'go back')).toBe('line act-back-none');
  });

  test('shorter leaves the notice out', () => {
    const text = textAfter('how many communities were there', 'shorter');
    expect(text).not.toContain('**Note:**');
    expect(text).toContain('148 communities');
    expect(text).toContain('line source: The groups go on');
  });

  test.each([
    ['say that again', 'line act-repeat-none'],
    ['shorter', 'line act-repeat-none'],
    ['go back', 'line act-back-none'],
  ])('%s, when nothing was said, says so', (command, text) => {
    expect(textAfter(command)).toBe(text);
  });

  test('delete my data erases what was stored and starts anew', () => {
    const { erase, state, replies } = afterSaying('how many schools belonged', 'delete my data');
    expect({ erase, state }).toEqual({ erase: true, state: newState });
    expect(replies).toMatchObject([{ text: 'line act-delete-data' }]);
    expect(talk(['how many schools belonged', 'thanks', 'start over']).some((taken) => taken.erase)).toBe(false);
  });

  test('the language changes from that reply on, and back', () => {
    const [maori, thanks, english] = talk(['te reo', 'thanks', 'in english']);
    expect(maori).toMatchObject({ language: 'mi-NZ', replies: [{ text: 'rārangi act-te-reo' }] });
    expect(thanks).toMatchObject({ language: 'mi-NZ', replies: [{ text: 'rārangi act-thanks' }] });
    expect(english).toMatchObject({ language: 'en-NZ', replies: [{ text: 'line act-english' }] });
  });

  test('help, privacy and small talk each get their line', () => {
    expect(textAfter('help')).toBe('line help 111');
    expect(textAfter('privacy')).toBe('line privacy-more');
    expect(textAfter('kia ora')).toBe('line act-greeting');
  });

  test('small talk drops the offer, so that a later yes chooses nothing', () => {
    expect(afterSaying('offer one', 'thanks').state.offered).toEqual([]);
  });
});
