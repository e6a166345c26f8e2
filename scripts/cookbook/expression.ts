// What a sentence of the cookbook may say of an answer: a value in it, or a few of them reckoned together.
// The answer is JSON, of which nothing is known.

type Leaf = string | number | boolean;

const OPERATIONS: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '/': (left, right) => left / right,
};

/**
 * The value of an expression: a path, or some with + - / between them, from left to right. A path is
 * made of keys with dots between; a literal of JSON may stand in its place. Behind a list
 *
 * - `[TEXT]` is its one member that has the text for a value, at any depth; `[A,B]` that has both,
 * - `[#1]` is its first member, `.length` the number of its members,
 * - `[*TEXT]` are all members that have the text; of numbers in them the sum is taken.
 *
 * Errors: Error where there is no such value.
 */
export function evaluate(expression: string, answer: unknown): Leaf {
  const [first = '', ...rest] = expression.split(' ');
  let result = leafAt(first, answer);
  for (let index = 0; index < rest.length; index += 2) {
    const operation = OPERATIONS[rest[index] ?? ''];
    if (operation === undefined) throw new Error(`${expression}: wanted + - or /.`);
    result = operation(asNumber(result), asNumber(leafAt(rest[index + 1] ?? '', answer)));
  }
  return result;
}

/** Whether `left < right`, or with > or = between them, is so. Errors: as evaluate. */
export function holds(claim: string, answer: unknown): boolean {
  const [left = '', sign, right = ''] = claim.split(/ ([<>=]) /);
  const [one, other] = [evaluate(left, answer), evaluate(right, answer)];
  if (sign === '=') return one === other;
  return sign === '<' ? asNumber(one) < asNumber(other) : asNumber(one) > asNumber(other);
}

function asNumber(value: Leaf): number {
  if (typeof value === 'number') return value;
  throw new Error(`Wanted a number, found ${value}.`);
}

function leafAt(path: string, answer: unknown): Leaf {
  const isLiteral = /^(-?\d|"|true$|false$)/.test(path);
  const steps = path.match(/[^.[\]]+|\[[^\]]+\]/g) ?? [];
  const value: unknown = isLiteral
    ? JSON.parse(path)
    : steps.reduce<unknown>((found, step) => stepInto(found, step, path), answer);
  if (isLeaf(value)) return value;
  const terms = membersOf(value).filter(isLeaf);
  if (terms.length > 0) return terms.map(asNumber).reduce((sum, term) => sum + term);
  throw new Error(`${path}: wanted a single value, found ${JSON.stringify(value)}.`);
}

function stepInto(value: unknown, step: string, path: string): unknown {
  if (step.startsWith('[')) return choose(step.slice(1, -1), membersOf(value), path);
  if (Array.isArray(value)) {
    const members = membersOf(value);
    return step === 'length'
      ? members.length
      : members.map((member) => stepInto(member, step, path));
  }
  const entry = entriesOf(value).find(([key]) => key === step);
  if (entry === undefined) throw new Error(`${path}: there is no ${step}.`);
  return entry[1];
}

function choose(choice: string, members: readonly unknown[], path: string): unknown {
  if (choice.startsWith('#')) return members[Number(choice.slice(1)) - 1];
  const texts = choice.replace('*', '').split(',');
  const found = members.filter((member) => texts.every((text) => hasLeaf(member, text)));
  if (choice.startsWith('*')) return found;
  if (found.length === 1) return found[0];
  throw new Error(`${path}: ${found.length} members have ${texts.join(' and ')}.`);
}

const hasLeaf = (value: unknown, text: string): boolean =>
  value === text || entriesOf(value).some(([, member]) => hasLeaf(member, text));

const isLeaf = (value: unknown): value is Leaf =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const membersOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
