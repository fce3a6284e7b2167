// Reads an ask for a count as slots: which measures, and what is to be done with them.
import type { CountedMeasure, Difference, Figures, Share } from '../../content/schema/figures.ts';
import type { Mark, Marked } from './marks.ts';
import type { Span } from './patterns.ts';

export type Slots = {
  /**
   * `value`: a figure; `growth`: how much more between two days; `rest`: one measure less another; `share`: one as a part
   * of another; `average` and `projection` are read to be refused.
   */
  readonly operation: 'value' | 'growth' | 'rest' | 'share' | 'average' | 'projection';
  /** In the order asked. */
  readonly measures: readonly CountedMeasure[];
  /** The rule for `rest`, and for a `share` that asks for the part left out. */
  readonly difference: Difference | null;
  readonly share: Share | null;
};

/** What an ask goes on with. */
export type Before = {
  /** Measures that the figures in it stand for: "the 54 new ones". */
  readonly meant: readonly CountedMeasure[];
  /** The measure of an earlier ask, for one that names none. */
  readonly carried: CountedMeasure | null;
};

export type SlotReader = {
  /** Null when the ask is for no count of ours. */
  read(marked: Marked, before: Before): Slots | null;
  /** The measure of a kind that is named around a thing; null when none or it is not clear which. */
  measureOf(kind: CountedMeasure['kind'], thing: string | null, cues: ReadonlySet<string>): CountedMeasure | null;
  /** Lists that say what is counted, named inside a range. */
  tellingIn(marked: Marked, range: Span): readonly Mark[];
  thingsIn(marked: Marked, range: Span): readonly Mark[];
};

/** What may be named beside a thing without changing what is counted: students are in schools, schools in communities. */
export const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  student: ['school', 'community'],
  teacher: ['school', 'community'],
  school: ['community'],
  leader: ['community'],
  challenge: ['community'],
};
/** Lists that change what is counted although no measure names them. */
const OTHERWISE = ['gain', 'role', 'money', 'rollout', 'double'];
/** Marks that may stand between "how many" and what is counted. */
const PASSED =
  'filler being told about over under claiming latest every exactly first more total not next before none month season figure'.split(' ');
/** Words between "how much" and what is counted; others make it ask for money. */
const PASSED_BY_MUCH = 'is are was were of the all'.split(' ');
/** The same where a growth is asked: "by how much did the number of schools grow". */
const PASSED_BY_GROWTH = [...PASSED_BY_MUCH, ...'did does do has have had number numbers more it they that this those'.split(' ')];
/** Words that make an ask without "how many" a question of another kind. */
const ASKING = 'can could do does did is are was were we our have has had may must should will would need am'.split(' ');
/** Words that stand for what was counted before. */
const PRONOUNS = 'they them those these their'.split(' ');

type Sort = Pick<CountedMeasure, 'thing' | 'cues'>;

export function createSlotReader({ measures: all, differences, shares }: Figures): SlotReader {
  const measures = all.filter(({ kind }) => kind === 'count');
  const things = [...new Set(measures.flatMap(({ thing }) => thing))];
  const telling = [...new Set([...all.flatMap(({ thing, cues }) => [...thing, ...cues]), ...OTHERWISE])];
  const byId = new Map(all.map((measure) => [measure.id, measure]));
  const namesIn = (marked: Marked, names: readonly string[], range?: Span) =>
    new Set(marked.of(names, range?.start, range?.end).map(({ name }) => name));

  /** The thing asked for; `false` when something else is counted. */
  const headOf = (marked: Marked): Mark | null | false => {
    const named = marked.of(things);
    for (const how of marked.of(['how-many', 'figure'])) {
      if (how.name === 'figure' && marked.words[how.end - 1] !== 'of') continue;
      const thing = behind(marked, how, things, [...PASSED, ...telling]);
      if (thing !== null) return thing;
    }
    const [wanted] = marked.of(['figure', 'share', 'average']);
    return (wanted && named.find(({ start }) => start >= wanted.end)) ?? named[0] ?? null;
  };
  /** Nothing is said of what is counted but what these measures and rules are about. */
  const isAbout = (marked: Marked, used: readonly Sort[], also: readonly string[] = []) => {
    const allowed = new Set([
      ...also,
      ...used.flatMap(({ thing, cues }) => [...thing, ...cues, ...thing.flatMap((one) => HOLDERS[one] ?? [])]),
    ]);
    return marked.of(telling).every(({ name }) => allowed.has(name));
  };
  const bothOf = (...ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);

  const shareOf = (marked: Marked, from: string, said: ReadonlySet<string>): Share | null => {
    const rated = shares.filter(({ part, whole }) => {
      const both = bothOf(part, whole);
      const cues = byId.get(part)?.cues ?? [];
      return both.some(({ thing }) => thing.includes(from)) && cues.every((cue) => said.has(cue)) && isAbout(marked, both);
    });
    const cuesOf = ({ part }: Share) => byId.get(part)?.cues.length ?? 0;
    return [...rated].sort((one, other) => cuesOf(other) - cuesOf(one))[0] ?? null;
  };

  return {
    thingsIn: (marked, { start, end }) => marked.of(things, start, end),
    tellingIn: (marked, { start, end }) => marked.of(telling, start, end),
    measureOf: (kind, thing, cues) => {
      const [only, ...others] = fitting(
        all.filter((measure) => measure.kind === kind),
        thing,
        cues,
      );
      return only && others.length === 0 ? only : null;
    },
    read: (marked, { meant, carried }) => {
      const wants = (name: Parameters<Marked['has']>[0]) => marked.has(name);
      const head = headOf(marked);
      if (head === false || isNotEligible(marked) || hasOne(marked)) return null;
      // "Of the pupils, what share were in the new communities": pupils, who are in communities.
      const isWithin = carried?.thing.some((thing) => head && HOLDERS[thing]?.includes(head.name)) === true && wantsPart(marked);
      const from = (isWithin ? null : head?.name) ?? carried?.thing[0] ?? meant[0]?.thing[0] ?? null;
      // "Has it grown since July": the communities, of which everything else is a part.
      if (from === null)
        return wants('difference') && !isAboutCourse(marked) && !wants('what') && measures[0]
          ? slotsOf('growth', measures.slice(0, 1))
          : null;
      const said = new Set([...namesIn(marked, telling), ...meant.flatMap(({ cues }) => cues)]);
      const goesOn = head === null || marked.words.length <= 2 || marked.words.some((word) => PRONOUNS.includes(word));
      if (goesOn && meant.length === 0) for (const cue of carried?.cues ?? []) if (head === null || cue === 'new') said.add(cue);
      // "the 54 new ones and how many altogether": all of them.
      const besideHead = marked.of(['new']).some(({ end }) => end === head?.start);
      const isTotal = wants('total') || (head === null && marked.words.includes('total'));
      if (isTotal && !besideHead) said.delete('new');
      const own = fitting(measures, from, said);
      const counts = wants('how-many') || wants('figure') || wants('total');
      const isBare = marked.words.every((word) => !ASKING.includes(word)) && !wants('what') && !wants('date') && !wants('next');
      if (wants('average') && (counts || isBare)) {
        const per = marked.of(things).filter(({ name }) => name !== from);
        const by = per.flatMap(({ name }) => fitting(measures, name, new Set(said.has('new') ? ['new'] : []))).at(-1);
        const both = [...own.slice(0, 1), ...(by ? [by] : [])];
        return both.length > 0 && isAbout(marked, both) ? slotsOf('average', both) : null;
      }
      if (wants('projection')) return counts && own.length === 1 && isAbout(marked, own) ? slotsOf('projection', own) : null;
      // "Rose by 60 per cent": no share of a whole.
      if (wants('difference') && wants('share') && own.length === 1 && isAbout(marked, own, ['double'])) return slotsOf('growth', own);
      const around = new Set([...said, ...namesIn(marked, ['not', 'before', 'more'])]);
      const [rule] = fitting(differences, from, around);
      const rest = rule && isAbout(marked, [rule, ...bothOf(rule.of, rule.less)]) ? rule : null;
      if (wants('share') && !isOutOfHowMany(marked)) {
        const share = shareOf(marked, from, said);
        const isLeft = rest !== null && rest.of === share?.whole && rest.less === share.part;
        return share && slotsOf('share', bothOf(share.part, share.whole), { share, difference: isLeft ? rest : null });
      }
      if (rest && (wants('how-many') || wants('difference') || isBare))
        return slotsOf('rest', bothOf(rest.of, rest.less), { difference: rest });
      const isCompared = wants('more') && marked.words.includes('than');
      if (!counts && !wants('difference') && !wants('double') && !isCompared && !isBare) return null;
      if (!counts && isBare && marked.unexplained.length > 0) return null;
      const grows = !isAboutCourse(marked) && (wants('difference') || wants('double') || (wants('more') && counts) || isCompared);
      if (own.length === 1 && isAbout(marked, own, ['double']) && !wants('total') && grows) return slotsOf('growth', own);
      if (!counts && !isBare) return null;
      // "How many of the schools are …": some of them, by a word that is no measure of ours.
      if (isOfThem(marked) && own.every(({ thing, cues }) => cues.every((cue) => thing.includes(cue)))) return null;
      const several = listed(marked, own);
      return several.length > 0 && isAbout(marked, several) ? slotsOf('value', several) : null;
    },
  };

  /** "communities, schools and students", "endorsed and led": more than one measure, side by side. */
  function listed(marked: Marked, own: readonly CountedMeasure[]): readonly CountedMeasure[] {
    const states = own.length > 1 ? own.filter(({ cues }) => cues.length === 1 && cues[0] !== 'new') : [];
    if (states.length > 1) return states;
    if (own.length !== 1 || own[0]?.cues.length !== 0) return own.length === 1 ? own : [];
    const named = marked.of(things);
    const beside = named.filter(({ start }, at) => {
      const between = marked.words.slice(named[at - 1]?.end ?? start, start);
      return at > 0 && between.every((word) => ['and', 'or', 'how', 'many', 'the'].includes(word));
    });
    return [
      ...new Set([
        ...own,
        ...beside.flatMap(({ name }) => measures.filter(({ thing, cues }) => thing.includes(name) && cues.length === 0)),
      ]),
    ];
  }
}

function slotsOf(operation: Slots['operation'], measures: readonly CountedMeasure[], rule: Partial<Slots> = {}): Slots {
  return { operation, measures, difference: null, share: null, ...rule };
}

/** Of those with this head and all their cues said, those with the most cues. */
function fitting<T extends Sort>(list: readonly T[], head: string | null, said: ReadonlySet<string>): readonly T[] {
  const open = list.filter(
    ({ thing, cues }) => (head === null ? cues.length > 0 : thing.includes(head)) && cues.every((cue) => said.has(cue)),
  );
  const most = Math.max(0, ...open.map(({ cues }) => cues.length));
  return open.filter(({ cues }) => cues.length === most);
}

/** What "how many" stands before: a thing of ours; null when nothing follows; `false` when something else is counted. */
function behind(marked: Marked, how: Mark, things: readonly string[], passed: readonly string[]): Mark | null | false {
  const { words } = marked;
  const isMuch = words[how.end - 1] === 'much';
  const passedByMuch = marked.has('difference') ? PASSED_BY_GROWTH : PASSED_BY_MUCH;
  for (let at = how.end; at < words.length; at += 1) {
    const thing = marked.of(things).find(({ start }) => start === at);
    if (thing) return thing;
    if (/^\d/.test(words[at] ?? '')) continue;
    if (isMuch && marked.of(['difference']).some(({ start }) => start === at)) continue;
    if (isMuch && !passedByMuch.includes(words[at] ?? '')) return false;
    if (!marked.of(passed).some(({ start, end }) => start <= at && at < end)) return false;
  }
  return null;
}

const wantsPart = (marked: Marked) => marked.has('share') || marked.has('new');

const isOfThem = ({ words }: Marked) => words.some((word, at) => word === 'many' && words[at + 1] === 'of' && words[at + 2] !== 'us');

/** "How many communities had one": what they had was said before. */
const hasOne = ({ words }: Marked) =>
  words.some((word, at) => word === 'one' && ['had', 'have', 'has', 'got', 'with'].includes(words[at - 1] ?? ''));

/** "How did it grow": for the course of it, not for a figure. */
const isAboutCourse = ({ words }: Marked) => words.some((word, at) => word === 'how' && !['many', 'much'].includes(words[at + 1] ?? ''));

/** "not eligible": nobody counted those. */
function isNotEligible(marked: Marked): boolean {
  return marked.of(['eligible']).some(({ start }) => marked.of(['not']).some(({ end }) => end === start));
}

/** "out of how many": not a share, but the number it is taken of. */
function isOutOfHowMany({ words }: Marked): boolean {
  return words.some((word, at) => word === 'out' && words[at + 1] === 'of' && words[at + 2] === 'how');
}
