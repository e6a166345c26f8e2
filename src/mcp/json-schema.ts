/** The part of JSON Schema (2020-12) in which arguments and answers of tools are described. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly default?: unknown;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** An object with these properties and no others. */
export const objectForm = (
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
): JsonSchema & { readonly type: 'object' } => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
  additionalProperties: false,
});

/** The same, or null. */
export const orNull = (form: JsonSchema): JsonSchema =>
  typeof form.type === 'string' && form.enum === undefined
    ? { ...form, type: [form.type, 'null'] }
    : { anyOf: [form, { type: 'null' }] };

/** The same with a description before its own, where there is one. */
export const described = (form: JsonSchema, description: string | null | undefined): JsonSchema =>
  description
    ? { ...form, description: [description, form.description].filter(Boolean).join('\n') }
    : form;
