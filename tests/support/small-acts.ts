// The acts of the small knowledge: one of each thing the conversation can do besides answering.
import type { Act } from '../../src/content/schema/acts.ts';

const act = (id: string, kind: Act['kind'], exact: readonly string[], asks: readonly string[]): Act => ({
  id,
  kind,
  exact,
  asks,
  topics: [],
});

export const smallActs: readonly Act[] = [
  act(
    'person',
    'person',
    ['a person please', 'human'],
    ['let me talk to a real person', 'put me through to someone', 'I want a person to ring me'],
  ),
  { ...act('greeting', 'talk', ['hi', 'kia ora'], ['hello there', 'good morning to you', 'kia ora koutou']), topics: ['greeting'] },
  act('thanks', 'talk', ['thanks'], ['thank you so much', 'that was kind thanks', 'great help thanks']),
  act('banter', 'talk', ['lol'], ['tell me something funny', 'you are a funny robot', 'do you like rugby']),
  act('help', 'control', ['help', '?'], ['show me the topics', 'what can I ask you', 'list of topics']),
  act('restart', 'control', ['start over'], ['begin all over again', 'start afresh please', 'wipe that and begin']),
  act('repeat', 'control', ['say that again'], ['please repeat your last words', 'repeat that once more', 'I missed that repeat it']),
  act('shorter', 'control', ['shorter'], ['make it shorter please', 'the short version', 'shorter please']),
  act('back', 'control', ['go back'], ['go back one step', 'back to the one before', 'take me back']),
  act('privacy', 'control', ['privacy'], ['what do you store about me', 'is this recorded', 'who reads this chat']),
  act(
    'delete-data',
    'control',
    ['delete my data'],
    ['erase all that I typed', 'remove my chat from your records', 'delete this whole chat'],
  ),
  act('english', 'control', ['in english'], ['switch to english', 'speak english to me', 'english please from now']),
  act('te-reo', 'control', ['te reo'], ['switch to te reo', 'speak te reo to me', 'te reo please from now']),
];
