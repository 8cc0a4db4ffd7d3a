export type OpenedFiles = {
  /** Keeps the bytes until the window takes them; gives the token. */
  readonly keep: (bytes: Uint8Array) => string
  readonly take: (token: string) => Uint8Array | null
}

/** Files that the person opened from the desktop, waiting for the window: the window never learns a path. */
export const createOpenedFiles = ({ newToken }: { readonly newToken: () => string }): OpenedFiles => {
  const waiting = new Map<string, Uint8Array>()
  return {
    keep: (bytes) => {
      const token = newToken()
      waiting.set(token, bytes)
      return token
    },
    take: (token) => {
      const bytes = waiting.get(token) ?? null
      waiting.delete(token)
      return bytes
    },
  }
}
