import { buildSchema } from 'graphql';
import { type ToolListing, toolOf } from '../../src/mcp/tool.ts';
import { readToolFile } from '../../src/mcp/tool-file.ts';

/** A schema with a bit of everything that tools may be made of. */
export const schema = buildSchema(`
  "Which way."
  enum Direction { "Upwards." UP  DOWN }
  "Conditions."
  input Where {
    "Both hold."
    and: [Where!]
    "At least this."
    least: Int! = 3
    name: String!
    way: Direction
  }
  interface Thing { id: ID! }
  type Stone implements Thing { id: ID!  "In grams." weight: Float }
  type Leaf implements Thing { id: ID!  way: Direction!  veins: [[Int]!]! }
  type Query {
    things(
      "Which ones."
      where: Where
      "How many."
      first: Int! = 10
      ways: [Direction]
    ): [Thing!]
    "One of them."
    stone(id: ID!): Stone!
    leaf: Leaf!
  }
`);

/** What a file of schema/tools begins with. */
export const HEAD = '# title: Things\n# ceiling: 10\n# Finds things.\n';

/** How a tool with this document is listed. */
export const listingOf = (source: string): ToolListing =>
  toolOf(schema, readToolFile('schema/tools/find-things.graphql', HEAD + source)).listing;
