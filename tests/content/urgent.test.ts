// What the reviewed lexicon of urgent words finds: the labelled questions, our own cases, and their look-alikes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createUrgentFinder } from '../../src/answering/reading/urgent.ts';
import { wordsOf } from '../../src/answering/reading/words.ts';
import { englishWords } from '../../src/content/english.ts';
import { labelledQuestion } from '../../src/content/schema/questions.ts';
import { concern, urgentFile } from '../../src/content/schema/urgent.ts';
import { readYaml, shape } from '../../src/content/yaml-source.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const shaped = shape(readYaml('knowledge/urgent.yaml', read('knowledge/urgent.yaml')), urgentFile);
if (!shaped.value) throw new Error(JSON.stringify(shaped.problems.slice(0, 5)));
const lexicon = shaped.value;
const find = createUrgentFinder(lexicon, englishWords());

const AUTHORS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o'] as const;
const labelled = AUTHORS.flatMap((author) =>
  read(`knowledge/questions/${author}.jsonl`)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => labelledQuestion.parse(JSON.parse(line))),
).map(({ q, turns, kind, note }) => ({
  text: q ?? turns?.at(-1) ?? '',
  urgent: kind === 'urgent',
  lookAlike: note?.startsWith('look-alike') ?? false,
}));
const cases = z
  .array(
    z.strictObject({
      q: z.string().min(1),
      kind: z.enum(['urgent', 'look-alike']),
      concern: concern.optional(),
      round: z.int().positive(),
    }),
  )
  .parse(JSON.parse(read('tests/content/urgent-cases.json')));
/** Cases up to this round were mended one by one, so all are found; later ones were only built on, and a few are missed. */
const MENDED_ROUNDS = 4;
const mended = cases.filter(({ kind, round }) => kind === 'urgent' && round <= MENDED_ROUNDS);
const later = cases.filter(({ kind, round }) => kind === 'urgent' && round > MENDED_ROUNDS);
const urgentTexts = [
  ...labelled.filter(({ urgent }) => urgent).map(({ text }) => text),
  ...mended.map(({ q }) => q),
  ...later.filter(({ q }) => find(q) !== null).map(({ q }) => q),
];
const ordinary = labelled.filter(({ urgent, text }) => !urgent && find(text) === null).map(({ text }) => text);

describe('labelled questions', () => {
  test('there are enough to judge by', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(3_000);
    expect(labelled.filter(({ urgent }) => urgent).length).toBeGreaterThanOrEqual(100);
    expect(labelled.filter(({ lookAlike }) => lookAlike).length).toBeGreaterThanOrEqual(50);
  });

  test('no urgent one is missed', () => {
    expect(labelled.filter(({ urgent, text }) => urgent && find(text) === null)).toEqual([]);
  });

  test('of all that ring, at least six in ten are urgent', () => {
    const ringing = labelled.filter(({ text }) => find(text) !== null);
    const precision = ringing.filter(({ urgent }) => urgent).length / ringing.length;
    expect(
      precision,
      ringing
        .filter(({ urgent }) => !urgent)
        .map(({ text }) => text)
        .join('\n'),
    ).toBeGreaterThanOrEqual(0.6);
  });

  test('of all ordinary enquiries at most one in forty rings, and at most one in two hundred clearly', () => {
    const rings = labelled.filter(({ urgent }) => !urgent).map(({ text }) => find(text)?.certainty);
    expect(rings.filter((certainty) => certainty !== undefined).length).toBeLessThanOrEqual(rings.length / 40);
    expect(rings.filter((certainty) => certainty === 'clear').length).toBeLessThanOrEqual(rings.length / 200);
  });

  test('at most one look-alike in ten rings, and none clearly', () => {
    const lookAlikes = labelled.filter(({ lookAlike, urgent }) => lookAlike && !urgent).map(({ text }) => ({ text, found: find(text) }));
    expect(lookAlikes.filter(({ found }) => found !== null).length).toBeLessThanOrEqual(lookAlikes.length / 10);
    expect(lookAlikes.filter(({ found }) => found?.certainty === 'clear')).toEqual([]);
  });
});

describe('cases of our own', () => {
  test('there are at least eighty urgent and eighty look-alikes, of every concern', () => {
    expect(cases.filter(({ kind }) => kind === 'urgent').length).toBeGreaterThanOrEqual(80);
    expect(cases.filter(({ kind }) => kind === 'look-alike').length).toBeGreaterThanOrEqual(80);
    expect(new Set(cases.flatMap((one) => one.concern ?? []))).toEqual(new Set(concern.options));
  });

  test('no urgent one is missed', () => {
    expect(mended.filter(({ q }) => find(q) === null).map(({ q }) => q)).toEqual([]);
  });

  test('of what is said sideways, by others, mistyped or in other tongues, ninety-seven in a hundred ring', () => {
    const missed = later.filter(({ q }) => find(q) === null).map(({ q }) => q);
    expect(later.length).toBeGreaterThanOrEqual(400);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(later.length * 0.03);
  });

  // Nobody can list all that people say: what no phrase holds must be found by its signals.
  test('without any phrase, signals alone find most of them', () => {
    const signalsOnly = createUrgentFinder({ ...lexicon, phrases: [] }, englishWords());
    const found = later.filter(({ q }) => signalsOnly(q) !== null);
    expect(found.length / later.length).toBeGreaterThanOrEqual(0.6);
    const rings = labelled.filter(({ urgent, text }) => !urgent && signalsOnly(text) !== null);
    expect(rings.length).toBeLessThanOrEqual(labelled.length * 0.02);
  });

  test('at most one look-alike in twenty rings', () => {
    const lookAlikes = cases.filter(({ kind }) => kind === 'look-alike');
    const ringing = lookAlikes.filter(({ q }) => find(q) !== null).map(({ q }) => q);
    expect(ringing.length, ringing.join('\n')).toBeLessThanOrEqual(lookAlikes.length / 20);
  });

  test('most are given the help lines of their own concern', () => {
    const found = mended.map(({ q, concern: own }) => find(q)?.concern === own);
    expect(found.filter(Boolean).length / found.length).toBeGreaterThanOrEqual(0.75);
  });
});

describe('however it is written', () => {
  test.for([
    'dying to know',
    'killing it',
    'shoot me the number',
    'crisis talks',
    'missing the list',
    'threatened with closure',
    'suicide prevention training',
    'child safety policy',
    'abuse of process',
  ])('"%s" does not ring', (idiom) => {
    expect(find(idiom)).toBeNull();
    expect(find(`Hi, ${idiom} and how many schools are in it?`)).toBeNull();
  });

  test('an urgent sentence rings among the sentences of any enquiry', () => {
    fc.assert(
      fc.property(fc.constantFrom(...urgentTexts), fc.constantFrom(...ordinary), fc.constantFrom(...ordinary), (urgent, before, after) => {
        expect(find(`${before}\n${urgent}\n${after}`)).not.toBeNull();
      }),
      { numRuns: 300, seed: 20161109 },
    );
  });

  test.for(['suicide prevention training', 'child safety policy', 'killing it', 'dying to know', 'fire drill'])(
    '"%s" beside it hides nothing',
    (idiom) => {
      const hidden = urgentTexts.filter((text) => find(`${idiom}. ${text}`) === null);
      expect(hidden).toEqual([]);
    },
  );

  test('capitals and missing macrons change nothing', () => {
    const changed = urgentTexts.filter((text) => {
      const bare = text.normalize('NFD').replace(/\p{Mn}/gu, '');
      return find(text.toUpperCase()) === null || find(bare) === null;
    });
    expect(changed).toEqual([]);
  });

  test.for([
    ['she wants to k*ll herself', 'self-harm'],
    ['i want to su1cide', 'self-harm'],
    ['i wnt to kiill myslef', 'self-harm'],
    ['my stepfathr hits me', 'child-safety'],
    ['student with 🔪 in the playground', 'violence'],
    ['Kei te PATUA TAKU TAMAITI', 'child-safety'],
    ['helppppp im scareddddd hes got a knifeee', 'violence'],
  ] as const)('"%s" is read as %s', ([text, expected]) => {
    expect(find(text)?.concern).toBe(expected);
  });

  test('what hides a figure of speech does not hide the act itself', () => {
    const acts = [
      'he hit me with the belt',
      'dad said he will kill me if i tell',
      'i have had enough of this life',
      'she has a suicide plan',
      'i keep thinking about suicide',
      'i need to report child abuse',
      'a boy from our school is missing',
      'they attacked a teacher',
      'i am going to jump in front of a train',
      'there was a threat to the school',
      'she is threatening to cut herself',
      'he is following my daughter home',
      'my mum kicked me out of home',
      'a boy is bleeding out of his ear',
      'i am having a breakdown',
      'he will kill the kids',
      'how do i stop him bullying me',
      'she is missing from school',
      'he found my daughter dead on the floor',
      'i am afraid my husband will hurt us',
    ];
    expect(acts.filter((text) => find(text) === null)).toEqual([]);
  });

  test('any text is read without a fault', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 })), (text) => {
        const found = find(text);
        expect(found === null || concern.options.includes(found.concern)).toBe(true);
      }),
      { numRuns: 500 },
    );
    for (const text of [
      '',
      ' \n\t',
      '...',
      '(((',
      'constructor __proto__ toString',
      'k*l '.repeat(5_000),
      'i '.repeat(5_000),
      'x'.repeat(20_000),
    ])
      find(text);
  });
});

describe('the file', () => {
  test('te reo words that stand in ordinary enquiries are not taken for ours', () => {
    const kept =
      'matou ratou tatou koutou kaiako kura kainga kaupapa whanau hapori matauranga rangatira wananga tumuaki putea tikanga whakaaro patai';
    for (const word of wordsOf(kept)) expect(find(`he aha te ${word} o te kahui ako`), word).toBeNull();
  });

  test('no phrase says the same as another of its group', () => {
    const twice = [...lexicon.apart, ...lexicon.phrases, ...lexicon.signals].flatMap(({ what, says }) =>
      says.filter((text, at) => says.indexOf(text) !== at).map((text) => `${what}: ${text}`),
    );
    expect(twice).toEqual([]);
  });

  test('a class that is not defined above is refused', () => {
    const wrong = { ...lexicon, phrases: [{ what: 'x', concern: 'danger', certainty: 'clear', says: ['<nobody> runs'] }] };
    expect(urgentFile.safeParse(wrong).error?.issues[0]?.message).toContain('<nobody>');
  });

  test.for(['.. hit', 'hit ..', 'hit .. .. me', 'a||b', '(a|b', 'hit  me', '<Child>', 'hit, me'])(
    '"%s" is refused as a pattern',
    (text) => {
      const wrong = { ...lexicon, phrases: [{ what: 'x', concern: 'danger', certainty: 'clear', says: [text] }] };
      expect(urgentFile.safeParse(wrong).success).toBe(false);
    },
  );
});
