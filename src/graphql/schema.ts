// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import { type GraphQLSchema, isInterfaceType, specifiedDirectives } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AgreementResolver, PairwiseAgreementResolver } from '../agreement/agreement.resolver.ts';
import {
  ConnectionAggregateResolver,
  ImageAggregateResolver,
} from '../cohort/aggregate.resolver.ts';
import { ConnectionFacetsResolver } from '../cohort/facet.resolver.ts';
import { ComparisonResolver } from '../comparison/comparison.resolver.ts';
import { ReaderPerformanceResolver } from '../comparison/reader-performance.resolver.ts';
import { DatasetResolver, LabelSetResolver } from '../dataset/dataset.resolver.ts';
import { DicomInstanceResolver } from '../dicom/dicom-instance.resolver.ts';
import { ImageDicomResolver } from '../dicom/image-dicom.resolver.ts';
import { StudyDicomResolver } from '../dicom/study-dicom.resolver.ts';
import {
  EvaluationResolver,
  FindingEvaluationResolver,
  ReaderOperatingPointResolver,
  SubgroupEvaluationResolver,
} from '../evaluation/evaluation.resolver.ts';
import { ExportResolver, ImageExportResolver } from '../export/export.resolver.ts';
import { ImageConnectionResolver, ImageResolver } from '../image/image.resolver.ts';
import { ImageAddressesResolver } from '../image/image-addresses.resolver.ts';
import { ImageLabelsResolver } from '../label/image-labels.resolver.ts';
import { LabelResolver } from '../label/label.resolver.ts';
import { PatientResolver, TimelineEntryResolver } from '../patient/patient.resolver.ts';
import { ReaderResolver } from '../reader/reader.resolver.ts';
import { typeOfNode } from '../search/node.lookup.ts';
import { NodeResolver } from '../search/node.resolver.ts';
import { SearchResolver } from '../search/search.resolver.ts';
import { StudyResolver } from '../study/study.resolver.ts';
import { CONTRACT_DIRECTIVES } from './federation/contract-directives.ts';
import { ENTITIES } from './federation/entity-keys.ts';
import { once, printSubgraph } from './federation/sdl.ts';
import { asSubgraph } from './federation/subgraph.ts';
import { givePlainResolvers } from './plain-resolvers.ts';
import { StaticCostResolver } from './static-cost.resolver.ts';

const RESOLVERS = [
  DatasetResolver,
  LabelSetResolver,
  NodeResolver,
  SearchResolver,
  ImageResolver,
  ImageConnectionResolver,
  ImageAddressesResolver,
  ImageLabelsResolver,
  ImageDicomResolver,
  PatientResolver,
  TimelineEntryResolver,
  StudyResolver,
  StudyDicomResolver,
  StaticCostResolver,
  DicomInstanceResolver,
  ReaderResolver,
  LabelResolver,
  AgreementResolver,
  PairwiseAgreementResolver,
  ComparisonResolver,
  ConnectionAggregateResolver,
  ConnectionFacetsResolver,
  ImageAggregateResolver,
  ReaderPerformanceResolver,
  ImageExportResolver,
  ExportResolver,
  EvaluationResolver,
  FindingEvaluationResolver,
  SubgroupEvaluationResolver,
  ReaderOperatingPointResolver,
] as const;

/** What composition has to know: Federation is pinned, so that no tool takes a newer one by itself. */
const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@tag", "@authenticated", "@requiresScopes", "@cost", "@listSize"]
)`;

/** Builds the executable schema from the decorated classes, as a subgraph of Federation 2. */
export const buildGatewaySchema = async (): Promise<GraphQLSchema> => {
  const schema = await buildSchema({
    resolvers: [...RESOLVERS],
    validate: false,
    directives: [...specifiedDirectives, ...CONTRACT_DIRECTIVES],
  });
  givePlainResolvers(schema);
  // type-graphql's own function answers with a promise, which costs time and which the compiler of
  // documents does not wait for.
  const node = schema.getType('Node');
  if (isInterfaceType(node)) node.resolveType = typeOfNode;
  // There is no decorator for the description of Query.
  const query = schema.getQueryType();
  if (query) query.description = 'Questions about the collection. Nothing can be changed.';
  return asSubgraph(schema, {
    entities: ENTITIES,
    sdl: once(() => printSubgraph(schema, FEDERATION)),
  });
};
