import { connectionOf } from '../connection.ts';
import { Study } from './study.ts';

/** A page of studies. */
export const { Connection: StudyConnection, Edge: StudyEdge } = connectionOf(Study, 'Study');
