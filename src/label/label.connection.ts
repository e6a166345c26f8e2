import { connectionOf } from '../connection.ts';
import { Label } from './label.ts';

/** A page of labels. */
export const LabelConnection = connectionOf(Label, 'Label');
