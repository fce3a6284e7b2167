// The conversation of a case as text for a mail, the newest part of it when it is long.
import { formatInstant } from '../base/instant.ts';
import type { TranscriptLine } from '../cases/case.ts';
import { indent, manyLines, oneLine, withoutMarks } from './plain-text.ts';
import { office as words } from './words.ts';

const MOST_LINES = 60;
/** Some mail programs cut longer mails themselves, and at the wrong end. */
const MOST_CHARACTERS = 40_000;

/** Oldest first; what is left out is left out at the oldest end, and said. */
export function transcriptText(transcript: readonly TranscriptLine[]): string {
  if (transcript.length === 0) return words.noConversation;
  const kept: string[] = [];
  let characters = 0;
  for (const line of transcript.slice(-MOST_LINES).reverse()) {
    const text = lineText(line);
    characters += text.length;
    // The newest is always there: on its own it cannot be too long.
    if (characters > MOST_CHARACTERS && kept.length > 0) break;
    kept.unshift(text);
  }
  const leftOut = transcript.length - kept.length;
  return [...(leftOut > 0 ? [words.cutLines(leftOut)] : []), ...kept].join('\n\n');
}

function lineText({ from, at, text, sources }: TranscriptLine): string {
  const when = formatInstant(at);
  const said = manyLines(from === 'person' ? text : withoutMarks(text), MOST_CHARACTERS / 2);
  const lines = [from === 'person' ? words.person(when) : words.service(when), indent(said)];
  if (sources.length > 0) lines.push(indent([words.sources, ...sources.map((source) => `- ${oneLine(source, 300)}`)].join('\n')));
  return lines.join('\n');
}
