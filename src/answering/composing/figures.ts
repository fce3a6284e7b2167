// Tells figures that are worked out, with the ones they follow from; and says first what of a message is not so.
import { formatDay } from '../../base/day.ts';
import type { Knowledge } from '../../content/content.ts';
import { formatFact, formatNumber, renderBody } from '../../content/render.ts';
import type { Fact } from '../../content/schema/facts.ts';
import { type Derived, differenceRule, growth, perCent, relativeGrowth, rest, share, shareRule } from '../figures/derive.ts';
import type { TakenForGranted, Worked } from '../outcome.ts';
import type { ComposeContext } from './composed.ts';
import type { Told } from './entry-text.ts';

type Shelves = Pick<Knowledge, 'facts' | 'figures' | 'premises' | 'contacts' | 'releases'>;
type Context = Pick<ComposeContext, 'today' | 'lines'>;

/** Null when a fact it follows from is not out yet, or it does not follow. */
export function tellWorked(worked: Worked, shelves: Shelves, context: Context): Told | null {
  const fact = (id: number): Fact | undefined => {
    const found = shelves.facts.get(id);
    return found && found.asAt <= context.today ? found : undefined;
  };
  switch (worked.kind) {
    case 'growth': {
      const [from, to] = [fact(worked.from), fact(worked.to)];
      return from && to ? tellGrowth(from, to, worked.asks, shelves, context) : null;
    }
    case 'rest': {
      const [of, less] = [fact(worked.of), fact(worked.less)];
      return of && less ? tellRest(of, less, shelves, context) : null;
    }
    case 'share': {
      const [part, whole] = [fact(worked.part), fact(worked.whole)];
      return part && whole ? tellShare(part, whole, worked, shelves, context) : null;
    }
  }
}

function tellGrowth(
  from: Fact,
  to: Fact,
  asks: Extract<Worked, { kind: 'growth' }>['asks'],
  { figures, facts }: Shelves,
  { lines }: Context,
): Told | null {
  const more = growth(figures, from, to);
  const part = asks === 'number' ? null : relativeGrowth(figures, from, to);
  if (!more) return null;
  const others = [...facts.values()].filter(({ measure, asAt }) => measure === from.measure && asAt > from.asAt && asAt < to.asAt);
  const between = others
    .map((fact) => lines('answer-other-item', { figure: formatFact(fact) ?? '', date: formatDay(fact.asAt) }))
    .join('; ');
  const text = [
    lines('figures-growth', {
      noun: nounOf(from, figures),
      difference: amount(more, lines),
      from: formatFact(from) ?? '',
      'from-date': formatDay(from.asAt),
      to: formatFact(to) ?? '',
      'to-date': formatDay(to.asAt),
    }),
    ...(between.length > 0 ? [lines('figures-growth-between', { list: between })] : []),
    ...(part ? [lines('figures-growth-share', { share: perCent(part.value) })] : []),
    ...(part && asks === 'double' ? [lines(part.value >= 1 ? 'figures-doubled' : 'figures-not-doubled')] : []),
    note(formatNumber(more.value), more, lines),
  ];
  return { text: text.join(' '), facts: [to, from, ...others], asAt: to.asAt, chart: null };
}

function tellRest(of: Fact, less: Fact, { figures, facts }: Shelves, { lines }: Context): Told | null {
  const left = rest(figures, of, less);
  const rule = differenceRule(figures, of, less);
  if (!left || !rule) return null;
  const said = lines('figures-rest', {
    date: formatDay(of.asAt),
    difference: amount(left, lines),
    is: rule.is,
    of: formatFact(of) ?? '',
    'of-noun': nounOf(of, figures),
    less: formatFact(less) ?? '',
    'less-noun': nounOf(less, figures),
  });
  const stated = statedShare(less, of, figures, facts);
  const also = stated
    ? `${lines('figures-stated', { stated: formatFact(stated.fact) ?? '', whole: nounOf(of, figures), did: stated.did })} `
    : '';
  return {
    text: `${said} ${also}${note(formatNumber(left.value), left, lines)}`,
    facts: [of, less, ...(stated ? [stated.fact] : [])],
    asAt: of.asAt,
    chart: null,
  };
}

function tellShare(part: Fact, whole: Fact, worked: Extract<Worked, { kind: 'share' }>, shelves: Shelves, { lines }: Context): Told | null {
  const { figures, facts } = shelves;
  const found = share(figures, part, whole);
  const rule = shareRule(figures, part, whole);
  if (!found || !rule) return null;
  const stated = statedShare(part, whole, figures, facts)?.fact;
  const fill = {
    date: formatDay(part.asAt),
    part: formatFact(part) ?? '',
    whole: formatFact(whole) ?? '',
    'whole-noun': nounOf(whole, figures),
    did: rule.did,
    share: perCent(worked.left ? 1 - found.value : found.value, worked.places),
    stated: stated ? (formatFact(stated) ?? '') : '',
  };
  const key = worked.left ? 'figures-share-left' : stated ? 'figures-share-stated' : 'figures-share';
  return {
    text: `${lines(key, fill)} ${note(lines('figures-per-cent', { share: fill.share }), found, lines)}`,
    facts: [part, whole, ...(stated ? [stated] : [])],
    asAt: part.asAt,
    chart: null,
  };
}

/** The fact by which a release says in words which part one fact is of another. */
function statedShare(part: Fact, whole: Fact, figures: Shelves['figures'], facts: Shelves['facts']) {
  const rule = shareRule(figures, part, whole);
  const fact = [...facts.values()].find(
    ({ measure, release }) => measure !== undefined && measure === rule?.stated && release === part.release,
  );
  return rule && fact ? { fact, did: rule.did } : null;
}

const amount = ({ value, rough }: Derived, lines: Context['lines']) =>
  rough ? lines('figures-roughly', { figure: formatNumber(value) }) : formatNumber(value);
const note = (figure: string, { rough }: Derived, lines: Context['lines']) =>
  lines(rough ? 'figures-worked-out-rough' : 'figures-worked-out', { figure });
const nounOf = ({ measure, unit }: Fact, { measures }: Knowledge['figures']) =>
  measures.find(({ id }) => id === measure)?.noun ?? unit ?? '';

/** One sentence on what was taken for granted, and the facts it rests on. Null when one of them is not out yet. */
export function tellGranted(
  granted: TakenForGranted,
  shelves: Shelves,
  { today, lines }: Context,
): { readonly text: string; readonly facts: readonly Fact[] } | null {
  const facts = granted.factIds.flatMap((id) => shelves.facts.get(id) ?? []);
  if (facts.some(({ asAt }) => asAt > today)) return null;
  if (granted.verdict !== 'wrong') return { text: lines(`premise-${granted.verdict}`), facts };
  const premise = shelves.premises.premises.find(({ id }) => id === granted.premiseId);
  if (premise) return { text: lines('premise-wrong', { correction: renderBody(premise.correction, shelves) }), facts };
  const items = facts.map((fact) => {
    const measure = shelves.figures.measures.find(({ id }) => id === fact.measure);
    if (measure === undefined) return lines('premise-day', { date: formatDay(fact.asAt) });
    const fill = { figure: formatFact(fact) ?? '', date: formatDay(fact.asAt) };
    return measure.called === undefined
      ? lines('premise-counts-number', { ...fill, noun: measure.noun })
      : lines('premise-counts-called', { ...fill, called: measure.called });
  });
  return { text: items.length === 0 ? lines('premise-other-figure') : lines('premise-counts', { list: items.join('; ') }), facts };
}
