import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { Sources } from '../../context.ts';
import { exportPath } from '../../export/export-address.ts';
import { type CohortFileKind, FILE_KINDS } from '../../export/export-format.ts';
import type { ErrorLog } from '../../graphql/format-error.ts';
import type { ReadCohort } from '../../graphql/read-cohort.ts';
import { inRequest } from '../../request.ts';
import { type Addressing, admitAddress } from '../../terms/signed-address.ts';
import { DENIALS } from '../address-denials.ts';
import type { Exchange } from '../context-of.ts';
import { HttpRefusal, refuse, refuseAddress, refuseLoading } from '../error-answer.ts';
import type { Identification } from '../identity/identify.ts';
import { addressGuard, type RouteGuard } from '../identity/route-guard.ts';
import { isHeldByCaller } from '../images/caching.ts';
import { checkNames, type Query, readQuery } from '../images/query.ts';
import { requestOf } from '../request-of.ts';
import { exportCaching } from './export-caching.ts';
import { sendExport } from './send-export.ts';

/** What the routes of exports need; sources may come later than the server. */
export interface ExportRouteParts {
  readonly imageUrls: Omit<Addressing, 'origin'>;
  readonly readCohort: ReadCohort;
  readonly identification: Identification;
  /** Null until the data is loaded. */
  readonly sources: () => Sources | null;
  readonly logError: ErrorLog;
}

/** A page elsewhere may fetch files; what is in one may do nothing. */
const HEADERS = {
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'",
};

const OTHER_METHODS = ['DELETE', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** Files of cohorts: GET and HEAD of /exports/ID.csv, .jsonl, .parquet and .csv-metadata.json. */
export const exportRoutes =
  (parts: ExportRouteParts): FastifyPluginAsync =>
  async (server) => {
    server.addHook('onRequest', async (_request, reply) => void reply.headers(HEADERS));
    const guard = addressGuard(parts, { what: '/exports', needed: 'researcher' });
    // An id is longer than what a parameter of an address may be.
    server.route<{ Params: { '*': string } }>({
      method: ['GET', 'HEAD'],
      url: '/*',
      handler: (request, reply) =>
        answer({ ...parts, guard }, request.params['*'], { request, reply }),
    });
    server.route({
      method: OTHER_METHODS,
      url: '/*',
      // Before the body is read: what is in it does not matter.
      onRequest: async (_request, reply) => refuseMethod(reply),
      handler: (_request, reply) => refuseMethod(reply),
    });
  };

/** Files of patients are for researchers. */
interface GuardedParts extends ExportRouteParts {
  readonly guard: RouteGuard;
}

const answer = async (
  { imageUrls, readCohort, identification, guard, sources, logError }: GuardedParts,
  name: string,
  { request, reply }: Exchange,
): Promise<FastifyReply> => {
  const file = readName(name);
  if (file === null) return refuseAddress(reply);
  const query = readQuery(request.query);
  const admission = admitAddress(imageUrls, exportPath(file.cohortId, file.kind), query);
  if (admission.outcome !== 'ADMITTED') {
    throw new HttpRefusal(403, 'FORBIDDEN', DENIALS[admission.outcome]);
  }
  guard.insist(request);
  checkNames(imageUrls.secret === null ? query : unsigned(query), []);
  const ready = sources();
  if (ready === null) return refuseLoading(reply);
  const served = ready.dataset.dataset();
  const reading = readCohort(file.cohortId, served);
  if (reading.outcome === 'OTHER_DATA') {
    return refuseOtherData(reply, reading.datasetHash, served.contentHash);
  }
  const caching = exportCaching(file.cohortId, file.kind, { ...admission, ...guard });
  if (isHeldByCaller(request.headers['if-none-match'], caching.etag)) {
    return reply
      .code(304)
      .headers({ ...caching })
      .send();
  }
  return inRequest(requestOf(request, reply, identification), () =>
    sendExport(
      { files: ready.cohortFiles, named: reading.named, kind: file.kind },
      { request, reply, caching, logError },
      imageUrls,
    ),
  );
};

/** The parts of a file's name; null where no file has it. */
const readName = (name: string): { cohortId: string; kind: CohortFileKind } | null => {
  const [, cohortId = '', extension = ''] = /^([^./]+)[.](.+)$/.exec(name) ?? [];
  const kind = KINDS.find((one) => FILE_KINDS[one].extension === extension);
  return kind === undefined ? null : { cohortId, kind };
};

const KINDS: readonly CohortFileKind[] = ['CSV', 'JSONL', 'PARQUET', 'CSV_METADATA'];

const unsigned = ({ expires: _expires, signature: _signature, ...parameters }: Query): Query =>
  parameters;

const refuseOtherData = (reply: FastifyReply, wanted: string, served: string): FastifyReply =>
  refuse(reply, 409, {
    message: `The cohort is one of the data ${wanted}, and this gateway serves ${served}. Ask a gateway with that data, or this one's graph for a cohort of its own.`,
    extensions: { code: 'BAD_REQUEST', wantedDatasetHash: wanted, servedDatasetHash: served },
  });

const refuseMethod = (reply: FastifyReply): FastifyReply =>
  refuse(reply, 405, {
    message: 'Exports are there to be read: send GET or HEAD.',
    extensions: { code: 'BAD_REQUEST' },
    headers: { allow: 'GET, HEAD' },
  });
