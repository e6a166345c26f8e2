import { secretsIn } from './config-secrets.ts';

/** Everything that is wrong with the environment, told at once. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** How to read single settings. */
export type Settings = ReturnType<typeof settingsIn>;

/** The form that a setting must have, and how it is told to who set it. */
interface Form {
  readonly pattern: RegExp;
  readonly wanted: string;
}

/** How to read single settings; what is wrong is collected and told by done. */
export const settingsIn = (env: Environment) => {
  const problems: string[] = [];
  const text = (name: string, fallback: string): string => env[name]?.trim() || fallback;
  const found: Found = { text, problem: (problem) => void problems.push(problem) };
  return {
    ...found,
    ...addressesIn(found),
    ...valuesIn(found),
    ...wordsIn(found),
    ...secretsIn(found),
    /** Another setting makes this one necessary. */
    insistOn: (name: string, why: string): void => {
      if (text(name, '') === '') problems.push(`${name}: wanted because of ${why}, found nothing.`);
    },
    /** ConfigError with all problems, where there are any. */
    done: (): void => {
      if (problems.length > 0) throw new ConfigError(problems);
    },
  };
};

/** What is set, and who is told what is wrong with it. */
interface Found {
  text(name: string, fallback: string): string;
  problem(problem: string): void;
}

const addressesIn = ({ text, problem }: Found) => {
  const url = (name: string): string | null => {
    const found = text(name, '');
    if (found === '') return null;
    const protocol = URL.canParse(found) ? new URL(found).protocol : '';
    if (protocol === 'http:' || protocol === 'https:') return found;
    problem(`${name}: wanted an http or https address, found "${found}".`);
    return null;
  };
  return {
    url,
    origin: (name: string): string | null => {
      const found = url(name);
      if (found === null) return null;
      const { origin, href } = new URL(found);
      if (href === `${origin}/`) return origin;
      problem(`${name}: wanted an address without a path, found "${found}".`);
      return null;
    },
    /** An address that something is written behind, or one with a place for it. */
    base: (name: string, place: string): string | null => {
      const found = url(name);
      if (found === null || found.includes(place) || !/[?#]/.test(found)) return found;
      problem(
        `${name}: wanted an address without a query, or with ${place} in it, found "${found}".`,
      );
      return null;
    },
    /** An address with a place for something. */
    template: (name: string, place: string): string | null => {
      const found = url(name);
      if (found === null || found.includes(place)) return found;
      problem(`${name}: wanted an address with ${place} in it, found "${found}".`);
      return null;
    },
  };
};

const valuesIn = ({ text, problem }: Found) => ({
  integer: (name: string, fallback: number, [least, most]: readonly [number, number]): number => {
    const found = text(name, String(fallback));
    const value = /^\d+$/.test(found) ? Number(found) : Number.NaN;
    if (value >= least && value <= most) return value;
    problem(`${name}: wanted a whole number from ${least} to ${most}, found "${found}".`);
    return fallback;
  },
  matching: (name: string, fallback: string, { pattern, wanted }: Form): string => {
    const found = text(name, fallback);
    if (!pattern.test(found)) problem(`${name}: wanted ${wanted}, found "${found}".`);
    return found;
  },
});

const wordsIn = ({ text, problem }: Found) => ({
  /** Whole numbers by name, such as "reader=5,admin=10"; empty where it is not set. */
  pairs: <T extends string>(
    name: string,
    names: readonly T[],
    [least, most]: readonly [number, number],
  ): ReadonlyMap<T, number> => {
    const found = new Map<T, number>();
    for (const pair of text(name, '').split(',').filter(Boolean)) {
      const [, word, digits] = /^\s*(\w+)\s*=\s*(\d+)\s*$/.exec(pair) ?? [];
      const known = names.find((one) => one === word);
      const value = Number(digits);
      if (known !== undefined && value >= least && value <= most) found.set(known, value);
      else {
        problem(
          `${name}: wanted NAME=NUMBER with a name of ${names.join(', ')} and a whole number from ${least} to ${most}, found "${pair.trim()}".`,
        );
      }
    }
    return found;
  },
  /** One of some words; the first where it is not set. */
  choice: <T extends string>(name: string, [first, ...others]: readonly [T, ...T[]]): T => {
    const found = text(name, first);
    const chosen = [first, ...others].find((word) => word === found);
    if (chosen !== undefined) return chosen;
    problem(`${name}: wanted ${[first, ...others].join(' or ')}, found "${found}".`);
    return first;
  },
});
