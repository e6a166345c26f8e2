import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { orError } from '../batch.ts';
import { connect } from '../connect.ts';
import { type Connection, PageArgs } from '../connection.ts';
import type { Context } from '../context.ts';
import { AtMost, Cost, Paged, RowsBy } from '../cost.ts';
import { ImageConnection } from '../image/image.connection.ts';
import { type ImagePage, imagePageOf, readImageQuery } from '../image/image.pages.ts';
import { Image } from '../image/image.ts';
import { ImageListArgs } from '../image/image-list.input.ts';
import { checkKeys } from '../keys.ts';
import { readOrdering } from '../ordering.ts';
import { readWindow } from '../paging.ts';
import { readOptionalFilter } from '../read-filter.ts';
import { after, type Soon } from '../soon.ts';
import { Study, studyOf } from '../study/study.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { PatientConnection } from './patient.connection.ts';
import { EVERY_PATIENT, readPatientFilter } from './patient.filter.ts';
import { PatientFilterInput, PatientOrderByInput } from './patient.input.ts';
import { imagesOf, loadPatient } from './patient.lookup.ts';
import { patientCursor } from './patient.order.ts';
import { Patient } from './patient.ts';
import { loadTimeline } from './timeline.lookup.ts';
import { TimelineEntry } from './timeline.ts';

@Resolver(() => Patient)
export class PatientResolver {
  @Query(() => Patient, { nullable: true, description: 'One patient; null where unknown.' })
  patient(
    @Arg('patientId', () => ID, { description: 'Accepts 13, "13" and "00000013".' })
    patientId: string,
    @Ctx() context: Context,
  ): Soon<Patient | null> {
    return loadPatient(patientId, context);
  }

  @RowsBy('patientIds')
  @Query(() => [Patient], {
    nullable: 'items',
    description: 'Same length and order as patientIds (1,000 at most); null where unknown.',
  })
  patientsById(
    @Arg('patientIds', () => [ID], { description: 'Numbers, in any spelling.' })
    patientIds: string[],
    @Ctx() context: Context,
  ): Soon<Patient | Error | null>[] {
    checkKeys('patientIds', patientIds);
    return patientIds.map((patientId) => orError(() => loadPatient(patientId, context)));
  }

  @Cost(200)
  @Paged()
  @Query(() => PatientConnection, {
    nullable: true,
    description: 'Patients that meet a filter, in the order asked for.',
  })
  patients(
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
  ): Connection<Patient> {
    const query = {
      filter: readOptionalFilter(filter, readPatientFilter, EVERY_PATIENT),
      order: readOrdering(orderBy),
      window: readWindow(page),
    };
    return connect({
      type: 'Patient',
      window: query.window,
      page: () => sources.patients.patientPage(query),
      cursorOf: (patient) => patientCursor(patient, query.order),
      count: () => sources.patients.patientCount(query.filter),
    });
  }

  @Cost(10)
  @Paged()
  @FieldResolver(() => ImageConnection, { description: 'The patient’s images that meet a filter.' })
  images(
    @Root() { patientId }: Patient,
    @Args(() => ImageListArgs) list: ImageListArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): ImagePage {
    const query = readImageQuery(list, page);
    return imagePageOf({ owner: 'patient', id: patientId }, query, { context, info });
  }

  @AtMost(184)
  @FieldResolver(() => [Study], {
    description: 'The patient’s studies, by file name of their image.',
  })
  studies(@Root() patient: Patient, @Ctx() context: Context): Soon<Study[]> {
    return after(imagesOf(patient, context), (images) => images.map(studyOf));
  }

  @AtMost(184)
  @FieldResolver(() => [TimelineEntry], {
    description:
      'The visits that a label set assessed, in the order of follow-up, and what changed at each.',
  })
  timeline(
    @Root() patient: Patient,
    @Arg('labelSet', () => LabelSetCode, {
      defaultValue: 'NIH_NLP_2020',
      description: 'The set; its final labels count.',
    })
    labelSet: LabelSetCode,
    @Ctx() context: Context,
  ): Soon<TimelineEntry<Image>[]> {
    return loadTimeline(patient, labelSet, context);
  }
}

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @FieldResolver(() => Image, { description: 'The image of the visit.' })
  image(@Root() { visit }: TimelineEntry<Image>): Image {
    return visit;
  }
}
