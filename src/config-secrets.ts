/** What is set, and who is told what is wrong with it. */
interface Found {
  text(name: string, fallback: string): string;
  problem(problem: string): void;
}

const NO_URL = { protocol: '', pathname: '' };

/** What is not to be shown, not even where it is wrong. */
export const secretsIn = ({ text, problem }: Found) => ({
  secret: (name: string, leastLength: number): string | null => {
    const found = text(name, '') || null;
    if (found === null || found.length >= leastLength) return found;
    problem(`${name}: wanted at least ${leastLength} characters, found ${found.length}.`);
    return null;
  },
  /** An address with a password in it, such as redis://:password@127.0.0.1:6379. */
  secretAddress: (name: string, protocols: readonly string[]): string | null => {
    const found = text(name, '');
    if (found === '') return null;
    const { protocol, pathname } = URL.canParse(found) ? new URL(found) : NO_URL;
    const isNumbered = /^\/?\d*$/.test(pathname);
    if (protocols.includes(protocol) && isNumbered) return found;
    const wanted = isNumbered
      ? `an address of ${protocols.join(' or ')}`
      : 'nothing but a number behind the host';
    problem(`${name}: wanted ${wanted}, found another.`);
    return null;
  },
});
