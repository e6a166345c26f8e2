import type { CohortSource } from '../../export/cohort.source.ts';
import type { CohortFileOrder, CohortFileSource } from '../../export/cohort-file.source.ts';
import { FILE_KINDS } from '../../export/export-format.ts';
import { currentRequest } from '../../request.ts';
import { cohortPages } from './cohort-pages.ts';
import { fileForm } from './file-form.ts';
import { createSpool, type SpoolPlace, type WriteFile } from './spool.ts';
import { createWritingThreads } from './writing-threads.ts';

/** Files of cohorts, until they are closed. */
export interface OpenCohortFiles {
  readonly files: CohortFileSource;
  close(): Promise<void>;
}

/** Files that threads write from the rows of cohorts, and that are kept on disk while there is room. */
export const openCohortFiles = (cohorts: CohortSource, place: SpoolPlace): OpenCohortFiles => {
  const threads = createWritingThreads();
  const spool = createSpool(place);
  const writing =
    (order: CohortFileOrder): WriteFile =>
    (target) =>
      threads.write(
        {
          form: fileForm(order),
          pages: () => cohortPages(cohorts, order.cohort),
          signal: currentRequest()?.signal ?? new AbortController().signal,
        },
        target,
      );
  return {
    files: {
      byteLength: (order) => spool.byteLength(keyOf(order)),
      open: async (order, isLengthWanted) => {
        const bytes = await spool.open(keyOf(order), writing(order), isLengthWanted);
        return { ...bytes, mediaType: FILE_KINDS[order.format].mediaType };
      },
    },
    close: async () => {
      await threads.close();
      spool.close();
    },
  };
};

const keyOf = ({ cohortId, format }: CohortFileOrder): string => `${format} ${cohortId}`;
