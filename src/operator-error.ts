/**
 * Says to the operator, in the gateway's own words, what is wrong and what mends it. It quotes nothing
 * that a caller sent or a store answered, so the log has its words too, as of no other library's error.
 */
export class OperatorError extends Error {}
