// As much of DER (X.690) as a certificate takes.

/** A value with its tag and its length. */
export const tagged = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
};

const lengthOf = (length: number): Buffer => {
  if (length < 0x80) return Buffer.from([length]);
  const digits = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
};

export const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts);

export const bits = (content: Buffer): Buffer => tagged(0x03, Buffer.from([0]), content);

/** An object identifier by its bytes, in hexadecimal. */
export const oid = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'));

export const text = (content: string): Buffer => tagged(0x0c, Buffer.from(content));

/** A moment of this or the next century. */
export const moment = (date: Date): Buffer => {
  const digits = date.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return tagged(0x18, Buffer.from(`${digits}Z`));
};

export const isTrue = (): Buffer => tagged(0x01, Buffer.from([0xff]));
