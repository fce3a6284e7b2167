// What an activity asks of the conversation.
import { describe, expect, test } from 'vitest';
import { type InboundActivity, parseActivity } from '../../../../src/channels/bot-framework/inbound.ts';
import { intentOf } from '../../../../src/channels/bot-framework/intent.ts';

const noIds = {
  next(): string {
    throw new Error('No id should be made here.');
  },
};

function activity(changes: Readonly<Record<string, unknown>> = {}): InboundActivity {
  const parsed = parseActivity({
    type: 'message',
    id: 'm1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example.org/',
    conversation: { id: 'c1' },
    from: { id: 'u1' },
    recipient: { id: '28:bot', name: 'Enquiries' },
    text: 'Hello',
    ...changes,
  });
  if (parsed.kind === 'refused') throw new Error(parsed.message);
  return parsed.activity;
}

const said = (changes: Readonly<Record<string, unknown>>) => {
  const intent = intentOf(activity(changes), noIds);
  return intent.kind === 'said' ? intent.message.text : intent.kind;
};

describe('what was said', () => {
  test('carries the channel, the conversation and the message', () => {
    expect(intentOf(activity(), noIds)).toEqual({
      kind: 'said',
      message: {
        ...{ channel: 'msteams', conversationId: 'c1', messageId: 'm1', text: 'Hello' },
        // Ids alone: nobody's name is kept with it.
        replyAddress: {
          ...{ serviceUrl: 'https://smba.example.org/', channelId: 'msteams' },
          ...{ conversation: { id: 'c1' }, bot: { id: '28:bot' }, user: { id: 'u1' } },
        },
      },
    });
  });

  test('gives no address for answers where the channel takes none', () => {
    expect(intentOf(activity({ serviceUrl: undefined, deliveryMode: 'expectReplies' }), noIds)).not.toHaveProperty('message.replyAddress');
  });

  test('on a card of ours are its fields, and their words', () => {
    const value = { form: 'kahui-ako-case', place: 'Hamilton', about: 'The roles' };
    expect(intentOf(activity({ text: undefined, value }), noIds)).toMatchObject({
      kind: 'said',
      message: { text: 'Hamilton\nThe roles', form: { place: 'Hamilton', about: 'The roles' } },
    });
    expect(intentOf(activity({ text: 'Hello', value }), noIds)).not.toHaveProperty('message.form');
    expect(intentOf(activity({ text: undefined, value: { form: 'another' } }), noIds)).toEqual({ kind: 'nothing' });
  });

  test('on an empty card of ours is an empty message with a form', () => {
    const value = { form: 'kahui-ako-case', place: '', about: '' };
    expect(intentOf(activity({ text: undefined, value }), noIds)).toMatchObject({
      kind: 'said',
      message: { text: '', form: { about: '' } },
    });
  });

  test.each(['emulator', 'webchat', 'directline', 'msteams-like'])('on %s belongs to the Bot Framework at large', (channelId) => {
    expect(intentOf(activity({ channelId }), noIds)).toMatchObject({ message: { channel: 'bot-framework' } });
  });

  const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text });
  test('does not hold the name by which the bot was called', () => {
    const entities = [{ type: 'clientInfo', locale: 'en-NZ' }, mention('28:bot', '<at>Enquiries</at>')];
    expect(said({ text: '<at>Enquiries</at>&nbsp;how many schools?', entities })).toBe('how many schools?');
    expect(said({ text: 'how many <at>Enquiries</at> schools <at>Enquiries</at>', entities })).toBe('how many   schools');
  });

  test('keeps the names of other people', () => {
    expect(
      said({
        text: '<at>Enquiries</at> ask <at>Mere</at>',
        entities: [mention('28:bot', '<at>Enquiries</at>'), mention('29:mere', '<at>Mere</at>')],
      }),
    ).toBe('ask Mere');
  });

  test('survives entities of any shape', () => {
    expect(said({ entities: [null, 7, {}, { type: 'mention' }, { type: 'mention', mentioned: null, text: 1 }] })).toBe('Hello');
  });

  test('in Teams has its character references read, once', () => {
    expect(said({ text: 'M&#257;ori&nbsp;&amp; wh&#x101;nau &lt;5 &amp;lt; &quot;x&quot; &bogus; &#55296;' })).toBe(
      'Māori & whānau <5 &lt; "x" &bogus; &#55296;',
    );
  });

  test('outside Teams stays as typed', () => {
    expect(said({ channelId: 'emulator', text: 'a &amp; b <b>c</b>' })).toBe('a &amp; b <b>c</b>');
  });

  test('as plain text keeps what looks like a tag', () => {
    expect(said({ textFormat: 'plain', text: 'is 3 <b> 4' })).toBe('is 3 <b> 4');
  });

  test('as rich text loses its tags, and its paragraphs stay apart', () => {
    expect(said({ textFormat: 'xml', text: '<div><p>How <b>many</b>?</p><p>Where&nbsp;to<br/>go</p></div>' })).toBe(
      'How many?\nWhere to\ngo',
    );
  });

  test('by a card is the text of its value', () => {
    expect(said({ text: null, value: { text: ' Kāhui Ako ', more: 1 } })).toBe('Kāhui Ako');
    expect(said({ text: undefined, value: { kind: 'rating', stars: 5 } })).toBe('nothing');
    expect(said({ text: '', value: 'x' })).toBe('nothing');
  });

  test('is empty for a picture alone, so that the person hears something', () => {
    expect(said({ text: undefined, attachments: [{ contentType: 'image/png' }] })).toBe('');
  });

  test('may be longer than what is read of it', () => {
    expect(said({ text: 'a'.repeat(40_000) })).toBe('a'.repeat(40_000));
  });
});

describe('a message without an id', () => {
  const idOf = (changes: Readonly<Record<string, unknown>>, next = 'new') => {
    const intent = intentOf(activity({ id: undefined, ...changes }), { next: () => next });
    return intent.kind === 'said' ? intent.message.messageId : undefined;
  };
  const at = (second: number) => ({ timestamp: `2026-11-22T02:00:0${second}Z` });

  test('with a timestamp is the same message when it comes again, and another when anything differs', () => {
    expect(idOf(at(1))).toBe(idOf(at(1)));
    expect(idOf(at(1))).not.toBe(idOf(at(2)));
    expect(idOf(at(1))).not.toBe(idOf({ ...at(1), text: 'Other' }));
    expect(idOf(at(1))).not.toBe(idOf({ ...at(1), from: { id: 'u2' } }));
  });

  test('without a timestamp is always a new message, so that a second "yes" is not swallowed', () => {
    expect(idOf({ text: 'yes' }, 'first')).toBe('first');
    expect(idOf({ text: 'yes' }, 'second')).toBe('second');
  });
});

describe('who came in', () => {
  const update = (membersAdded: unknown) => intentOf(activity({ type: 'conversationUpdate', text: undefined, membersAdded }), noIds).kind;
  test('is greeted when it is a person', () => {
    expect(update([{ id: '28:bot' }, { id: '29:mere' }])).toBe('joined');
  });
  test('is not greeted when it is the bot, nobody, or nameless', () => {
    expect(update([{ id: '28:bot' }])).toBe('nothing');
    expect(update([])).toBe('nothing');
    expect(update(null)).toBe('nothing');
    expect(update([{}])).toBe('nothing');
  });
});

test('other activities ask for nothing, with or without words', () => {
  expect(intentOf(activity({ type: 'event', text: 'words' }), noIds)).toEqual({ kind: 'nothing' });
  expect(intentOf(activity({ type: 'invoke', conversation: undefined }), noIds)).toEqual({ kind: 'nothing' });
});
