/** What callers may do, from least to most. Until callers can prove who they are, all are anonymous. */
export const ROLES = ['anonymous', 'reader', 'researcher', 'admin'] as const;
export type Role = (typeof ROLES)[number];
