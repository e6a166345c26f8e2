import type { Context } from '../context.ts';
import type { ImageScope } from '../image/image.pages.ts';
import type { Cohort } from './cohort.filter.ts';
import type { CohortPatient } from './cohort.source.ts';

/** How many images a list has; for the lists of many patients or readers that is asked together. */
export const imagesIn = async (
  { filter, owner }: ImageScope,
  { loaders, sources }: Context,
): Promise<number> => {
  if (owner === null) return sources.images.imageCount(filter);
  const counts = loaders.imageCountBy({ owner: owner.owner, filter });
  return (await counts.load(owner.id)) ?? 0;
};

/** The patients of a cohort, each once. The cohort of one patient's images has nobody else to ask for. */
export const patientsIn = async (
  scope: ImageScope,
  cohort: Cohort,
  context: Context,
): Promise<readonly CohortPatient[]> => {
  const { owner } = scope;
  if (owner?.owner !== 'patient') return context.sources.cohorts.cohortPatients(cohort.filter);
  const patient = await context.loaders.patientById.load(owner.id);
  const imageCount = await imagesIn(scope, context);
  if (patient === null || imageCount === 0) return [];
  return [{ patientId: Number(owner.id), split: patient.split, imageCount }];
};
