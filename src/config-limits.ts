import type { Settings } from './settings.ts';
import { ROLES, type Role } from './terms/role.ts';

const LIMITS = ['enforce', 'measure', 'off'] as const;
const PERSISTED = ['prefer', 'only', 'off'] as const;
const TOOLS = ['open', 'callers', 'off'] as const;
const SWITCH = ['on', 'off'] as const;

/** A number for callers, which some roles have another of. */
export interface ByRole {
  readonly everyone: number;
  readonly roles: ReadonlyMap<Role, number>;
}

/** What one request, and one caller, may ask for. */
export interface LimitsConfig {
  /** "measure" refuses nothing and tells what would have been refused. */
  readonly mode: (typeof LIMITS)[number];
  /** Points of one document. */
  readonly cost: ByRole;
  /** Fields within fields. */
  readonly depth: number;
  readonly rate: RateConfig;
}

/** What a caller may ask for in a while. */
export interface RateConfig {
  /** Points in a window, for one who proved who they are, or one connection of others; 0: no limit. */
  readonly points: ByRole;
  readonly windowSeconds: number;
  /** How many such callers may stand behind one address. */
  readonly sharedBy: number;
}

/** Which documents are answered, and who may explore. */
export interface DocumentsConfig {
  readonly persisted: (typeof PERSISTED)[number];
  /** Manifest of trusted documents; empty: that of the operations that ship with the gateway. */
  readonly trustedFile: string;
  /** Whether callers may register documents by their hash. */
  readonly hasApq: boolean;
  readonly tools: (typeof TOOLS)[number];
}

/** The longest and largest that are taken. */
const MOST_POINTS = 1_000_000_000_000;
const HOUR = 3600;

/** Points in a window: about ten seconds of work for one caller. */
const RATE_POINTS = 1_000_000;

/** Reads the limits. host: only this machine reaches a gateway that listens on loopback, which needs no rate. */
export const readLimits = (settings: Settings, host: string): LimitsConfig => {
  const { choice, integer, pairs, text } = settings;
  const isOpen = !['127.0.0.1', '::1', 'localhost'].includes(host);
  const rate = text('RATE_LIMIT', isOpen ? String(RATE_POINTS) : 'off');
  return {
    mode: choice('LIMITS', LIMITS),
    cost: {
      everyone: integer('COST_LIMIT', 250_000, [1, MOST_POINTS]),
      roles: pairs('COST_LIMIT_BY_ROLE', ROLES, [1, MOST_POINTS]),
    },
    depth: integer('DEPTH_LIMIT', 20, [3, 200]),
    rate: {
      points: {
        everyone: rate === 'off' ? 0 : integer('RATE_LIMIT', RATE_POINTS, [1, MOST_POINTS]),
        roles: pairs('RATE_LIMIT_BY_ROLE', ROLES, [0, MOST_POINTS]),
      },
      windowSeconds: integer('RATE_WINDOW_SECONDS', 60, [1, HOUR]),
      sharedBy: integer('RATE_LIMIT_SHARED', 10, [1, 10_000]),
    },
  };
};

/** Reads which documents are answered. */
export const readDocuments = (settings: Settings): DocumentsConfig => {
  const { choice, text } = settings;
  const persisted = choice('PERSISTED_DOCUMENTS', PERSISTED);
  const canProve = text('AUTH', 'none') !== 'none';
  return {
    persisted,
    trustedFile: text('TRUSTED_DOCUMENTS_FILE', ''),
    hasApq: choice('APQ', SWITCH) === 'on' && persisted !== 'only',
    tools:
      text('DEVELOPER_TOOLS', '') === ''
        ? defaultTools(canProve)
        : choice('DEVELOPER_TOOLS', TOOLS),
  };
};

/** Where nobody can prove who they are, tools are for everybody or for nobody. */
const defaultTools = (canProve: boolean): DocumentsConfig['tools'] =>
  canProve ? 'callers' : 'open';
