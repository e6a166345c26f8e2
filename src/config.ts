/** What a process is told by its environment. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Folder in the published layout. */
  readonly dataDir: string;
  /** Memory for rows that were read before, in mebibytes; 0 remembers nothing. */
  readonly cacheMegabytes: number;
  /** Origin under which callers reach the gateway; null takes the one they used. */
  readonly publicUrl: string | null;
  /** Where an OHIF viewer is; null where there is none. */
  readonly ohifUrl: string | null;
}

/** Everything that is wrong with the environment, told at once. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings. .env.example explains each.
 *
 * sampleDir: what is served where DATA_DIR is not set. Errors: ConfigError with all problems.
 */
export const readConfig = (env: Environment, sampleDir: string): Config => {
  const { problems, text, integer, url, origin } = settingsIn(env);
  const config: Config = {
    host: text('HOST', '127.0.0.1'),
    port: integer('PORT', 4000, [0, 65_535]),
    dataDir: text('DATA_DIR', sampleDir),
    cacheMegabytes: integer('CACHE_MB', 64, [0, 65_536]),
    publicUrl: origin('PUBLIC_URL'),
    ohifUrl: url('OHIF_URL'),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
};

/** How to read single settings; what is wrong is collected. */
const settingsIn = (env: Environment) => {
  const problems: string[] = [];
  const text = (name: string, fallback: string): string => env[name]?.trim() || fallback;
  const url = (name: string): string | null => {
    const found = text(name, '');
    if (found === '') return null;
    const protocol = URL.canParse(found) ? new URL(found).protocol : '';
    if (protocol === 'http:' || protocol === 'https:') return found;
    problems.push(`${name}: wanted an http or https address, found "${found}".`);
    return null;
  };
  return {
    problems,
    text,
    integer: (name: string, fallback: number, [least, most]: readonly [number, number]): number => {
      const found = text(name, String(fallback));
      const value = /^\d+$/.test(found) ? Number(found) : Number.NaN;
      if (value >= least && value <= most) return value;
      problems.push(`${name}: wanted a whole number from ${least} to ${most}, found "${found}".`);
      return fallback;
    },
    url,
    origin: (name: string): string | null => {
      const found = url(name);
      if (found === null) return null;
      const { origin, href } = new URL(found);
      if (href === `${origin}/`) return origin;
      problems.push(`${name}: wanted an address without a path, found "${found}".`);
      return null;
    },
  };
};
