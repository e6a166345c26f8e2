/** Of these, none is said of a connection. */
const OF_DISK =
  /^(EACCES|EPERM|EROFS|ENOSPC|EDQUOT|EFBIG|EIO|EISDIR|ERR_FS_EISDIR|ENOTDIR|EEXIST|ENAMETOOLONG)$/;

/** Whether it is the disk that failed, such as one that is full: another attempt does not help. */
export const isOfDisk = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && OF_DISK.test(String(error.code));
