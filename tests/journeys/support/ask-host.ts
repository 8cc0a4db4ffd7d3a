import type { Page } from '@playwright/test'

/**
 * Calls one operation from the page, as another window over the same library would; gives the value or fails the
 * journey. `typed` is typed where the caret is as soon as the answer is there, before the window hears of the change.
 */
export const askHost = <T>(page: Page, name: string, input: unknown, typed: string | null = null): Promise<T> =>
  page.evaluate(
    async ({ name, input, typed }) => {
      const bridge = (window as { toaSoan?: { call: (name: string, input: unknown) => Promise<unknown> } }).toaSoan
      const session =
        document.querySelector<HTMLMetaElement>('meta[name="toa-soan-session"]')?.content ??
        sessionStorage.getItem('toa-soan-session') ??
        ''
      const post = () =>
        fetch(`/api/call/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-toa-soan-session': session },
          body: JSON.stringify(input),
        }).then((answer) => answer.json())
      const answer = (await (bridge ? bridge.call(name, input) : post())) as { ok: boolean; value: T; error: unknown }
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
      if (typed !== null) document.execCommand('insertText', false, typed)
      return answer.value
    },
    { name, input, typed },
  )
