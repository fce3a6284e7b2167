// How long the worst message takes: a whole turn on runs, monsters and mixtures, in conversations that remember such ones.
import { createAnswerer } from '../../answering/answerer.ts';
import { createComposer } from '../../answering/composing/compose.ts';
import type { CompactModel } from '../../answering/learning/compact.ts';
import { seededChance } from '../../base/chance.ts';
import type { Content } from '../../content/content.ts';
import { MAX_MESSAGE_CHARACTERS } from '../../conversation/message.ts';
import { type ConversationState, newState } from '../../conversation/state.ts';
import { createTurn } from '../../conversation/turn.ts';
import { type Measurement, quantile } from './measurement.ts';
import { cut, JOINTS, piecesOf, RUNS, runOf } from './odd-messages.ts';

const MESSAGES = 1_000;
/** Every so many messages the conversation is a new one. */
const A_CONVERSATION = 6;
const WARM_UP = 300;
/** Slower ones are taken again, and the best counts: the message is measured, not the machine. */
const SUSPICIOUS_MILLISECONDS = 10;
const TRIES = 4;

function createMessages(pieces: readonly string[], chance: () => number): () => string {
  const upTo = (most: number) => Math.floor(chance() * most);
  const from = (list: readonly string[]) => list[upTo(list.length)] ?? '';
  const mixed = (count: number): string => Array.from({ length: count }, () => from(pieces) + from(JOINTS)).join('');
  const letters = (count: number): string =>
    String.fromCodePoint(...Array.from({ length: count }, () => (chance() < 0.5 ? upTo(0x180) : upTo(0x110000))));
  const forms: readonly (() => string)[] = [
    () => runOf(from(RUNS)),
    () => mixed(2) + runOf(from(RUNS)).slice(0, 500 + upTo(3000)) + mixed(2),
    () => Array.from({ length: 400 }, () => from(RUNS)).join(''),
    () => runOf(from(RUNS) + from(RUNS)),
    () => runOf(from(pieces)),
    () => runOf(from(pieces) + from(JOINTS)),
    () => mixed(1 + upTo(8)),
    () => mixed(400),
    () => mixed(3).replace(/\w/g, (letter) => (chance() < 0.2 ? letters(1) : letter)),
    () => letters(upTo(MAX_MESSAGE_CHARACTERS)),
  ];
  return () => cut((forms[upTo(forms.length)] ?? forms[0])?.() ?? '');
}

export function benchFuzz({ content, model }: { readonly content: Content; readonly model: CompactModel }): readonly Measurement[] {
  const { knowledge } = content;
  const turn = createTurn({ content, answerer: createAnswerer({ knowledge, model }), composer: createComposer(knowledge) });
  const chance = seededChance(20_161_109);
  const next = createMessages(piecesOf(knowledge), chance);
  const timed = (state: ConversationState, message: string) => {
    const started = performance.now();
    const taken = turn.take(state, message, '2026-01-01');
    return { state: taken.state, milliseconds: performance.now() - started };
  };
  const best = (state: ConversationState, message: string) => {
    const first = timed(state, message);
    if (first.milliseconds < SUSPICIOUS_MILLISECONDS) return first;
    const again = Array.from({ length: TRIES - 1 }, () => timed(state, message).milliseconds);
    return { ...first, milliseconds: Math.min(first.milliseconds, ...again) };
  };

  for (let at = 0; at < WARM_UP; at += 1) timed(newState, next());
  let state = newState;
  let worst = { milliseconds: 0, message: '' };
  const all: number[] = [];
  for (let at = 0; at < MESSAGES; at += 1) {
    const before = at % A_CONVERSATION === 0 ? newState : state;
    const message = next();
    const taken = best(before, message);
    state = taken.state;
    all.push(taken.milliseconds);
    if (taken.milliseconds > worst.milliseconds) worst = { milliseconds: taken.milliseconds, message };
  }
  return [
    {
      name: `${MESSAGES} fuzzed messages p50`,
      value: quantile(all, 0.5),
      unit: 'ms',
      note: `up to ${MAX_MESSAGE_CHARACTERS} characters, a whole turn`,
    },
    { name: `${MESSAGES} fuzzed messages p99`, value: quantile(all, 0.99), unit: 'ms' },
    {
      name: `worst of ${MESSAGES} fuzzed messages`,
      value: worst.milliseconds,
      unit: 'ms',
      note: JSON.stringify(worst.message.slice(0, 40)),
    },
  ];
}
