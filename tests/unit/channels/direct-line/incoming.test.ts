// What a client posts is checked, and what it claims about itself is dropped.
import { describe, expect, test } from 'vitest';
import { cleanText, readActivity } from '../../../../src/channels/direct-line/incoming.ts';

const options = { newId: () => 'made' };
const read = (value: unknown) => readActivity(value, options);

describe('a posted message', () => {
  test('passes on its words and nothing it says about people or places', () => {
    const posted = {
      type: 'message',
      text: 'Hello',
      from: { id: 'admin', role: 'bot' },
      serviceUrl: 'http://169.254.169.254',
      conversation: { id: 'x' },
    };
    expect(read({ ...posted, channelData: { clientActivityID: 'abc', secret: 1 } })).toEqual({
      kind: 'message',
      messageId: 'abc',
      text: 'Hello',
    });
  });

  test('is known by the client activity id, else by its own id, else by a new one', () => {
    expect(read({ type: 'message', text: 'a', id: 'own', channelData: { clientActivityID: 'client' } })).toMatchObject({
      messageId: 'client',
    });
    expect(read({ type: 'message', text: 'a', id: 'own' })).toMatchObject({ messageId: 'own' });
    expect(read({ type: 'message', text: 'a' })).toMatchObject({ messageId: 'made' });
  });

  test.each([7, '', null, { a: 1 }])('gets a new id for the unusable id %j', (id) => {
    expect(read({ type: 'message', text: 'a', id, channelData: { clientActivityID: id } })).toMatchObject({
      kind: 'message',
      messageId: 'made',
    });
  });

  test.each(['with space', 'x'.repeat(129), 'tab\t', 'Ā'])('keeps an unusual id apart from others, in plain characters: %j', (id) => {
    const idOf = (own: string) => {
      const incoming = read({ type: 'message', text: 'a', id: own });
      return incoming.kind === 'message' ? incoming.messageId : '';
    };
    expect(idOf(id)).toMatch(/^[\w-]{43}$/);
    expect(idOf(id)).toBe(idOf(id));
    expect(idOf(id)).not.toBe(idOf(`${id} `));
  });

  test('may be longer than what is read of it', () => {
    expect(read({ type: 'message', text: 'a'.repeat(40_000) })).toMatchObject({ kind: 'message', text: 'a'.repeat(40_000) });
  });

  test('of white space reaches the conversation, which answers in words', () => {
    expect(read({ type: 'message', text: '   ' })).toMatchObject({ kind: 'message', text: '   ' });
  });

  test.each([{ type: 'message' }, { type: 'message', text: null }])('without a text is refused: %j', (value) => {
    expect(read(value)).toMatchObject({ kind: 'refused', refusal: { status: 400, code: 'no-text' } });
  });
});

describe('other activities', () => {
  test.each(['event', 'typing'])('of type %s are taken and reach nobody', (type) => {
    expect(read({ type, name: 'webchat/join', value: {} })).toEqual({ kind: 'ignored' });
  });

  test.each(['conversationUpdate', 'invoke', 'endOfConversation', 'installationUpdate', 'Message'])('of type %s are refused', (type) => {
    expect(read({ type, text: 'hi' })).toMatchObject({ kind: 'refused', refusal: { status: 400, code: 'activity-type' } });
  });

  test.each([undefined, null, [], 'hi', 1, {}, { type: 1 }, { type: 'message', text: 5 }, { type: 'message', text: ['a'] }])(
    'that are none are refused: %j',
    (value) => {
      expect(read(value)).toMatchObject({ kind: 'refused', refusal: { status: 400 } });
    },
  );
});

describe('the words of a message', () => {
  test('lose control characters and half characters, and keep lines and macrons', () => {
    expect(cleanText('Kāhui\u0000 Ako\u001b[31m\r\nnext\tline\ud800!')).toBe('Kāhui  Ako [31m\nnext\tline\ufffd!');
  });
});
