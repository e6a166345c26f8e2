/** Properties that stand for what was not selected: reading one is a bug, and says so. */
export const leftOut = (kind: string, names: readonly string[]): PropertyDescriptorMap =>
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        enumerable: true,
        get: (): never => {
          throw new Error(
            `${kind}.${name} was not selected: the field that shows it is said to rest on less.`,
          );
        },
      },
    ]),
  );
