import type {
  DataQualityIssue,
  Finding,
  LabelSetCode,
  LabelSource,
  LabelValue,
  Sex,
  Split,
  ViewPosition,
} from './rows.ts';

/** The filter inputs of the schema, as JSON. */
export interface ImageFilter {
  readonly and?: readonly ImageFilter[];
  readonly or?: readonly ImageFilter[];
  readonly not?: ImageFilter;
  readonly imageIndex?: IdCondition;
  readonly patientId?: IdCondition;
  readonly studyInstanceUid?: IdCondition;
  readonly sex?: EnumCondition<Sex>;
  readonly viewPosition?: EnumCondition<ViewPosition>;
  readonly patientAgeYears?: IntCondition;
  readonly followUpNumber?: IntCondition;
  readonly split?: EnumCondition<Split>;
  readonly labels?: ListCondition<LabelFilter>;
  readonly disagreement?: Disagreement;
  readonly labelChanged?: LabelChange;
  readonly boundingBoxes?: { readonly some?: BoxFilter; readonly none?: BoxFilter };
  readonly dataQuality?: {
    readonly some?: readonly DataQualityIssue[];
    readonly none?: readonly DataQualityIssue[];
  };
}

export interface PatientFilter {
  readonly and?: readonly PatientFilter[];
  readonly or?: readonly PatientFilter[];
  readonly not?: PatientFilter;
  readonly patientId?: IdCondition;
  readonly sex?: EnumCondition<Sex>;
  readonly split?: EnumCondition<Split>;
  readonly imageCount?: IntCondition;
  readonly images?: ListCondition<ImageFilter>;
}

export interface LabelFilter {
  readonly and?: readonly LabelFilter[];
  readonly or?: readonly LabelFilter[];
  readonly not?: LabelFilter;
  readonly finding?: EnumCondition<Finding>;
  readonly value?: EnumCondition<LabelValue>;
  readonly source?: EnumCondition<LabelSource>;
  readonly labelSet?: EnumCondition<LabelSetCode>;
  readonly readerId?: IdCondition;
}

export interface Condition<Value> {
  readonly eq?: Value;
  readonly ne?: Value;
  readonly in?: readonly Value[];
  readonly notIn?: readonly Value[];
}
export type EnumCondition<Value> = Omit<Condition<Value>, 'notIn'>;
/** GraphQL takes an ID as a string or as a whole number. */
export type IdCondition = Condition<string | number>;
export interface IntCondition extends Condition<number> {
  readonly lt?: number;
  readonly lte?: number;
  readonly gt?: number;
  readonly gte?: number;
}

export interface ListCondition<Filter> {
  readonly some?: Filter;
  readonly every?: Filter;
  readonly none?: Filter;
}

export interface BoxFilter {
  readonly finding?: EnumCondition<Finding>;
  readonly any?: true;
}

export interface LabelOrigin {
  readonly source: LabelSource;
  readonly labelSet: LabelSetCode;
  readonly readerId?: string;
}

export interface Disagreement {
  readonly finding: Finding;
  readonly left: LabelOrigin;
  readonly right: LabelOrigin;
  readonly leftValue?: LabelValue;
}

export interface LabelChange {
  readonly finding?: Finding;
  readonly from?: LabelSetCode;
  readonly to?: LabelSetCode;
}

export interface OrderBy<Field> {
  readonly field: Field;
  readonly direction?: 'ASC' | 'DESC';
}
export type ImageOrder = OrderBy<
  'IMAGE_INDEX' | 'PATIENT_ID' | 'PATIENT_AGE_YEARS' | 'FOLLOW_UP_NUMBER' | 'READER_DISAGREEMENT'
>;
export type PatientOrder = OrderBy<'PATIENT_ID' | 'IMAGE_COUNT'>;
