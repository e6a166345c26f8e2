import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { connect } from '../connect.ts';
import { type Connection, PageArgs } from '../connection.ts';
import type { Context } from '../context.ts';
import { readOptionalFilter } from '../filter.ts';
import { ImageConnection } from '../image/image.connection.ts';
import { EVERY_IMAGE } from '../image/image.filter.ts';
import { ImageFilterInput, ImageOrderByInput } from '../image/image.input.ts';
import { BY_IMAGE_INDEX } from '../image/image.order.ts';
import { type ImagePage, imagePageOf, readImageQuery } from '../image/image.pages.ts';
import type { ImageQuery } from '../image/image.source.ts';
import { Image } from '../image/image.ts';
import { checkKeys } from '../keys.ts';
import { finalFindings } from '../label/final-findings.ts';
import { readOrdering } from '../ordering.ts';
import { readWindow } from '../paging.ts';
import { Study, studyOf } from '../study/study.ts';
import { parsePatientId } from '../terms/image-index.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { PatientConnection } from './patient.connection.ts';
import { EVERY_PATIENT, readPatientFilter } from './patient.filter.ts';
import { PatientFilterInput, PatientOrderByInput } from './patient.input.ts';
import { patientCursor } from './patient.order.ts';
import { Patient } from './patient.ts';
import { TimelineEntry, timelineOf } from './timeline.ts';

/** All images of a patient: nobody has more than a few hundred. */
const ALL_IMAGES: ImageQuery = {
  filter: EVERY_IMAGE,
  order: BY_IMAGE_INDEX,
  window: { size: 100_000, isBackward: false, cursor: null },
};

const loadPatient = (patientId: string, { loaders }: Context): Promise<Patient | null> | null => {
  const number = parsePatientId(patientId);
  return number === null ? null : loaders.patientById.load(String(number));
};

const imagesOf = async ({ patientId }: Patient, { loaders }: Context): Promise<readonly Image[]> =>
  (await loaders.imagePageBy({ owner: 'patient', query: ALL_IMAGES }).load(patientId))?.rows ?? [];

@Resolver(() => Patient)
export class PatientResolver {
  @Query(() => Patient, { nullable: true, description: 'One patient; null where unknown.' })
  patient(
    @Arg('patientId', () => ID, { description: 'Accepts 13, "13" and "00000013".' })
    patientId: string,
    @Ctx() context: Context,
  ): Promise<Patient | null> | null {
    return loadPatient(patientId, context);
  }

  @Query(() => [Patient], {
    nullable: 'items',
    description: 'Same length and order as patientIds (1,000 at most); null where unknown.',
  })
  patientsById(
    @Arg('patientIds', () => [ID], { description: 'Numbers, in any spelling.' })
    patientIds: string[],
    @Ctx() context: Context,
  ): (Promise<Patient | null> | null)[] {
    checkKeys('patientIds', patientIds);
    return patientIds.map((patientId) => loadPatient(patientId, context));
  }

  @Query(() => PatientConnection, {
    description: 'Patients that meet a filter, in the order asked for.',
  })
  async patients(
    @Arg('filter', () => PatientFilterInput, {
      nullable: true,
      description: 'Conditions; all patients where left out.',
    })
    filter: PatientFilterInput | null | undefined,
    @Arg('orderBy', () => [PatientOrderByInput], {
      nullable: true,
      description: 'Sort keys; by number where left out.',
    })
    orderBy: PatientOrderByInput[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { sources }: Context,
  ): Promise<Connection<Patient>> {
    const query = {
      filter: readOptionalFilter(filter, readPatientFilter, EVERY_PATIENT),
      order: readOrdering(orderBy),
      window: readWindow(page),
    };
    return connect({
      window: query.window,
      page: await sources.patients.patientPage(query),
      cursorOf: (patient) => patientCursor(patient, query.order),
      count: () => sources.patients.patientCount(query.filter),
    });
  }

  @FieldResolver(() => ImageConnection, { description: 'The patient’s images that meet a filter.' })
  images(
    @Root() { patientId }: Patient,
    @Arg('filter', () => ImageFilterInput, {
      nullable: true,
      description: 'Conditions; all images where left out.',
    })
    filter: ImageFilterInput | null | undefined,
    @Arg('orderBy', () => [ImageOrderByInput], {
      nullable: true,
      description: 'Sort keys; by file name where left out.',
    })
    orderBy: ImageOrderByInput[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ImagePage> {
    const query = readImageQuery({ filter, orderBy, page });
    return imagePageOf({ owner: 'patient', id: patientId }, query, { context, info });
  }

  @FieldResolver(() => [Study], {
    description: 'The patient’s studies, by file name of their image.',
  })
  async studies(@Root() patient: Patient, @Ctx() context: Context): Promise<Study[]> {
    return (await imagesOf(patient, context)).map(studyOf);
  }

  @FieldResolver(() => [TimelineEntry], {
    description:
      'The visits that a label set assessed, in the order of follow-up, and what changed at each.',
  })
  async timeline(
    @Root() patient: Patient,
    @Arg('labelSet', () => LabelSetCode, {
      defaultValue: 'NIH_NLP_2020',
      description: 'The set; its final labels count.',
    })
    labelSet: LabelSetCode,
    @Ctx() context: Context,
  ): Promise<TimelineEntry[]> {
    const assessmentsOf = (ordinal: number) => context.loaders.assessmentsByImage.load(ordinal);
    const images = await imagesOf(patient, context);
    const visits = images.map(async (image) => ({
      image,
      findings: await finalFindings(image, labelSet, assessmentsOf),
    }));
    return timelineOf(await Promise.all(visits));
  }
}

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @FieldResolver(() => Image, { description: 'The image of the visit.' })
  image(@Root() { visit }: TimelineEntry): Image {
    return visit;
  }
}
