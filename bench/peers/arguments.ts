// What both kinds of peers are asked with, and answer, in the same words.
import { line, rounded } from '../facts.ts';
import { listAt } from '../json.ts';
import type { Cohort, Visits } from '../operations.ts';

export const cohortVariables = ({ finding, view, fromYears, toYears }: Cohort) => ({
  finding,
  view,
  minAge: fromYears,
  maxAge: toYears,
});

export const visitsVariables = ({ fromYears, toYears, followUpTo }: Visits) => ({
  minAge: fromYears,
  maxAge: toYears,
  maxFollowUp: followUpTo,
});

/** In an order of their own. */
export const agreementFacts = (data: unknown, list: string): string[] =>
  listAt(data, list)
    .map((one) => {
      const shares = rounded(one, ['percentAgreement', 'prevalence', 'fleissKappa']);
      return `${line(one, ['finding', 'imageCount', 'readCount'])} ${shares}`;
    })
    .sort();

/** A value that no image has is no fact. */
export const facetFacts = (data: unknown, list: string): string[] =>
  listAt(data, list)
    .map((facet) => line(facet, ['dimension', 'value', 'imageCount']))
    .filter((fact) => !fact.endsWith(' 0'))
    .sort();
