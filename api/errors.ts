// The few errors a caller can meet. Each has a stable code for programs and a message that says what to do instead.

/** Stable codes; GraphQL answers carry them in `extensions.code`. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'LIMIT_EXCEEDED'
  | 'TIMED_OUT'
  | 'STORE_UNAVAILABLE'
  | 'STORE_REFUSED'
  | 'BAD_CONFIGURATION'
  | 'BAD_DATASET';

/** The root of all expected errors. Anything else that is thrown is a defect and is masked at the door. */
export class XintuError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'XintuError';
  }
}

/** The caller sent something that cannot be meant; the message says where and what would be right. */
export const badInput = (message: string) => new XintuError('BAD_USER_INPUT', message);

/** The question is legal but larger than one answer may be; the message names the limit and what to narrow. */
export const limitExceeded = (message: string) => new XintuError('LIMIT_EXCEEDED', message);

/** A variable of the environment or an option is missing or malformed. */
export const badConfiguration = (message: string) => new XintuError('BAD_CONFIGURATION', message);
