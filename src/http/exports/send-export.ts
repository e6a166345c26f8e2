import type { FastifyReply } from 'fastify';
import type {
  CohortFileOrder,
  CohortFileSource,
  NamedCohort,
} from '../../export/cohort-file.source.ts';
import { exportAddress, exportFileName } from '../../export/export-address.ts';
import { type CohortFileKind, type ExportFormat, FILE_KINDS } from '../../export/export-format.ts';
import type { Addressing } from '../../terms/signed-address.ts';
import { type Delivery, sendStored } from '../images/delivery.ts';
import { csvMetadata } from './csv-metadata.ts';

/** A file of a cohort, and where files come from. */
export interface WantedExport {
  readonly files: CohortFileSource;
  readonly named: NamedCohort;
  readonly kind: CohortFileKind;
}

/**
 * In characters. The id of a cohort may take 6,000, and proxies between refuse answers whose headers
 * are longer than 4 KB. Without the header readers of CSV on the Web try the file's own address with
 * "-metadata.json" behind it, which is where it is; a signed address is in the graph.
 */
const LONGEST_LINK = 2000;

/**
 * Sends a file of a cohort as it is written, or a range of it once it is whole.
 *
 * addressing: for what stands beside the file. Errors: those of the source until the first byte.
 */
export const sendExport = async (
  { files, named, kind }: WantedExport,
  delivery: Delivery,
  addressing: Omit<Addressing, 'origin'>,
): Promise<FastifyReply> => {
  if (kind === 'CSV_METADATA') return sendMetadata(named, delivery);
  const { reply } = delivery;
  if (kind === 'CSV') {
    const beside = exportAddress({ ...addressing, origin: '' }, named.cohortId, 'CSV_METADATA');
    const { mediaType } = FILE_KINDS.CSV_METADATA;
    const link = `<${beside}>; rel="describedby"; type="${mediaType}"`;
    if (link.length <= LONGEST_LINK) reply.header('link', link);
  }
  // Also where the length is not known yet: who asks for a range waits for it.
  reply.header('accept-ranges', 'bytes');
  return sendFile(files, { ...named, format: kind }, delivery);
};

const sendFile = async (
  files: CohortFileSource,
  order: CohortFileOrder,
  delivery: Delivery,
): Promise<FastifyReply> => {
  const { method, headers } = delivery.request;
  const form = {
    source: 'CATALOG',
    mediaType: FILE_KINDS[order.format].mediaType,
    disposition: dispositionOf(order.cohortId, order.format),
    hasRanges: true,
  } as const;
  // What is not there yet is not made only to say how long it is.
  const stored =
    method === 'HEAD'
      ? headOf(files.byteLength(order), form.mediaType)
      : await files.open(order, headers.range !== undefined);
  return sendStored(delivery, stored, form);
};

const headOf = (byteLength: number | null, mediaType: string) => ({
  byteLength,
  mediaType,
  open: (): never => {
    throw new Error('HEAD reads no bytes.');
  },
  close: (): void => {},
});

const dispositionOf = (cohortId: string, format: ExportFormat): string =>
  `attachment; filename="${exportFileName(cohortId, format)}"`;

const sendMetadata = (
  { cohortId, header }: NamedCohort,
  { request, reply, caching }: Delivery,
): FastifyReply => {
  const text = `${JSON.stringify(csvMetadata(header), null, 2)}\n`;
  reply.headers({
    ...caching,
    'content-type': FILE_KINDS.CSV_METADATA.mediaType,
    'content-length': Buffer.byteLength(text),
    'content-disposition': `inline; filename="${exportFileName(cohortId, 'CSV_METADATA')}"`,
  });
  return request.method === 'HEAD' ? reply.send() : reply.send(text);
};
