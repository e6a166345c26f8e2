import {
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  type SelectionNode,
} from 'graphql';
import { fieldsOf, type SelectedField } from '../selection.ts';

/** All fields of the operation that is answered, through its fragments, without those that are skipped. */
export const selectedFields = (info: GraphQLResolveInfo): readonly SelectedField[] =>
  fieldsOf(info, (selection) => isLeftOut(selection, info));

const isLeftOut = (selection: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean =>
  getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.['if'] === true ||
  getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.['if'] === false;
