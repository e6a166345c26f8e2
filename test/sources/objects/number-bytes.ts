/** How numbers are written, by VR. */
const NUMBERS: Readonly<
  Record<string, (view: DataView, value: number, isLittle: boolean) => void>
> = {
  US: (view, value, isLittle) => view.setUint16(0, value, isLittle),
  SS: (view, value, isLittle) => view.setInt16(0, value, isLittle),
  UL: (view, value, isLittle) => view.setUint32(0, value, isLittle),
  SL: (view, value, isLittle) => view.setInt32(0, value, isLittle),
  FL: (view, value, isLittle) => view.setFloat32(0, value, isLittle),
  FD: (view, value, isLittle) => view.setFloat64(0, value, isLittle),
  SV: (view, value, isLittle) => view.setBigInt64(0, BigInt(value), isLittle),
};

/** A number in the bytes of its VR. TypeError where the VR has no binary numbers. */
export const numberBytes = (vr: string, value: number, isLittle: boolean): Uint8Array => {
  const write = NUMBERS[vr];
  if (write === undefined) throw new TypeError(`${vr} has no binary numbers.`);
  const size = ['US', 'SS'].includes(vr) ? 2 : ['FD', 'SV'].includes(vr) ? 8 : 4;
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer), value, isLittle);
  return bytes;
};
