import fc from 'fast-check';

type Way = 'value' | 'null' | 'throw' | 'error' | 'odd' | 'later' | 'reject';

/**
 * Makes an object anew, whose fields do what they do each time. isLater: all of them by promises, as
 * graphql-js hears of every failure only where none is at once.
 */
interface Maker {
  readonly make: (isLater: boolean) => object;
}

interface Told {
  readonly way: Way;
  readonly value: unknown;
}

const made = (value: unknown, isLater: boolean): unknown => {
  if (!Array.isArray(value)) return isMaker(value) ? value.make(isLater) : value;
  const items = value.map((item) => made(item, isLater));
  return isLater ? items.map((item) => Promise.resolve(item)) : items;
};

const isMaker = (value: unknown): value is Maker =>
  typeof value === 'object' && value !== null && 'make' in value;

const tell = ({ way, value }: Told, name: string, isLater: boolean): unknown => {
  switch (way) {
    case 'value':
      return made(value, isLater);
    case 'null':
      return null;
    case 'throw':
      throw new Error(`${name} throws`);
    case 'error':
      return new Error(`${name} is an error`);
    case 'odd':
      return Symbol.for(name);
    case 'later':
      return Promise.resolve(made(value, isLater));
    case 'reject':
      return Promise.reject(new Error(`${name} rejects`));
  }
};

const makerOf = (fields: Readonly<Record<string, Told>>): Maker => ({
  make: (isLater) => {
    const object = {};
    for (const [name, told] of Object.entries(fields)) {
      const get = (): unknown => tell(told, name, isLater);
      const later = async (): Promise<unknown> => get();
      Object.defineProperty(object, name, { get: isLater ? later : get, enumerable: true });
    }
    return object;
  },
});

/** An object whose fields are told in some ways, the first by far the most often. */
export const arbitraryThing = ([usual, ...others]: readonly [Way, ...Way[]]) => {
  const way = fc.oneof(
    { weight: 12, arbitrary: fc.constant(usual) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  );
  const told = (value: fc.Arbitrary<unknown>) => fc.record({ way, value });
  const leaf = {
    one: told(fc.integer({ min: -9, max: 9 })),
    surely: told(fc.oneof(fc.nat(9), fc.constant(2.5))),
    word: told(fc.constantFrom('', 'a', 'b')),
    color: told(fc.constantFrom('RED', 'GREEN', 'BLUE')),
    flag: told(fc.boolean()),
    id: told(fc.oneof(fc.constant('i'), fc.nat(9))),
    some: told(
      fc.array(fc.oneof(fc.nat(9), fc.constant(null), fc.constant('x')), { maxLength: 3 }),
    ),
    all: told(fc.array(fc.option(fc.nat(9), { freq: 9 }), { maxLength: 3 })),
  };
  const { thing: whole } = fc.letrec<{ thing: Maker; any: Maker | null }>((tie) => ({
    thing: fc
      .record({
        ...leaf,
        thing: told(tie('any')),
        strict: told(tie('any')),
        things: told(fc.array(tie('any'), { maxLength: 2 })),
        strictly: told(fc.array(tie('any'), { maxLength: 2 })),
        beings: told(fc.array(tie('any'), { maxLength: 2 })),
      })
      .map(makerOf),
    any: fc.option(tie('thing'), { freq: 3, depthSize: 'small', maxDepth: 3 }),
  }));
  return whole;
};
