import { connectionOf } from '../connection.ts';
import { Patient } from './patient.ts';

/** A page of patients. */
export const PatientConnection = connectionOf(Patient, 'Patient');
