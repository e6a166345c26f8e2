import { AGREEMENT } from './chapters/agreement.ts';
import { COHORTS } from './chapters/cohorts.ts';
import { COMPARISON } from './chapters/comparison.ts';
import { TRAINING } from './chapters/training.ts';
import type { Chapter } from './recipe.ts';

/** The whole cookbook, in the order of the page. */
export const CHAPTERS: readonly Chapter[] = [AGREEMENT, COMPARISON, COHORTS, TRAINING];
