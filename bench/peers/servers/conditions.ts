// What callers of the hand-written servers ask of images, as conditions of a statement.

/** A key that is null or left out is no condition. */
export interface Filter {
  readonly finding?: string | null;
  readonly view?: string | null;
  readonly minAge?: number | null;
  readonly maxAge?: number | null;
  readonly maxFollowUp?: number | null;
}

export interface Page extends Filter {
  readonly first: number;
  readonly after?: string | null;
  readonly by?: 'NAME' | 'AGE' | null;
}

/** Images by their labels of a set. */
export interface Labelled extends Filter {
  readonly labelSet: string;
  readonly findings: readonly string[];
}

/** A text for each combination, so that each has a plan of its own. */
export const conditionsOf = ({ finding, view, minAge, maxAge, maxFollowUp }: Filter) => {
  const values: unknown[] = [];
  const all: string[] = [];
  const add = (value: unknown, condition: (at: string) => string): void => {
    if (value === null || value === undefined) return;
    values.push(value);
    all.push(condition(`$${values.length}`));
  };
  add(view, (at) => `i.view_position = ${at}`);
  add(minAge, (at) => `i.age >= ${at}`);
  add(maxAge, (at) => `i.age <= ${at}`);
  add(maxFollowUp, (at) => `i.follow_up <= ${at}`);
  add(
    finding,
    (at) => `exists (select from present_findings f where f.image_id = i.id and f.finding = ${at})`,
  );
  return { all, values };
};

export const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
