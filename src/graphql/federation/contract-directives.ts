import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
} from 'graphql';

// Directives of fields that tell callers something: they are in schema.graphql, with definitions. The
// other ones, such as @key, are for those who compose, who have their definitions.

const text = new GraphQLNonNull(GraphQLString);
const texts = new GraphQLNonNull(new GraphQLList(text));

const GUARDED = [
  DirectiveLocation.FIELD_DEFINITION,
  DirectiveLocation.OBJECT,
  DirectiveLocation.INTERFACE,
  DirectiveLocation.SCALAR,
  DirectiveLocation.ENUM,
];

const WEIGHED = [
  DirectiveLocation.ARGUMENT_DEFINITION,
  DirectiveLocation.ENUM,
  DirectiveLocation.FIELD_DEFINITION,
  DirectiveLocation.INPUT_FIELD_DEFINITION,
  DirectiveLocation.OBJECT,
  DirectiveLocation.SCALAR,
];

/**
 * What the contract defines.
 *
 * Source: IBM's GraphQL cost specification, and Apollo Federation 2.9.
 */
export const CONTRACT_DIRECTIVES: readonly GraphQLDirective[] = [
  new GraphQLDirective({
    name: 'authenticated',
    description: 'For callers who have proved who they are.',
    locations: GUARDED,
  }),
  new GraphQLDirective({
    name: 'requiresScopes',
    description: 'For callers who have all scopes of one of these lists.',
    locations: GUARDED,
    args: { scopes: { type: new GraphQLNonNull(new GraphQLList(texts)) } },
  }),
  new GraphQLDirective({
    name: 'cost',
    description:
      'What it costs, in points; where there is none, 1 for an object and 0 for a value.',
    locations: WEIGHED,
    args: { weight: { type: text, description: 'A number of points.' } },
  }),
  new GraphQLDirective({
    name: 'listSize',
    description: 'How long a list is, for counting what its rows cost.',
    locations: [DirectiveLocation.FIELD_DEFINITION],
    args: {
      assumedSize: {
        type: GraphQLInt,
        description: 'Rows, where no argument says how many.',
      },
      slicingArguments: {
        type: new GraphQLList(text),
        description:
          'Arguments that say how many: a number of rows, or a list with a key for each.',
      },
      sizedFields: {
        type: new GraphQLList(text),
        description:
          'Fields below this one that are the list; where left out, the field itself is.',
      },
      requireOneSlicingArgument: {
        type: GraphQLBoolean,
        defaultValue: true,
        description: 'Whether just one of the arguments has to be given.',
      },
    },
  }),
];
