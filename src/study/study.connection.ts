import { connectionOf } from '../connection.ts';
import { Study } from './study.ts';

/** A page of studies. */
export const StudyConnection = connectionOf(Study, 'Study');
