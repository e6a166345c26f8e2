import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { orError } from '../batch.ts';
import { connect } from '../connect.ts';
import { type Connection, PageArgs } from '../connection.ts';
import type { Context } from '../context.ts';
import { AtMost, Cost, Paged, RowsBy } from '../cost.ts';
import { encodeCursor } from '../cursor.ts';
import { ImageFilterInput } from '../image/image.input.ts';
import { readImageQuery } from '../image/image.pages.ts';
import { Image } from '../image/image.ts';
import { checkKeys } from '../keys.ts';
import { Patient } from '../patient/patient.ts';
import { after, type Soon } from '../soon.ts';
import { UrlScalar } from '../terms/scalars.ts';
import { studyViewerUrl, Viewer } from '../terms/viewer.ts';
import { StudyConnection } from './study.connection.ts';
import { loadStudy } from './study.lookup.ts';
import { Study, studyOf } from './study.ts';

@Resolver(() => Study)
export class StudyResolver {
  @Query(() => Study, { nullable: true, description: 'One study; null where unknown.' })
  study(
    @Arg('studyInstanceUid', () => ID, { description: 'Study Instance UID.' })
    studyInstanceUid: string,
    @Ctx() context: Context,
  ): Soon<Study | null> {
    return loadStudy(studyInstanceUid, context);
  }

  @RowsBy('studyInstanceUids')
  @Query(() => [Study], {
    nullable: 'items',
    description: 'Same length and order as studyInstanceUids (1,000 at most); null where unknown.',
  })
  studiesByUid(
    @Arg('studyInstanceUids', () => [ID], { description: 'Study Instance UIDs.' })
    studyInstanceUids: string[],
    @Ctx() context: Context,
  ): Soon<Study | Error | null>[] {
    checkKeys('studyInstanceUids', studyInstanceUids);
    return studyInstanceUids.map((uid) => orError(() => loadStudy(uid, context)));
  }

  @Cost(200)
  @Paged()
  @Query(() => StudyConnection, {
    nullable: true,
    description: 'Studies whose images meet a filter, by file name of their image.',
  })
  studies(
    @Arg('filter', () => ImageFilterInput, {
      nullable: true,
      description: 'Conditions on the images; all studies where left out.',
    })
    filter: ImageFilterInput | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { sources }: Context,
  ): Connection<Study> {
    const query = readImageQuery({ filter }, page);
    return connect({
      type: 'Study',
      window: query.window,
      page: () =>
        after(sources.images.imagePage(query), ({ rows, hasMore }) => ({
          rows: rows.map(studyOf),
          hasMore,
        })),
      // A study is one image: its place is the image's.
      cursorOf: (study) => encodeCursor('images', [study.imageIndex]),
      count: () => sources.images.imageCount(query.filter),
    });
  }

  @FieldResolver(() => Patient, { description: 'Who was imaged.' })
  patient(@Root() { patientId }: Study, @Ctx() { loaders }: Context): Soon<Patient | null> {
    return loaders.patientById.load(patientId);
  }

  @AtMost(1)
  @FieldResolver(() => [Image], { description: 'The images of the study: one.' })
  images(@Root() { imageIndex }: Study, @Ctx() { loaders }: Context): Soon<Image[]> {
    return after(loaders.imageByIndex.load(imageIndex), (image) => (image === null ? [] : [image]));
  }

  @FieldResolver(() => UrlScalar, {
    nullable: true,
    description: 'The study in a viewer; null where none is configured.',
  })
  viewerUrl(
    @Root() { studyInstanceUid }: Study,
    @Arg('viewer', () => Viewer, { defaultValue: 'OHIF', description: 'The viewer.' })
    viewer: Viewer,
    @Ctx() { addresses }: Context,
  ): string | null {
    return studyViewerUrl(viewer, addresses.viewers, studyInstanceUid);
  }
}
