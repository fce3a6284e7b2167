// Teams: word of a new case to the team that is configured, and an office's answer to the person who asked there.
import type { Region } from '../content/schema/regions.ts';
import { oneLine } from './plain-text.ts';
import { routeName } from './route-name.ts';
import type { Sender, Sent } from './sender.ts';
import { askerWords, team as words } from './words.ts';

/** Characters of what it is about that a team sees; the rest is at the desk. */
const LONGEST_ABOUT = 300;

/** Tells the team of a case. No address or number of the person goes there: those stay at the desk. */
export function createTeamSender(options: {
  readonly regions: readonly Region[];
  readonly deskUrl: string;
  readonly post: (text: string, signal: AbortSignal) => Promise<Sent>;
}): Sender {
  const { regions, deskUrl, post } = options;
  return ({ case: asked }, signal) => {
    const about = oneLine(asked.about, LONGEST_ABOUT).replace(/[[\]*_`<>~|#\\]/g, ' ');
    const lines = [
      words.opening(asked.reference, routeName(asked.route, regions)),
      words.about(about),
      words.from(asked.asker ? askerWords[asked.asker] : words.unknown, asked.place ? oneLine(asked.place, 100) : words.unknown),
      words.desk(`${deskUrl}/cases/${asked.reference}`),
    ];
    return post(lines.join('\n\n'), signal);
  };
}

/** Says the office's answer in the conversation that the person asked in. */
export function createChannelSender(say: (address: unknown, text: string, signal: AbortSignal) => Promise<Sent>): Sender {
  return ({ replyAddress, answer }, signal) => say(replyAddress, answer ?? '', signal);
}
