// Short messages about what was just said: "says who?", "when was that?", "are you sure?", "why?", "go on", "that's wrong".

export type FollowUp =
  /** Where does it say that? */
  | 'source'
  /** How old is that? */
  | 'when'
  | 'sure'
  | 'why'
  | 'more'
  /** Is it so today? */
  | 'still'
  /** That is not what was asked. */
  | 'wrong';

const THAT = '(?:that|this|it|those|these|they|you|tena|tenei|tera)';
const THING = '(?: (?:figure|number|info|information|answer|fact|page|data|one|stuff|release|story|claim|statement|text|news))?';
const SAID =
  '(?:say|says|said|saying|state|states|stated|write|written|come|comes|came|coming|get|got|getting|find|found|read|taken|published|recorded)';
const TAIL = '(?: .{1,24})?';

/** Whole messages, folded, their first and last fillers gone. Longer ones are questions of their own. */
const KINDS: readonly (readonly [FollowUp, readonly string[]])[] = [
  [
    'source',
    [
      '(?:says|said|sez|reckons|according to|on whose|by whose) (?:who|whom|authority|word|account)',
      `who (?:says|said|reckons|told you|claims|is saying)(?: so| ${THAT})?`,
      `(?:what|where|who) (?:is|are|was|were)? ?(?:your|the|its) (?:source|sources|reference|references|citation|evidence|proof|basis|authority)(?: (?:of|for|on|behind) ${THAT}${THING})?`,
      `where (?:is|was|does|did|do|has|are) ${THAT}${THING}(?: actually| exactly| even)? ${SAID}(?: ${THAT}${THING})?(?: (?:from|down|in|so))*`,
      `where (?:can|could|do|did|would) (?:i|we|you|u) (?:get|see|read|find|check|look up) (?:that|this|it)${THING}(?: from)?`,
      `where (?:is|was|are|were|did) ${THAT}${THING} from`,
      'where from',
      `how (?:do|did|would|can|could) (?:you|u|i|we) (?:know|be sure|check)(?: ${THAT})?(?: is)?(?: right| true)?`,
      `(?:can you |could you |please )?(?:prove|source|cite|back up|reference) ${THAT}(?: up)?`,
      `(?:can you |could you )?back ${THAT} up`,
      `(?:do you have|have you got|got|any|is there|give me|show me|can i have) (?:a |any |some |the |your )?(?:source|sources|reference|references|citation|proof|evidence)(?: (?:for|of|on) ${THAT})?`,
      '(?:(?:your|the) )?(?:source|sources|reference|citation|cite|proof|evidence)',
      'prove it',
      `(?:is|was|are) ${THAT}${THING} official`,
      'official',
      `(?:did|do|are|have) (?:you|u) (?:just )?(?:make|making|made) ${THAT}${THING} up`,
      '(?:no hea|kei hea|na wai|e ai ki a wai|no whea)(?: i ki)?(?: tena| tera| tenei| ena)?(?: korero| whika| mohiohio)?',
      '(?:he aha|kei hea) te (?:puna|matapuna)(?: korero)?',
    ],
  ],
  [
    'when',
    [
      `when (?:is|was|were|are|did) ${THAT}${THING}(?: (?:said|say|published|written|from|updated|last updated|counted|taken|true|out|put out|posted|current))?`,
      `(?:what|which) (?:date|day|year|month)(?: is| was| were| are)? ${THAT}${THING}(?: (?:from|of|said|published|written|updated|last updated))?`,
      `(?:what|which) (?:date|day) (?:is|was) (?:that|this|it)${TAIL}`,
      '(?:as at|as of|from|at|of|dated|since) (?:what|which|when) ?(?:date|day|time|year)?',
      `how (?:old|recent|current|fresh|new|up to date|out of date|dated|long ago) (?:is|was|are|were) (?:${THAT}|your|the)${THING}(?: .{1,20})?`,
      `(?:is|was|are) ${THAT}${THING} (?:recent|current|old|up to date|out of date|the latest)`,
      '(?:nonahea|no nahea|no whea ra|i ahea)(?: tena| tera| tenei)?(?: korero| whika)?',
    ],
  ],
  [
    'sure',
    [
      `(?:are |r )?(?:you|u|ya) (?:really |quite |absolutely |totally |pretty |dead )?(?:sure|certain|positive)(?: (?:about|of|that|this|it|its)${TAIL})?`,
      '(?:really|seriously|truly|honestly|for real|straight up|no way|surely not|serious|for sure|definitely|really truly)',
      `(?:is|are|was) ${THAT}${THING} (?:really |actually |even |definitely )?(?:right|true|correct|accurate|so|a fact|legit|certain|reliable)`,
      `(?:can|should|could) (?:i|we) (?:trust|rely on|believe|count on|quote) (?:${THAT}|you)${THING}`,
      '(?:he |e )?(?:pono|tika)(?: ranei| ana)?(?: tena| tera| tenei| te korero)?',
    ],
  ],
  [
    'why',
    [
      `(?:but |and )?why(?: (?:not|so|exactly|on earth|though))?(?: (?:is|was|would|are|did|do|does) ${THAT}(?: be)?(?: so)?)?`,
      '(?:how come|how so|what for|for what reason|he aha ai|na te aha|he aha te take)',
      '(?:what|whats)(?: is| was)? (?:the |your )?(?:reason|reasoning)(?: (?:for|behind|why) (?:that|this|it))?',
      `how come ${THAT}(?: is| was)?`,
    ],
  ],
  [
    'more',
    [
      '(?:go on|carry on|continue|keep going|more|say more|any more|tell me more|tell more|more please|a bit more|and|next|haere tonu|korero tonu|he aha atu|he korero ano|details|detail)',
      `(?:(?:can|could|would) you |give me |tell me |show me |any |some |i want |id like )*(?:a bit |a little )?more (?:info|information|details?|detail|on ${THAT}|about ${THAT})(?: (?:on|about) ${THAT})?`,
      `(?:tell|show|give) (?:me|us) (?:a bit |a little |some )?more(?: (?:on|about) ${THAT})?`,
      `(?:(?:can|could|would) you )?(?:elaborate|expand)(?: (?:on|upon) ${THAT})?`,
      '(?:anything|something|what) else(?: (?:on|about) (?:that|this|it))?(?: (?:is there|can you tell me|do you (?:know|have)))?',
    ],
  ],
  [
    'still',
    [
      `(?:is|are|was|does|do|would|will) ${THAT}${THING} still (?:the case|true|so|right|current|correct|apply|hold|stand|valid|accurate|in force|happening|going)(?: (?:today|now|these days|this year))?`,
      `(?:still|even) (?:the case|true|so|current|valid)(?: (?:today|now))?`,
      `(?:is|are|does|do) ${THAT}${THING} (?:the case|true|so|apply|hold|valid) (?:today|now|these days|nowadays)`,
      'still',
    ],
  ],
  [
    'wrong',
    [
      `(?:no )?(?:${THAT} (?:is|was) )?(?:not|nt) (?:it|right|true|correct|helpful|what (?:i|we) (?:asked|meant|mean|ment|wanted|want|said|am asking|was asking)(?: for| about)?)`,
      '(?:no )?(?:that is |thats )?(?:wrong|incorrect|rubbish answer|the wrong (?:one|thing|answer|question))',
      '(?:no )?not that(?: one)?',
      '(?:no )?(?:you|u) (?:misunderstood|misread|got (?:it|me|that) wrong|did not (?:answer|understand)|have not answered)(?: .{1,16})?',
      '(?:kei te he|he he) ?(?:tena|tera)?',
    ],
  ],
];

const COMPILED = KINDS.map(([kind, patterns]) => [kind, new RegExp(`^(?:${patterns.join('|')})$`)] as const);

/** Longer messages are questions of their own. */
const MOST_WORDS = 11;
const FIRST = new Set(
  'and ok okay so but oh um well wait hang on hold hmm yeah nah right a e sorry thanks cheers then now hey cool lol'.split(' '),
);
const LAST = new Set('please pls then though tho exactly mate bro hey eh now anyway thanks actually ne'.split(' '));

/** As they are typed on a phone. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tht: 'that',
    dat: 'that',
    thta: 'that',
    wen: 'when',
    whn: 'when',
    y: 'why',
    sez: 'says',
    ya: 'you',
    rly: 'really',
    tru: 'true',
    shure: 'sure',
    sorce: 'source',
  }),
);

/** What a short message asks about the last reply; null when it is something else. `words` are folded (see wordsOf). */
export function followUpOf(words: readonly string[]): FollowUp | null {
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  for (const said of trimmings(words.map((word) => SHORT_FORMS.get(word) ?? word))) {
    const text = said.join(' ');
    const found = COMPILED.find(([, pattern]) => pattern.test(text));
    if (found) return found[0];
  }
  return null;
}

/** Whether a message of a few words asks for the reason of something: "why change it". */
export function asksWhy(words: readonly string[]): boolean {
  return words.length <= MOST_WORDS && /^(?:and |but |so |ok )*(?:why|how come|he aha ai|na te aha)\b/.test(words.join(' '));
}

/** The message whole, and then without what merely opens or ends it. */
function trimmings(words: readonly string[]): readonly (readonly string[])[] {
  let start = 0;
  while (start < words.length - 1 && FIRST.has(words[start] ?? '')) start += 1;
  let end = words.length;
  while (end > start + 1 && LAST.has(words[end - 1] ?? '')) end -= 1;
  return start === 0 && end === words.length ? [words] : [words, words.slice(start, end)];
}
