// What people say to a form besides answering it.
import { describe, expect, test } from 'vitest';
import { fold } from '../../../../src/answering/reading/clean.ts';
import { commandOf, newValueIn } from '../../../../src/conversation/handing-over/commands.ts';

const kindOf = (text: string) => commandOf(fold(text))?.kind ?? null;
const changed = (text: string) => {
  const command = commandOf(fold(text));
  return command?.kind === 'change' ? [command.step, command.hasValue] : command;
};

describe('a command', () => {
  test.each([
    ['Skip', 'skip'],
    ['skip it', 'skip'],
    ['next question', 'skip'],
    ['hipa', 'skip'],
    ['Cancel!', 'cancel'],
    ['never mind', 'cancel'],
    ['forget it', 'cancel'],
    ['whakakore', 'cancel'],
    ['back', 'back'],
    ['hoki', 'back'],
    ['go on', 'go-on'],
    ['haere tonu', 'go-on'],
    ["I'd rather not say", 'refuse'],
    ['id prefer not to', 'refuse'],
    ['none of your business', 'refuse'],
    ["I don't want to give my name", 'refuse'],
    ["i won't say", 'refuse'],
    ['anonymous', 'refuse'],
    ['0800 number', 'number'],
    ['just give me the number', 'number'],
    ["what's the phone number?", 'number'],
    ["I'll ring them instead", 'number'],
    ['why?', 'why'],
    ['why do you need that', 'why'],
    ['who reads this', 'why'],
    ["what's that for", 'why'],
  ])('"%s" is %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  test.each([
    ['change the place', ['place', false]],
    ['Change what it is about', ['about', false]],
    ['change how they answer', ['answer-by', false]],
    ['change who is asking', ['asker', false]],
    ['the place is wrong', ['place', false]],
    ['wrong e-mail address', ['answer-by', false]],
    ['I want to change my phone number', ['answer-by', false]],
    ['change', [null, false]],
    ['Change something', [null, false]],
    ['whakarerekē', [null, false]],
    ['whakarerekē te wāhi', ['place', false]],
    ['change the place to Tauranga', ['place', true]],
    ['please change my email to jane@school.nz', ['answer-by', true]],
  ])('"%s" changes %o', (text, what) => {
    expect(changed(text)).toEqual(what);
  });

  test.each([
    ...['our principal is wrong', 'update to the policy', 'fix the problem with our school board', 'change is hard for our school'],
    ...['skip the queue at the office', 'Hamilton', 'the lead role', 'stop the bullying at our school', '', 'number 4', 'x'.repeat(4_000)],
  ])('%s is none', (text) => {
    expect(commandOf(fold(text))).toBeNull();
  });

  test('a change names its new value as typed', () => {
    expect(newValueIn('Change the place to Te Kūiti')).toBe('Te Kūiti');
    expect(newValueIn('change my email to: Jane@School.nz')).toBe('Jane@School.nz');
    expect(newValueIn('change the place')).toBeNull();
  });
});
