// Splits a message into its asks: greetings and signatures dropped, sentences and joined questions apart.
import { fold } from './clean.ts';

/** One sentence or clause; `ask` when it asks for something, else it is what the person tells about themselves. */
export type Clause = {
  readonly text: string;
  readonly role: 'ask' | 'context' | 'courtesy';
  /** One item of a list. */
  readonly isItem?: true;
};

const COURTESY =
  /^(dear|hi|hello|hey|kia ora|tena koe|tena koutou|morena|good (morning|afternoon|evening|day)|greetings|salaam?|talofa|malo|namaste)\b[^?]{0,40}$|^(thanks|thank you|many thanks|cheers|regards|kind regards|best regards|warm regards|sincerely|yours|yours (sincerely|faithfully)|nga mihi|naku noa|na|cordially|best(?= wishes|,|$)|ta|with thanks|hei kona)\b[^?]{0,60}$/;

const QUESTION_WORD =
  /^(and |but |so |also |ok |okay |or |then |please |now |um |well |sorry |hi |kia ora |\d[.)] ?|[a-c][.)] ?)*((?:who|what|which|when|where|why|how)(?:s|re|d|ll|ve)?|whom|whose|whether|is|are|was|were|do|does|did|can|could|may|must|should|would|will|has|have|had|he aha|ko wai|na wai|ma wai|e hia|tokohia|nonahea|kei hea|ka taea|me pehea|am i|does|isnt|arent|didnt|doesnt)\b/;

/** "kia ora who belongs": a greeting, and then a question without its mark. */
const GREETED_QUESTION =
  /^(hi|hello|hey|kia ora|tena koe|tena koutou|morena|good (morning|afternoon|evening|day)|greetings|talofa|malo|namaste|thanks|thank you|ta|cheers)( there| all| koutou)?,? (and |but |so |also )?((?:who|what|which|when|where|why|how)(?:s|re|d|ll|ve)?|is|are|was|were|do|does|did|can|could|may|must|should|would|will|has|have|he aha|ko wai|e hia|tokohia|kei hea|ka taea|me pehea)\b/;

const REQUEST =
  /\b(tell me|let me know|let us know|want to know|wanted to know|like to know|need to know|wonder(ing|ed)?|my question|question is|please (advise|confirm|state|give|send|explain|list|name|provide|supply|tell|say|clarify)|kindly|could you|can you|would you|i need|we need|looking for|trying to (find|work out)|not sure (if|whether|who|what|how)|dont know|do not know|(give|send|show) (me|us)|explain|clarify|confirm|correct\?|is that (right|true|so)|(any )?idea (who|what|how|whether|if)|asked (me )?(who|what|how|whether|if|to find))\b|\bplease$|^(and )?please\b/;

/** Where one sentence holds two questions: "… and who pays", "… , how many", "… and tell me whether". */
const JOINED =
  /(?:,|;)? (?:and|plus|also|then)(?: also| then| please)* (?=(?:tell|give|send|show|explain|advise|confirm|let|whether|if)\b)|(?:,|;| -|:)? (?:and|plus|also|or|but)(?: also| then)? (?=(?:(?:who|what|which|when|where|why|how)s?|is|are|was|were|do|does|did|can|could|may|must|should|would|will|has|have)\b)|, (?=(?:who|what|when|where|why|how)s?\b)|(?:,| and) (?:also|while im at it|second(?:ly)?),? /gi;

/** Stands before each item of a list while a message is taken apart. */
const ITEM = '\u0001';
/** A single mark may be anything; two are a list, and what is listed is asked. */
const LEAST_ITEMS = 2;

const LIST_MARK = /(?:^|\s)(?:\(?\d[.)](?!\d)|\(?[a-c]\)|(?:first|second|third)(?:ly)?[,:]|[-•*] )\s*/gim;

/** Clauses of one message; a letter has fewer. What follows them counts as one more. */
const MOST_CLAUSES = 60;

const plainly = (text: string) =>
  fold(text)
    .replace(/'/g, '')
    .replace(/[.!,]+$/, '');
const isCourtesy = (plain: string) => COURTESY.test(plain) && !GREETED_QUESTION.test(plain);

/** The clauses of a cleaned message, in order; never empty for a message with letters. Without any ask every clause counts as one. */
export function splitMessage(message: string): readonly Clause[] {
  const marked = message
    // Each step of a long run of blank lines would be looked at again from the next.
    .replace(/ ?\n\s*/g, '\n')
    .replace(LIST_MARK, `\n${ITEM}`);
  const isList = marked.split(ITEM).length > LEAST_ITEMS;
  const written = marked
    .split(/(?<=[?!])\s+|(?<=\.)\s+(?=\S)|\n+|(?<=[^\d\s])\s*;\s+|\s+\|+\s+|\s-\s/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  const rest = written.slice(MOST_CLAUSES).join(' ');
  const sentences = [...written.slice(0, MOST_CLAUSES), ...(rest === '' ? [] : [rest])];
  const clauses = sentences.flatMap((marks, at): Clause[] => {
    const isItem = isList && marks.startsWith(ITEM);
    const sentence = marks.replaceAll(ITEM, '');
    // "As at July, please give:" asks for nothing beside what it lists.
    const isLeadIn = isList && !isItem && sentence.endsWith(':') && sentences[at + 1]?.startsWith(ITEM) === true;
    const plain = plainly(sentence);
    if (isCourtesy(plain)) return [{ text: sentence, role: 'courtesy' }];
    const asks = isItem || sentence.includes('?') || GREETED_QUESTION.test(plain) || QUESTION_WORD.test(plain) || REQUEST.test(plain);
    if (!asks || isLeadIn) return [{ text: sentence, role: 'context' }];
    const parts = sentence
      .split(JOINED)
      .map((part) => part.trim())
      .filter((part) => /\p{L}{2}/u.test(part));
    return (parts.length > 0 ? parts : [sentence]).map((text) => ({
      text,
      role: isCourtesy(plainly(text)) ? 'courtesy' : 'ask',
      ...(isItem ? { isItem } : {}),
    }));
  });
  if (clauses.some((clause) => clause.role === 'ask')) return clauses;
  const said = clauses.filter((clause) => clause.role === 'context');
  return said.length > 0 ? clauses.map((clause) => (clause.role === 'context' ? { ...clause, role: 'ask' } : clause)) : clauses;
}
