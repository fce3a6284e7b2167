// How a clause puts what it says: as so, as a question that leaves it open, or with doubt; only what is put as so can be put right.

/** From `start` up to, not including, `end` stand the words that say something; around them, words that ask for a yes. */
export type Mood = {
  readonly start: number;
  readonly end: number;
  /** Asks whether it is so, or says what would be if it were: nothing is taken for granted. */
  readonly isOpen: boolean;
  /** Wishes for something, and names what it is: nothing is put forward. */
  readonly isWish: boolean;
  /** Says of what it names that it is wrong, or doubts it. */
  readonly isDoubted: boolean;
};

const HELPER = 'is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may|might|am';
const OPENERS = 'so|but|and|well|um|hi|ok|okay|wait|also|or|then|please|oh|hello|hey|kia ora|yes|true or false|yes or no|right or wrong';
/** "…, isn't it?", "…, right?": asks for a yes to what is said as so. */
const CONFIRMING = new RegExp(
  `(?: (?:right|correct|yeah|yes|eh|ay|aye|surely|no|ne|nei|is that right|is that so|is that correct|is that true|am i right|i am correct|(?:${HELPER}) not (?:it|they|he|she|we|i|you|that|there|this)(?: so| right| true| correct)?|(?:${HELPER}) (?:it|they|he|she|we|i|you|that|there|this)(?: not)?))+(?: then| though| now)?$`,
);
/** What may end any question, and says nothing. */
const EMPTY = /(?: (?:or not|or what|please|then|though|true or false|right or wrong|yes or no))+$/;
/** "Isn't it the Ministry that …": asked in the negative, meant as so. */
const NEGATIVE = new RegExp(`^(?:(?:${OPENERS}) )*(?:${HELPER}) not `);
const POLAR = new RegExp(`^(?:(?:${OPENERS}) )*(?:${HELPER}) `);
/** "Is it true that …", "can you confirm …": asks for a yes as well. */
const ASKS_IF_SO =
  /^(?:\w+ ){0,2}(?:is|was) (?:it|that|this) (?:really |actually |still )?(?:true|right|correct|so|the case|not)\b|\b(?:confirm|verify|double check)\b|\bam i right\b/;
/** "Whether TEOs get …", "if TEOs got …", "asking if TEOs get": open as well; "TEOs get it if they join" is not. */
const UNDECIDED = new RegExp(
  `\\bwhether\\b|^(?:(?:${OPENERS}|what) )*if\\b|\\b(?:know|wonder|wondering|wondered|ask|asks|asking|asked|sure|tell|see|say|check|out|decide|clear|advise)(?: (?:me|us))? if\\b`,
);
/** "Name all 12 schools", "can you write the 54 down": a wish. */
const WISH = new RegExp(
  `^(?:(?:${OPENERS}|can you|could you|would you|will you) )*(?:list|name|show|give|send|write|find|provide|get|add|draw|plot)\\b|\\b(?:i|we) (?:need|want|would like|am after|are after)\\b|\\b(?:looking for|after a list)\\b`,
);
/** "If I am not wrong", "correct me if …": manners. */
const MANNERS = /\b(?:correct me if i am (?:wrong|mistaken)|if i am not (?:wrong|mistaken)|if i (?:recall|remember|understand)\b)/;
const DOUBT =
  /\b(?:(?:nobody|no one|never|not) (?:told|said|explained|mentioned)|wrong|false|falsely|untrue|incorrect|mistaken|myth|rumours?|doubts?|denies|denied|wrongly)\b/;

/** Last words in which a yes is asked for; looking further would cost time. */
const TAIL = 12;

/** `words`: folded words of one clause. */
export function moodOf(words: readonly string[]): Mood {
  const head = words.slice(0, -TAIL);
  const tail = [head.at(-1) ?? '', ...words.slice(-TAIL)].join(' ').replace(EMPTY, '');
  const isConfirmed = CONFIRMING.test(tail);
  const core = [...head.slice(0, -1), tail.replace(CONFIRMING, '')].join(' ').trim();
  const plain = core.replace(MANNERS, '');
  const negative = NEGATIVE.exec(core)?.[0];
  const isPolar = POLAR.test(plain) && !negative && !isConfirmed && !ASKS_IF_SO.test(plain);
  const end = core === '' ? words.length : core.split(' ').length;
  return {
    start: negative === undefined ? 0 : negative.trim().split(' ').length,
    end,
    isOpen: isPolar || UNDECIDED.test(plain),
    isWish: WISH.test(plain),
    isDoubted: DOUBT.test(plain),
  };
}
