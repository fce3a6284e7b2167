// The staff desk over real HTTP: what it shows, what it does, and that it does each thing once.
import { afterEach, describe, expect, test } from 'vitest';
import { type Case, THE_PERSON } from '../../src/cases/case.ts';
import { REFERENCE_SYMBOLS } from '../../src/cases/reference.ts';
import { type DeskServer, hiddenFields, startDeskServer, visitor } from '../support/desk-server.ts';
import { aDelivery, aFile } from '../support/fake-desk.ts';

const running: DeskServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function signedIn(changes: Parameters<typeof startDeskServer>[0] = {}) {
  const server = await startDeskServer(changes);
  running.push(server);
  const staff = visitor(server.origin);
  await staff.signIn();
  return { server, desk: server.desk, staff };
}

const REFERENCE = 'KA-7F4H2MRW';
const AT = `/desk/cases/${REFERENCE}`;
/** Every reference in the page's list, in order. */
const listed = (html: string) => [...html.matchAll(/<h3><a href="\/desk\/cases\/(KA-\w+)"/g)].map(([, reference]) => reference);
const references = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const symbol = (place: number) => REFERENCE_SYMBOLS[Math.floor(index / 13 ** place) % 13];
    return `KA-22222${symbol(2)}${symbol(1)}${symbol(0)}`;
  });

describe('finding a case by its reference', () => {
  const files = [aFile(), aFile({ reference: 'KA-7F999999' }), aFile({ reference: 'KA-M4222222', state: 'closed' })];

  test.each(['m4', 'M 4', 'ka-m4', 'KA M4-2', 'm42'])('“%s” leads straight to the one case it can be', async (typed) => {
    const { staff } = await signedIn({ files });
    const answer = await staff.get(`/desk?reference=${encodeURIComponent(typed)}`);
    expect(answer).toMatchObject({ status: 303, location: '/desk/cases/KA-M4222222' });
  });

  test('narrows the list when several cases begin so', async () => {
    const { staff } = await signedIn({ files });
    const { status, html } = await staff.get('/desk?reference=7f');
    expect(status).toBe(200);
    expect(listed(html).toSorted()).toEqual([REFERENCE, 'KA-7F999999']);
    expect(html).toContain('2 cases begin with KA-7F');
    expect(html).toContain('name="reference" type="text" value="7F"');
  });

  test.each([
    ['none does', 'HH', 'No case has a reference that begins with KA-HH.'],
    ['none can', 'B8', 'No reference begins with “B8”.'],
  ])('says so when %s, with the words still in the field', async (_, typed, sentence) => {
    const { staff } = await signedIn({ files });
    const { status, html } = await staff.get(`/desk?reference=${typed}`);
    expect(status).toBe(200);
    expect(html).toContain(sentence);
    expect(html).toContain(`value="${typed}"`);
    expect(html).toContain('<a href="#reference">');
  });
});

describe('the list', () => {
  const files = [
    aFile({ reference: 'KA-22222222', updatedAt: '2026-11-22T05:00:00.000Z' }),
    aFile({ reference: 'KA-33333333', state: 'taken', takenBy: 'Hēmi', route: 'tai-tokerau', updatedAt: '2026-11-22T04:00:00.000Z' }),
    aFile(
      { reference: 'KA-44444444', state: 'answered', updatedAt: '2026-11-22T03:00:00.000Z' },
      { deliveries: [aDelivery({ kind: 'answer-mail', state: 'needs-a-hand', sentAt: null, attempts: 20, lastError: '550' })] },
    ),
    aFile({ reference: 'KA-66666666', state: 'closed', updatedAt: '2026-11-22T06:00:00.000Z' }),
  ];

  test('shows what is to do, what needs a hand first and in words', async () => {
    const { staff } = await signedIn({ files });
    const { html } = await staff.get('/desk');
    expect(listed(html)).toEqual(['KA-44444444', 'KA-22222222', 'KA-33333333']);
    expect(html.match(/<strong class="tag alarm">Needs a hand<\/strong>/g)).toHaveLength(1);
    expect(listed((await staff.get('/desk/')).html)).toHaveLength(3);
    expect(html).toContain('To do <span class="count">3</span>');
    expect(html).toContain('22 November 2026, 3:04 pm');
    expect(html).toContain('We want to leave our');
    expect(html).toContain('Hēmi');
  });

  test.each([
    ['show=closed', ['KA-66666666']],
    ['show=all', ['KA-44444444', 'KA-66666666', 'KA-22222222', 'KA-33333333']],
    ['show=needs-a-hand', ['KA-44444444']],
    ['show=waiting', ['KA-22222222']],
    ['show=open&route=tai-tokerau', ['KA-33333333']],
    ['show=deleted', []],
    ['show=nonsense&route=nowhere', ['KA-44444444', 'KA-22222222', 'KA-33333333']],
  ])('filters by %s', async (query, expected) => {
    const { staff } = await signedIn({ files });
    expect(listed((await staff.get(`/desk?${query}`)).html)).toEqual(expected);
  });

  test('shows a hundred and says when there are more', async () => {
    const { staff } = await signedIn({ files: references(101).map((reference) => aFile({ reference })) });
    const { html } = await staff.get('/desk');
    expect(listed(html)).toHaveLength(100);
    expect(html).toContain('These are the 100 that changed last; there are more.');
    const exact = await signedIn({ files: references(100).map((reference) => aFile({ reference })) });
    expect((await exact.staff.get('/desk')).html).not.toContain('there are more');
  });

  test('has titles of its own for each choice', async () => {
    const { staff } = await signedIn({ files });
    const title = async (path: string) => /<title>(.*?)<\/title>/.exec((await staff.get(path)).html)?.[1];
    expect(await title('/desk')).toBe('To do – Enquiry desk');
    expect(await title('/desk?show=closed&route=canterbury')).toBe('Closed – Canterbury – Enquiry desk');
    expect(await title('/desk/cases/KA-33333333')).toBe('KA-33333333 – taken – Enquiry desk');
  });
});

describe('a case', () => {
  test('shows all that was asked, by whom, how to answer, the office, the conversation and the record', async () => {
    const { staff } = await signedIn();
    const { html } = await staff.get(AT);
    for (const part of [
      'We want to leave our <span lang="mi">Kāhui Ako</span>.\nWhom do we tell?',
      'A school or kura',
      'By e-mail to mere@example.school.nz',
      'Ashburton',
      'Christchurch office (checked on 1 October 2026)',
      '<a href="tel:033787300">03 378 7300</a>',
      'Can we leave?',
      'That is <strong>yours</strong> to decide.',
      'Guide for schools, 9 November 2016',
      '<strong>The person</strong> opened the case',
      'The case, to the office by e-mail',
    ])
      expect(html).toContain(part);
  });

  test('says what is not known, and that its region has no mailbox', async () => {
    const { staff } = await signedIn({ files: [aFile({ route: 'unplaced', place: null, asker: null })] });
    const { html } = await staff.get(AT);
    expect(html).toContain('Place not known');
    expect(html).toContain('Not known (not confirmed)');
    expect(html).toContain('enquiries@example.govt.nz');
    expect(html).toContain('This is the default mailbox');
  });

  test.each<[string, Partial<Case>, string]>([
    ['the web chat', { answerBy: { kind: 'here' }, channel: 'web' }, 'It appears in the chat they asked in'],
    ['Teams', { answerBy: { kind: 'here' }, channel: 'msteams' }, 'as a message in Teams'],
    ['e-mail', {}, 'It goes by e-mail to mere@example.school.nz.'],
    ['phone', { answerBy: { kind: 'phone', number: '021 555 0100' } }, 'Ring 021 555 0100, then note here what you said.'],
  ])('says where the answer will go: %s', async (_, changes, sentence) => {
    const { staff } = await signedIn({ files: [aFile(changes)] });
    expect((await staff.get(AT)).html).toContain(sentence);
  });

  test.each<[string, Partial<Case>, readonly string[]]>([
    ['waiting', { state: 'waiting' }, ['answer', 'close', 'hand-over', 'note', 'take']],
    ['taken by me', { state: 'taken', takenBy: 'Aroha' }, ['answer', 'close', 'hand-over', 'note']],
    ['taken by another', { state: 'taken', takenBy: 'Hēmi' }, ['answer', 'close', 'hand-over', 'note', 'take']],
    ['answered', { state: 'answered', takenBy: 'Aroha' }, ['answer', 'close', 'hand-over', 'note', 'take']],
    ['closed', { state: 'closed' }, ['note', 'reopen']],
    ['deleted', { state: 'deleted' }, []],
  ])('that is %s offers only what its state allows', async (_, changes, expected) => {
    const { staff } = await signedIn({ files: [aFile(changes)] });
    const { html } = await staff.get(AT);
    expect([...html.matchAll(/name="do" value="([\w-]+)"/g)].map(([, kind]) => kind).toSorted()).toEqual(expected);
    expect(html.includes(`href="${AT}/delete"`)).toBe(changes.state !== 'deleted');
  });

  test('with a delivery that failed says so first, with its last error, and offers to try again', async () => {
    const failed = aDelivery({ state: 'needs-a-hand', attempts: 31, sentAt: null, lastError: '451 mailbox busy' });
    const { staff, desk } = await signedIn({ files: [aFile({}, { deliveries: [failed] })] });
    const { html } = await staff.get(AT);
    expect(html).toContain('needs a hand, 31 attempts failed');
    expect(html).toContain('451 mailbox busy');
    expect(await staff.submit(AT, { do: 'retry' })).toMatchObject({ status: 303, location: `${AT}?done=retry#done` });
    expect(desk.carriedOut).toEqual([{ reference: REFERENCE, act: { kind: 'retry' }, who: 'Aroha' }]);
  });

  test.each([`${AT}x`, '/desk/cases/KA-99999999', '/desk/cases/KA-AAAAAAAA', '/desk/cases/%3Cscript%3E', '/desk/nowhere', '/desk/cases'])(
    'that does not exist, at %s, is a plain page',
    async (path) => {
      const { staff } = await signedIn();
      const { status, html } = await staff.get(path);
      expect(status).toBe(404);
      expect(html).toContain('<h1>Not found</h1>');
      expect(html).not.toContain('<script');
    },
  );
});

describe('what staff do', () => {
  test.each([
    ['take', {}, { kind: 'take' }, 'You have the case now.'],
    ['note', { text: ' Rang them.\r\nNobody there. ' }, { kind: 'note', text: 'Rang them.\nNobody there.' }, 'Your note is kept'],
    ['answer', { text: 'Write to us.' }, { kind: 'answer', text: 'Write to us.' }, 'Your answer is kept'],
    ['hand-over', { route: 'media' }, { kind: 'hand-over', route: 'media' }, 'The case is handed over.'],
    ['close', {}, { kind: 'close' }, 'The case is closed.'],
  ] as const)('%s is carried out under their name and said in words', async (kind, fields, act, sentence) => {
    const { staff, desk } = await signedIn();
    const answer = await staff.submit(AT, { do: kind, ...fields });
    expect(answer).toMatchObject({ status: 303, location: `${AT}?done=${kind}#done` });
    expect(desk.carriedOut).toEqual([{ reference: REFERENCE, act, who: 'Aroha' }]);
    const { html } = await staff.get(answer.location ?? '');
    expect(html).toContain(`role="status" tabindex="-1">${sentence}`);
    expect(html).toContain('<strong>Aroha</strong>');
  });

  test.each([
    ['an empty answer', { do: 'answer', text: ' \n ' }, 'answer', 'Write the answer first.'],
    ['an empty note', { do: 'note', text: '' }, 'note', 'Write the note first.'],
    ['an answer of 4,001 characters', { do: 'answer', text: 'ā'.repeat(4_001) }, 'answer', 'This has 4,001 characters.'],
    ['a hand-over to nowhere', { do: 'hand-over', route: '' }, 'route', 'Choose where the case goes.'],
    ['a hand-over to no region', { do: 'hand-over', route: 'atlantis' }, 'route', 'Choose where the case goes.'],
  ] as const)('%s is explained at its field and changes nothing', async (_, fields, field, sentence) => {
    const { staff, desk } = await signedIn();
    const { status, html } = await staff.submit(AT, fields);
    expect(status).toBe(400);
    expect(html).toContain(`<a href="#${field}">${sentence}`);
    expect(html).toContain(`id="${field}-problem">${sentence}`);
    expect(html).toContain('<title>There is a problem: ');
    expect(desk.carriedOut).toEqual([]);
  });

  test('4,000 characters are taken, with macrons', async () => {
    const { staff, desk } = await signedIn();
    expect((await staff.submit(AT, { do: 'answer', text: 'ā'.repeat(4_000) })).status).toBe(303);
    expect(desk.carriedOut).toHaveLength(1);
  });

  test.each([
    ['acts', { do: 'take' }],
    ['answer', { do: 'answer', text: 'Written in vain?' }],
  ])('a refusal of the case is a problem with a link to #%s and keeps what was written', async (target, fields) => {
    const { staff, desk } = await signedIn({ files: [aFile({ state: 'closed' })] });
    const { status, html } = await staff.submit(AT, fields);
    expect(status).toBe(409);
    expect(html).toContain(`<a href="#${target}">This case is closed. Reopen it `);
    expect(html).toContain(`id="${target}"`);
    expect(html).toContain('text' in fields ? fields.text : '');
    expect(desk.carriedOut).toEqual([]);
  });

  test('what was written for a case that was deleted meanwhile is not lost', async () => {
    const { staff, desk, server } = await signedIn();
    const form = { ...hiddenFields((await staff.get(AT)).html), do: 'note', text: 'Written in vain?' };
    await desk.act(REFERENCE, { kind: 'delete' }, 'Hēmi');
    const { status, html } = await staff.post(AT, form, { Origin: server.origin });
    expect(status).toBe(409);
    expect(html).toMatch(/id="note"[^>]*readonly>\s*Written in vain\?/);
  });

  test.each([
    ['an answer', { do: 'answer', text: 'Once.' }],
    ['a note', { do: 'note', text: 'Once.\r\nOnly.' }],
    ['taking', { do: 'take' }],
    ['closing', { do: 'close' }],
  ])('%s sent twice by the same form is done once', async (_, fields) => {
    const { staff, desk, server } = await signedIn();
    const form = { ...hiddenFields((await staff.get(AT)).html), ...fields };
    for (const time of [1, 2])
      expect([time, (await staff.post(AT, form, { Origin: server.origin })).location]).toEqual([time, `${AT}?done=${fields.do}#done`]);
    expect(desk.carriedOut).toHaveLength(1);
  });

  test('a form sent twice at the same moment is done once', async () => {
    const { staff, desk, server } = await signedIn();
    const form = { ...hiddenFields((await staff.get(AT)).html), do: 'answer', text: 'Once.' };
    const release = desk.hold();
    const all = [1, 2, 3].map(() => staff.post(AT, form, { Origin: server.origin }));
    // Once later requests are answered, these three have come as far as they can.
    for (const path of ['/desk', AT, AT]) await staff.get(path);
    release();
    expect((await Promise.all(all)).map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(desk.carriedOut).toHaveLength(1);
  });

  test('the same words from a new form are a second note', async () => {
    const { staff, desk } = await signedIn();
    await staff.submit(AT, { do: 'note', text: 'Rang, nobody there.' });
    await staff.submit(AT, { do: 'note', text: 'Rang, nobody there.' });
    expect(desk.carriedOut).toHaveLength(2);
  });

  test('an answer that crosses a colleague’s is held back once, with its words', async () => {
    const { staff, desk, server } = await signedIn();
    const form = { ...hiddenFields((await staff.get(AT)).html), do: 'answer', text: 'My answer.' };
    desk.add(REFERENCE, { at: '2026-11-22T02:10:00Z', who: 'Hēmi', kind: 'answered', text: 'His answer.' }, 'answered');
    const held = await staff.post(AT, form, { Origin: server.origin });
    expect(held.status).toBe(409);
    expect(held.html).toContain('Since you opened this page: Hēmi answered');
    expect(held.html).toContain('His answer.');
    expect(held.html).toMatch(/<textarea id="answer"[^>]*>\s*My answer\.<\/textarea>/);
    expect(desk.carriedOut).toEqual([]);
    const again = { ...form, ...hiddenFields(held.html) };
    expect((await staff.post(AT, again, { Origin: server.origin })).status).toBe(303);
    expect(desk.carriedOut).toHaveLength(1);
  });

  test('deleting asks first, says what goes and what stays, and then shows nothing of the person', async () => {
    const { staff, desk } = await signedIn();
    const page = await staff.get(`${AT}/delete`);
    expect(page.html).toContain('<h2>What goes</h2>');
    expect(page.html).toContain('<h2>What stays</h2>');
    const [goes = '', stays = ''] = page.html.slice(page.html.indexOf('<h2>What goes</h2>')).split('<h2>What stays</h2>');
    for (const words of ['what the person asked', 'the words in its record', 'the conversation up to the case, from the person’s chat too'])
      expect(goes).toContain(words);
    for (const words of ['the reference', 'by whom and on which day', 'what was said in the chat after the case was opened'])
      expect(stays).toContain(words);
    expect(page.html).toMatch(/What was mailed, [^<]* cannot be called back/);
    expect(desk.carriedOut).toEqual([]);
    expect(await staff.submit(AT, { do: 'delete' })).toMatchObject({ status: 400 });
    expect(desk.carriedOut).toEqual([]);
    const answer = await staff.submit(`${AT}/delete`, {});
    expect(answer).toMatchObject({ status: 303, location: `${AT}?done=delete#done` });
    const { html } = await staff.get(AT);
    expect(html).toContain('The person had this case deleted.');
    for (const word of ['mere@example', 'Whom do we tell', 'Ashburton']) expect(html).not.toContain(word);
    expect((await staff.get(`${AT}/delete`)).location).toBe(AT);
  });

  test('a form of no kind we know changes nothing', async () => {
    const { staff, desk } = await signedIn();
    expect((await staff.submit(AT, { do: 'everything' })).status).toBe(400);
    expect((await staff.submit('/desk/cases/KA-99999999', { do: 'take' })).status).toBe(404);
    expect(desk.carriedOut).toEqual([]);
  });

  test('a fault inside is a page of the desk that shows nothing of it', async () => {
    const { staff, desk } = await signedIn();
    desk.breakOnce();
    const { status, html, headers } = await staff.get(AT);
    expect(status).toBe(500);
    expect(html).toContain('Something went wrong');
    expect(html).not.toContain('secret words');
    expect(headers.get('content-security-policy')).not.toContain('script-src');
  });

  test('the record keeps the person’s name from being used by staff', async () => {
    const { server } = await signedIn();
    const other = visitor(server.origin);
    const answer = await other.signIn({ name: ` The  PERSON​ ` });
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('This name is used by the service itself.');
    expect(THE_PERSON).toBe('the person');
  });
});
