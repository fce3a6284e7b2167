// A person's whole visit over the Bot Framework's door, on the shipped knowledge: every kind of reply, once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApp, startRealApp } from '../support/running-app.ts';

type Sent = {
  readonly text: string;
  readonly speak: string;
  readonly locale: string;
  readonly replyToId: string;
  readonly suggestedActions?: { readonly actions: readonly { readonly title: string }[] };
  readonly entities: readonly { readonly citation?: readonly unknown[] }[];
  readonly channelData: {
    readonly enquiry: {
      readonly kind: string;
      readonly factIds: readonly number[];
      readonly asAt: string | null;
      readonly sources: readonly { readonly date: string }[];
    };
  };
};

describe('the shipped service', () => {
  let app: RunningApp;
  let count = 0;
  beforeAll(async () => {
    app = await startRealApp({ TODAY: '2026-11-22', LOG_LEVEL: 'silent' });
  });
  afterAll(() => app.stop());

  const say = async (text: string, conversation: string): Promise<readonly Sent[]> => {
    count += 1;
    const response = await fetch(`${app.url}api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        id: `m${count}`,
        channelId: 'msteams',
        deliveryMode: 'expectReplies',
        text,
        from: { id: 'person' },
        recipient: { id: 'bot' },
        conversation: { id: conversation },
        serviceUrl: 'http://127.0.0.1:9/',
      }),
    });
    expect(response.status).toBe(200);
    // The shape is the outer contract's; a test that reads it fails when it is another.
    return ((await response.json()) as { activities: readonly Sent[] }).activities;
  };
  const oneReply = async (text: string, conversation: string): Promise<Sent> => {
    const [first, ...more] = await say(text, conversation);
    if (!first || more.length > 0) throw new Error(`expected one reply, got ${more.length + (first ? 1 : 0)}`);
    return first;
  };

  test('answers a misspelt question with the figure, its date and its source, the status notice first', async () => {
    const reply = await oneReply('how many comunities of lerning were there in july 2016', 'answer');
    expect(reply.channelData.enquiry).toMatchObject({ kind: 'answer', asAt: '2016-07-01' });
    expect(reply.channelData.enquiry.factIds).toContain(28);
    expect(reply.text).toContain('117');
    expect(reply.text).toContain('1 July 2016');
    expect(reply.text).toContain('Source: Expert assistance for Communities of Learning');
    expect(reply.text.indexOf('28 January 2026')).toBeLessThan(reply.text.indexOf('117'));
    expect(reply.entities[0]?.citation?.length).toBe(reply.channelData.enquiry.sources.length);
    expect(reply.locale).toBe('en-NZ');
    expect(reply.speak).not.toContain('](');
  });
  test('says the notice in full once a conversation, then in a few words', async () => {
    const first = await oneReply('how many schools were in a community in November 2016?', 'notice');
    const second = await oneReply('how many students were in them in November 2016?', 'notice');
    expect(first.text).toContain('learning support');
    expect(second.text).not.toContain('learning support');
    expect(second.text).toContain('28 January 2026');
  });
  test('says that the releases do not say it, where none settles it', async () => {
    const reply = await oneReply('What is the e-mail address for IES INFO?', 'gap');
    expect(reply.channelData.enquiry.kind).toBe('decline');
    expect(reply.text).toContain('0800 437 4636');
    expect(reply.text).not.toMatch(/\S@\S/);
  });
  test('sends a neighbouring subject to where it belongs', async () => {
    const reply = await oneReply('When do I have to start paying back my student loan?', 'neighbour');
    expect(reply.channelData.enquiry.kind).toBe('decline');
    expect(reply.text).toContain('studylink.govt.nz');
  });
  test('gives help lines first of all to somebody in danger', async () => {
    const [first] = await say('i want to kill myself', 'urgent');
    expect(first?.channelData.enquiry.kind).toBe('urgent');
    for (const line of ['111', '1737', '0508 326 459']) expect(first?.text).toContain(line);
  });
  test('asks who wants a person for the place, and names the region of it', async () => {
    const [asked, card] = await say('I want to talk to a real person', 'person');
    expect(asked?.channelData.enquiry).toMatchObject({ kind: 'hand-over' });
    expect(asked?.text).toContain('0800 437 4636');
    expect(card?.text).toContain('form');
    const named = await oneReply('Dunedin', 'person');
    expect(named.channelData.enquiry.kind).toBe('hand-over');
    expect(named.text).toContain('Otago');
  });
  test('greets, and forgets what was typed when asked to', async () => {
    expect((await oneReply('kia ora', 'talk')).channelData.enquiry.kind).toBe('smalltalk');
    expect((await oneReply('delete my data', 'talk')).channelData.enquiry.kind).toBe('smalltalk');
    expect((await oneReply('repeat that', 'talk')).text).not.toContain('Kia ora');
  });
  test('answers the beginning of a message over the limit, after saying so, and keeps no more of it', async () => {
    const replies = await say(`How many schools were in a community? ${'please '.repeat(1_500)}`, 'long');
    expect(replies.map(({ channelData }) => channelData.enquiry.kind)).toEqual(['clarify', 'answer']);
    expect(replies[0]?.text).toContain('4,000');
    expect(replies[1]?.channelData.enquiry.factIds).toContain(53);
  });

  test('goes on from what was said: its source, its day, another part, who asks', async () => {
    await say('how many schools were in a community', 'going-on');
    const source = await oneReply('says who?', 'going-on');
    expect(source.channelData.enquiry).toMatchObject({ kind: 'answer', factIds: expect.arrayContaining([53, 80]) });
    expect((await oneReply('and students?', 'going-on')).channelData.enquiry.factIds).toContain(55);
    expect((await oneReply('when was that', 'going-on')).text).toContain('9 November 2016');
    await say('do we have to join', 'going-on');
    expect((await oneReply("we're a school", 'going-on')).channelData.enquiry).toMatchObject({
      kind: 'decline',
      entryIds: ['school-voluntary'],
    });
  });

  test.each([
    ['white space', '  \n\t '],
    ['20,000 characters', 'why '.repeat(5_000)],
    ['control characters', '\u0000\u0001\u001b[31m\u202e'],
    ['markup', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['a word of the language itself', 'constructor __proto__ toString'],
    ['a lone half of a character', '\ud83d how'],
  ])('answers %s with a plain sentence and goes on', async (_, text) => {
    const replies = await say(text, 'strange');
    expect(replies.length).toBeGreaterThan(0);
    for (const { text: said } of replies) expect(said).not.toMatch(/Error|stack|undefined|<script|at \S+:\d+/);
    expect((await oneReply('what does TEO stand for', `after-${count}`)).channelData.enquiry.factIds).toContain(46);
  });
});
