// Days and times, from BigQuery's spelling to DICOM's (PS3.5 6.2). What is neither is left as it is.

/** "2017-01-31" as "20170131". */
export const dicomDate = (text: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return day === undefined ? text : `${year}${month}${day}`;
};

/** "10:15:30.5" as "101530.5". */
export const dicomTime = (text: string): string => {
  const [, hour, minute, second, fraction] =
    /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  return second === undefined ? text : `${hour}${minute}${second}${fractionOf(fraction)}`;
};

/** "2017-01-31T10:15:30.5Z" as "20170131101530.5+0000"; without its zone where it has none. */
export const dicomInstant = (text: string): string => {
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d)[T ]([\d:.]{8,18})(?: ?(Z|UTC|[+-]00(?::?00)?))?$/.exec(text) ?? [];
  if (day === undefined || time === undefined) return text;
  return `${dicomDate(day)}${dicomTime(time)}${zone === undefined ? '' : '+0000'}`;
};

/** DICOM has microseconds. Zeros at the end say nothing: a table does not keep how many there were. */
const fractionOf = (digits = ''): string => {
  const shown = digits.slice(0, 6).replace(/0+$/, '');
  return shown === '' ? '' : `.${shown}`;
};
