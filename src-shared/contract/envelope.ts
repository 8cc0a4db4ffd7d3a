/** `facts` fill the sentence that copy/ holds for `code`. */
export type Failure = { readonly code: string; readonly facts?: Readonly<Record<string, string | number>> }
export type Envelope<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

/** A failure as a value. */
export const failed = (code: string, facts?: Failure['facts']): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: facts ? { code, facts } : { code },
})
export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
