// A clause is read as subject × facet × audience × time.
import { describe, expect, test } from 'vitest';
import { aspectsOf } from '../../../../src/answering/reading/aspects.ts';
import type { ConceptHit } from '../../../../src/answering/reading/concepts.ts';

const hit = (kind: ConceptHit['kind'], concept: string): ConceptHit => ({ kind, concept, start: 0, end: 1 });

describe('aspects of a clause', () => {
  test('each kind of concept stands in its own place, once, in the order said', () => {
    const hits = [hit('facet', 'money'), hit('subject', 'teo'), hit('audience', 'as-school'), hit('subject', 'col'), hit('subject', 'teo')];
    expect(aspectsOf(hits, [])).toEqual({ subjects: ['teo', 'col'], facets: ['money'], audiences: ['as-school'], times: [] });
  });

  test('acts are no aspect, and a time is what the clause names', () => {
    const times = [{ kind: 'latest' as const }];
    expect(aspectsOf([hit('act', 'greet'), hit('time', 'tnow')], times)).toEqual({ subjects: [], facets: [], audiences: [], times });
  });
});
