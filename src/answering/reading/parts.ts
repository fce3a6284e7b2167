// Things asked for side by side in one sentence: "the date, the minister and the total", "communities + pupils".

/** Where a sentence may list what it asks for; a comma inside a number is none. */
const BETWEEN = /,(?!\d)\s*(?:and |plus |also |or )*|;\s*|\s[+&/]\s|\s(?:and|plus)(?:\s+also)?\s/gi;
/** What joins two things rather than a thing and what is told about it: "number of communities, winter 2016" is one. */
const JOINING = /;|\s[+&/]\s|\s(?:and|plus|also)\s/i;
/** A sentence of more parts tells a story. */
const MOST_PARTS = 5;
/** Characters of a sentence that may be a list. */
const LONGEST = 300;

/** What the sentence may be asking for one by one; none when it lists nothing. */
export function partsOf(text: string): readonly string[] {
  // "Between November and July" is one span of time.
  if (text.length > LONGEST || /\bbetween\b/i.test(text)) return [];
  const parts = text
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => /\p{L}{2}/u.test(part));
  const isList = parts.length > 2 || JOINING.test(text);
  return isList && parts.length > 1 && parts.length <= MOST_PARTS ? parts : [];
}
