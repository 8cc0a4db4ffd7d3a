import { timingSafeEqual } from 'node:crypto'

export type SessionClock = { readonly now: () => number /** 256 random bits as hex. */; readonly secret: () => string }

/** How long a start token may wait for the window to open, in milliseconds. */
const TOKEN_LIFE = 60_000

/** One run's secrets: a start token used once, and the cookie and header it is exchanged for. Nothing outlives the process. */
export const openSession = ({ now, secret }: SessionClock) => {
  // Cookies ignore ports: a fresh name keeps another run, or another program on this machine, out of this one's jar.
  const cookieName = `toasoan-${secret().slice(0, 16)}`
  const cookie = secret()
  const header = secret()
  let token: { readonly value: string; readonly expires: number } | null = null

  return {
    cookieName,
    cookie,
    header,
    /** A new start token; an older one stops working. */
    issueToken: (): string => {
      token = { value: secret(), expires: now() + TOKEN_LIFE }
      return token.value
    },
    /** True once per token, within its life. */
    redeem: (offered: string): boolean => {
      if (!token || now() > token.expires || !sameSecret(offered, token.value)) return false
      token = null
      return true
    },
    holdsCookie: (offered: string | undefined): boolean => sameSecret(offered ?? '', cookie),
    holdsHeader: (offered: unknown): boolean => typeof offered === 'string' && sameSecret(offered, header),
  }
}
export type Session = ReturnType<typeof openSession>

const sameSecret = (offered: string, real: string): boolean => {
  const [left, right] = [Buffer.from(offered), Buffer.from(real)]
  return left.length === right.length && timingSafeEqual(left, right)
}
