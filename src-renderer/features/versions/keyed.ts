/** Things without a name of their own, named by their place; for lists that are drawn once. */
export const keyed = <T>(things: readonly T[]): readonly { readonly key: string; readonly thing: T }[] =>
  things.map((thing, at) => ({ key: String(at), thing }))
