import { connectionOf } from '../connection.ts';
import { Label } from './label.ts';

/** A page of labels. */
export const { Connection: LabelConnection, Edge: LabelEdge } = connectionOf(Label, 'Label');
