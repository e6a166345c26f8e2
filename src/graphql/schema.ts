// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import { type GraphQLSchema, isInterfaceType, lexicographicSortSchema, printSchema } from 'graphql';
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
import type { FoundNode } from '../search/node.lookup.ts';
import { NodeResolver } from '../search/node.resolver.ts';
import { SearchResolver } from '../search/search.resolver.ts';
import { StudyResolver } from '../study/study.resolver.ts';

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

/** Builds the executable schema from the decorated classes. */
export const buildGatewaySchema = async (): Promise<GraphQLSchema> => {
  const schema = await buildSchema({
    resolvers: [...RESOLVERS],
    validate: false,
  });
  // type-graphql's own function answers with a promise, which costs time and which the compiler of
  // documents does not wait for.
  const node = schema.getType('Node');
  if (isInterfaceType(node)) node.resolveType = (value: FoundNode) => value.__typename;
  // There is no decorator for the description of Query.
  const query = schema.getQueryType();
  if (query) query.description = 'Questions about the collection. Nothing can be changed.';
  return schema;
};

/** The schema as it is committed: the contract with callers. */
export const printGatewaySchema = async (): Promise<string> =>
  `${printSchema(lexicographicSortSchema(await buildGatewaySchema()))}\n`;
