// A reply read aloud has its words and no Markdown.
import { describe, expect, test } from 'vitest';
import { toSpeech } from '../../../src/conversation/speak.ts';

describe('a reply as speech', () => {
  test.each([
    ['**Please note:** it ended.', 'Please note: it ended.'],
    ['See [the release](https://example.org/a).', 'See the release.'],
    ['[one](https://example.org/a_(b)) and [two](https://example.org)', 'one and two'],
    ['Choose:\n\n- this\n- that', 'Choose:\nthis\nthat'],
    ['One.\n\nTwo.\n\n\nThree.', 'One.\nTwo.\nThree.'],
    ['Ring **111** now', 'Ring 111 now'],
    ['5 - 3 is 2, and 2 * 3 is 6', '5 - 3 is 2, and 2 * 3 is 6'],
    ['Kāhui Ako | Communities [of Learning]', 'Kāhui Ako | Communities [of Learning]'],
  ])('%j is said as %j', (markdown, speech) => {
    expect(toSpeech(markdown)).toBe(speech);
  });
});
