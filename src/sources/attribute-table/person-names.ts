import { recordOf } from './record.ts';

// A person's name is a record: of three groups, each a text or a record of its five components, or of
// the components alone. What such a record holds depends on when, and by what, the table was made.

const GROUPS = ['Alphabetic', 'Ideographic', 'Phonetic'] as const;

/** In the order of PS3.5 6.2.1. */
const COMPONENTS = ['FamilyName', 'GivenName', 'MiddleName', 'NamePrefix', 'NameSuffix'] as const;

/** A name in the DICOM JSON model, from a record or from "Alphabetic=Ideographic=Phonetic"; null where it is empty. */
export const personName = (value: unknown): object | null => {
  const texts = typeof value === 'string' ? value.split('=') : groupsOf(value);
  const groups = GROUPS.flatMap((group, place) => {
    const text = texts[place] ?? '';
    return text === '' ? [] : [[group, text] as const];
  });
  return groups.length === 0 ? null : Object.fromEntries(groups);
};

const groupsOf = (value: unknown): readonly string[] => {
  const members = membersOf(value);
  if (COMPONENTS.some((name) => members.has(name.toLowerCase()))) return [joined(members)];
  return GROUPS.map((group) => {
    const found = members.get(group.toLowerCase()) ?? '';
    return typeof found === 'string' ? found : joined(membersOf(found));
  });
};

const textIn = (members: ReadonlyMap<string, unknown>, name: string): string => {
  const found = members.get(name.toLowerCase());
  return typeof found === 'string' ? found : '';
};

/** Family^Given^Middle^Prefix^Suffix, without empty ones at the end. */
const joined = (members: ReadonlyMap<string, unknown>): string =>
  COMPONENTS.map((name) => textIn(members, name))
    .join('^')
    .replace(/\^+$/, '');

/** Names of columns have no case. */
const membersOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(recordOf(value)).map(([name, member]) => [name.toLowerCase(), member]));
