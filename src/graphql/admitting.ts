import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { Context } from '../context.ts';
import type { Rates } from '../rate-limit.ts';
import { begunOf } from './begun.ts';
import {
  type DeveloperTools,
  describesSchema,
  mayExplore,
  toolsRefusal,
  withoutSuggestions,
} from './documents/developer-tools.ts';
import { type DocumentOptions, nameDocument } from './documents/named-document.ts';
import type { KnownDocuments } from './known-documents.ts';
import {
  type Admission,
  type Admit,
  type Applicant,
  admissionBy,
  type LimitOptions,
} from './limits/admission.ts';
import { rateHeaders, withCost } from './limits/admission-told.ts';
import { asRefusal } from './refusal.ts';

/** Looks at an operation before anything of it runs. GatewayError where it may not. */
export type OperationCheck = (applicant: Applicant) => void;

/** What operations are held to. */
export interface AdmissionParts {
  readonly schema: GraphQLSchema;
  readonly limits: LimitOptions;
  readonly documents: DocumentOptions & { readonly tools: DeveloperTools };
  /** Null: nobody is held to any. */
  readonly rates: Rates | null;
  /** What else is looked at, in this order, before limits. */
  readonly checks: readonly OperationCheck[];
}

type Asked = GraphQLRequestContext<Context>;

/**
 * Points for a document that could not be read, or is not valid: to find that out may take 50 ms, and
 * there is no price to charge.
 */
const UNREAD = 5000;

/** Looks at operations and charges for them, before anything of them runs. GatewayError where one may not. */
export const admissionOf = ({
  schema,
  documents,
  checks,
  limits,
  rates,
}: AdmissionParts): Admit => {
  const admit = admissionBy(schema, limits, rates);
  return (applicant) => {
    if (describesSchema(applicant.document) && !mayExplore(documents.tools, applicant.request)) {
      throw toolsRefusal(documents.tools);
    }
    for (const one of checks) one(applicant);
    return admit(applicant);
  };
};

/** Told of operations that may run, so that their documents need not be read again. */
export interface Admitting {
  readonly admit: Admit;
  readonly known: KnownDocuments;
}

/**
 * The one place where operations are let run or refused, after their document was read and validated
 * and before anything of it runs.
 */
export const admitting = (
  { documents, rates }: AdmissionParts,
  { admit, known }: Admitting,
): ApolloServerPlugin<Context> => ({
  requestDidStart: async ({ request: asked, contextValue: { request } }) => {
    const { isTrusted, refusal } = nameDocument(asked, documents);
    let admission: Admission | null = null;
    let isRead = false;
    return {
      didResolveOperation: async (resolved) => {
        const { document, operation } = resolved;
        isRead = true;
        try {
          if (refusal !== null) throw refusal;
          // A document with several operations, of which none was chosen, is refused by execution.
          if (operation === undefined) return;
          const applicant = { document, operation, variables: asked.variables, request, isTrusted };
          admission = await (begunOf(request)?.admission ?? admit(applicant));
          request.trail.cost = admission?.points ?? null;
          note(known, resolved, isTrusted);
        } catch (error) {
          throw asRefusal(error);
        }
      },
      willSendResponse: async (answered) => {
        if (!isRead && answered.source !== undefined) await rates?.fine(request, UNREAD);
        if (admission !== null) tellAdmission(admission, answered, rates);
        if (!mayExplore(documents.tools, request)) hideSuggestions(answered);
      },
    };
  },
});

/** Where it was read by its text, and where a caller has registered it, by its hash. */
const note = (
  known: KnownDocuments,
  { request, document, operation, queryHash, source, metrics }: Resolved,
  isTrusted: boolean,
): void => {
  if (operation?.operation !== OperationTypeNode.QUERY) return;
  const operationName = request.operationName ?? null;
  const by = isTrusted ? 'trusted' : 'text';
  const one = { document, operation, queryHash, isTrusted };
  known.note({ by, name: source, operationName }, one);
  if (metrics.persistedQueryHit === true) {
    known.note({ by: 'hash', name: queryHash, operationName }, one);
  }
};

type Resolved = Asked & Required<Pick<Asked, 'document' | 'queryHash' | 'source'>>;

/** An answer to GET says nothing of what is left: caches keep it, byte for byte, for anybody. */
const tellAdmission = (
  admission: Admission,
  { request: { http }, response: { body, http: head } }: Asked & { response: Asked['response'] },
  rates: Rates | null,
): void => {
  if (http === undefined || http.method === 'GET' || body?.kind !== 'single') return;
  for (const [name, value] of rateHeaders(admission, rates)) head.headers.set(name, value);
  // What has not run has no data, and its errors say why.
  if (body.singleResult.data === undefined) return;
  body.singleResult.extensions = withCost(admission, body.singleResult.extensions);
};

const hideSuggestions = ({ response: { body } }: Asked): void => {
  if (body?.kind !== 'single' || body.singleResult.errors === undefined) return;
  body.singleResult.errors = body.singleResult.errors.map(withoutSuggestions);
};
