import type { Settings } from './settings.ts';

/** What the server's door lets in, and how answers leave it. */
export interface HttpConfig {
  readonly cors: CorsConfig;
  /** Whether long answers are compressed for who takes that. */
  readonly isCompressing: boolean;
  /** How long a request may take to arrive, with its body. */
  readonly requestTimeoutMs: number;
  /** Connections that are open at once, in each process. */
  readonly maxConnections: number;
}

/** Whose pages may read the answers, beside those of the gateway's own origin. */
export interface CorsConfig {
  /** Such as "https://app.example"; "*" alone: any; empty: none. */
  readonly origins: readonly string[];
  /** Whether they may send what the browser keeps: cookies of a proxy, passwords, certificates. */
  readonly hasCredentials: boolean;
}

/** Reads what the server's door lets in, and how answers leave it. */
export const readHttp = (settings: Settings): HttpConfig => {
  const { choice, integer, problem } = settings;
  const cors = {
    origins: readOrigins(settings, 'CORS_ORIGINS'),
    hasCredentials: choice('CORS_CREDENTIALS', ['off', 'on']) === 'on',
  };
  if (cors.hasCredentials && cors.origins.includes('*')) {
    problem('CORS_CREDENTIALS: wanted off because of CORS_ORIGINS=*, found "on".');
  }
  return {
    cors,
    isCompressing: choice('COMPRESSION', ['on', 'off']) === 'on',
    requestTimeoutMs: integer('REQUEST_TIMEOUT_MS', 60_000, [1000, 600_000]),
    maxConnections: integer('MAX_CONNECTIONS', 4096, [1, 1_000_000]),
  };
};

const readOrigins = ({ text, problem }: Settings, name: string): readonly string[] => {
  const words = text(name, '')
    .split(',')
    .map((word) => word.trim());
  const found = words.filter((word) => word !== '');
  for (const one of found) {
    if (one === '*' ? found.length > 1 : !isOrigin(one)) {
      problem(
        `${name}: wanted origins such as https://app.example,http://localhost:3000, or * alone, found "${one}".`,
      );
    }
  }
  return found;
};

/** Whether a text is an origin as browsers write it, letter by letter. */
const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
