// What a card of ours brings back, and where a conversation takes a message of ours.
import { describe, expect, test } from 'vitest';
import { readReplyAddress } from '../../../../src/channels/bot-framework/reply-address.ts';
import { submittedForm } from '../../../../src/channels/bot-framework/submitted.ts';
import { FORM_MARK } from '../../../../src/conversation/form-card.ts';

describe('a submit of the form', () => {
  test('gives the fields by name, and in words for the transcript', () => {
    const value = { form: FORM_MARK, place: ' Hamilton ', asker: '', about: 'The roles', 'answer-by': 'here' };
    expect(submittedForm(value)).toEqual({
      fields: { place: ' Hamilton ', asker: '', about: 'The roles', 'answer-by': 'here' },
      text: 'Hamilton\nThe roles\nhere',
    });
  });

  test.each([null, undefined, 'text', 7, [], {}, { form: 'another' }, { place: 'Hamilton' }])('%o is none of ours', (value) => {
    expect(submittedForm(value)).toBeNull();
  });

  test('with what is no text, strange names, too many or too long fields keeps what fits', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`field-${'x'.repeat(at % 5)}${'y'.repeat(at % 7)}`, 'x']));
    expect(Object.keys(submittedForm({ ...many, form: FORM_MARK })?.fields ?? {}).length).toBeLessThanOrEqual(10);
    expect(submittedForm({ form: FORM_MARK, place: 7, about: { a: 1 }, 'A b': 'x', __proto__x: 'y' })?.fields).toEqual({});
    expect(submittedForm({ form: FORM_MARK, about: 'x'.repeat(9_000) })?.fields['about']).toHaveLength(4_000);
  });
});

describe('an address for answers', () => {
  const whole = {
    serviceUrl: 'https://smba.example.org/',
    channelId: 'msteams',
    conversation: { id: 'c' },
    bot: { id: 'b' },
    user: { id: 'u' },
  };

  test('is read back as it was stored, without anybody’s name', () => {
    expect(readReplyAddress(JSON.parse(JSON.stringify({ ...whole, user: { id: 'u', name: 'Ana' } })))).toEqual(whole);
  });

  test.each(['serviceUrl', 'channelId', 'conversation', 'bot', 'user'])('without its %s is none', (part) => {
    expect(readReplyAddress({ ...whole, [part]: undefined })).toBeNull();
  });
});
