import type { TalliesAtOnce, TallySource } from '../../../cohort/tally.source.ts';
import { answering, counted } from './answering.ts';
import type { AskSets, HeldSets } from './open-sets.ts';
import { isSpent } from './this-turn.ts';

/** The same port around a port: what sets of places count is not asked of what stands behind. */
export const talliesOverSets = (source: TallySource, sets: AskSets): TallySource => {
  const answer = answering(sets);
  return {
    atOnce: () => talliesAtOnce(sets()),
    patientCounts: async (owners, filter) =>
      answer(
        ({ tallies }) => tallies.patientCounts(owners, filter),
        () => source.patientCounts(owners, filter),
      ),
    ages: async (owners, filter) =>
      answer(
        ({ tallies }) => tallies.ages(owners, filter),
        () => source.ages(owners, filter),
      ),
    findingSets: async (owners, query) =>
      answer(
        ({ tallies }) => tallies.findingSets(owners, query),
        () => source.findingSets(owners, query),
      ),
    crossTabs: async (owners, query) =>
      answer(
        ({ tallies }) => tallies.crossTabs(owners, query),
        () => source.crossTabs(owners, query),
      ),
    facets: async (owners, query) =>
      answer(
        ({ tallies }) => tallies.facets(owners, query),
        () => source.facets(owners, query),
      ),
  };
};

/** What has to wait for another turn is asked for as before. */
const talliesAtOnce = (held: HeldSets | null): TalliesAtOnce | null => {
  if (held === null) return null;
  const { tallies } = held;
  const now = <T>(ask: () => T): T | null => (isSpent() ? null : counted(ask()));
  return {
    patientCounts: (owners, filter) => now(() => tallies.patientCounts(owners, filter)),
    ages: (owners, filter) => now(() => tallies.ages(owners, filter)),
    findingSets: (owners, query) => now(() => tallies.findingSets(owners, query)),
    crossTabs: (owners, query) => now(() => tallies.crossTabs(owners, query)),
    facets: (owners, query) => now(() => tallies.facets(owners, query)),
  };
};
