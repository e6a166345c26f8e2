import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { AtMost, Cost } from '../cost.ts';
import { Citation, citationsFor } from '../dataset/citation.ts';
import { allOf } from '../filter.ts';
import { setsOfFilter } from '../image/image.citations.ts';
import { ImageConnection } from '../image/image.connection.ts';
import type { ImageFilter } from '../image/image.filter.ts';
import type { ImagePage, ImageScope } from '../image/image.pages.ts';
import { Requires } from '../requires.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { AssignedSplit, splitBy } from './assigned-split.ts';
import type { Cohort } from './cohort.filter.ts';
import { cohortOf, nameCohort } from './cohort.lookup.ts';
import { imagesIn, patientsIn } from './cohort-counts.lookup.ts';
import { Export, SplitCount } from './export.ts';
import { exportAddress, exportFileName } from './export-address.ts';
import { ExportFormat } from './export-format.ts';
import { SplitPlanInput } from './split-plan.input.ts';

/** An export, and the cohort that is asked for more where more is wanted. */
interface CohortExport extends Export {
  readonly cohort: Cohort;
  readonly scope: ImageScope;
}

@Resolver(() => ImageConnection)
export class ImageExportResolver {
  @Requires('researcher')
  @Cost(10)
  @FieldResolver(() => Export, {
    description:
      'All images of the list as a file, whatever the page; by file name, whatever the order. Nothing is written before the file is fetched.',
  })
  export(
    @Root() { scope }: ImagePage,
    @Arg('format', () => ExportFormat, { defaultValue: 'CSV', description: 'The file format.' })
    format: ExportFormat,
    @Arg('split', () => SplitPlanInput, {
      nullable: true,
      description: 'Divides the patients, and adds the column assignedSplit.',
    })
    split: SplitPlanInput | null | undefined,
    @Arg('labelSets', () => [LabelSetCode], {
      nullable: true,
      description:
        'The sets whose final labels are columns; where left out, all loaded sets that no later release replaces.',
    })
    labelSets: LabelSetCode[] | null | undefined,
    @Ctx() { addresses, sources }: Context,
  ): CohortExport {
    const dataset = sources.dataset.dataset();
    const cohort = cohortOf({ filter: filterOf(scope), labelSets, split }, dataset);
    const { cohortId } = nameCohort(cohort, dataset);
    const addressing = addresses.images;
    return {
      format,
      url: exportAddress(addressing, cohortId, format),
      metadataUrl: format === 'CSV' ? exportAddress(addressing, cohortId, 'CSV_METADATA') : null,
      fileName: exportFileName(cohortId, format),
      cohortId,
      datasetHash: dataset.contentHash,
      labelSets: cohort.labelSets,
      cohort,
      scope,
    };
  }
}

@Resolver(() => Export)
export class ExportResolver {
  @Cost(100)
  @FieldResolver(() => Int, {
    description: 'Images of the cohort, one row each: exact, counted only when asked for.',
  })
  rowCount(@Root() { scope }: CohortExport, @Ctx() context: Context): Promise<number> {
    return imagesIn(scope, context);
  }

  @Cost(500)
  @AtMost(3)
  @FieldResolver(() => [SplitCount], {
    nullable: true,
    description:
      'What the plan gives to each side, also to those that get nothing; null without a plan.',
  })
  async splitCounts(
    @Root() { cohort, scope }: CohortExport,
    @Ctx() context: Context,
  ): Promise<SplitCount[] | null> {
    if (cohort.plan === null) return null;
    const splitOf = splitBy(cohort.plan);
    const patients = (await patientsIn(scope, cohort, context)).map((patient) => ({
      ...patient,
      assigned: splitOf(patient),
    }));
    return Object.values(AssignedSplit).map((split) => {
      const own = patients.filter(({ assigned }) => assigned === split);
      const imageCount = own.reduce((sum, patient) => sum + patient.imageCount, 0);
      return { split, imageCount, patientCount: own.length };
    });
  }

  @AtMost(8)
  @FieldResolver(() => [Citation], {
    description: 'What to cite for the label sets in its columns and its filter.',
  })
  citations(
    @Root() { cohort: { filter, labelSets } }: CohortExport,
    @Ctx() { sources }: Context,
  ): Citation[] {
    const { imageCounts } = sources.dataset.dataset();
    return citationsFor(
      [...labelSets, ...setsOfFilter(filter, imageCounts)].filter((code) => imageCounts.has(code)),
    );
  }
}

/** What a list holds, as one filter: that of an owner is a condition like another. */
const filterOf = ({ filter, owner }: ImageScope): ImageFilter => {
  if (owner === null) return filter;
  return allOf([
    filter,
    owner.owner === 'patient' ? imagesOfPatient(owner.id) : imagesReadBy(owner.id),
  ]);
};

const imagesOfPatient = (id: string): ImageFilter => ({
  kind: 'number',
  field: 'patientId',
  operator: 'in',
  values: [Number(id)],
});

const imagesReadBy = (id: string): ImageFilter => ({
  kind: 'labels',
  quantifier: 'some',
  labels: {
    namesLabelSet: false,
    condition: allOf([
      { kind: 'readerId', operator: 'in', values: [id] },
      { kind: 'source', operator: 'in', values: ['READER'] },
    ]),
  },
});
