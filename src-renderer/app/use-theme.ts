import { useEffect } from 'react'
import type { Settings } from '../client/index.ts'

/** Puts the language and the theme of the settings on the page; `system` follows the machine as it changes. */
export function useTheme(settings: Settings | null): void {
  const theme = settings?.theme ?? 'system'
  const language = settings?.language ?? 'vi'
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const show = () => {
      document.documentElement.dataset.theme =
        theme === 'dark' || (theme === 'system' && dark.matches) ? 'dark' : 'light'
    }
    show()
    dark.addEventListener('change', show)
    return () => dark.removeEventListener('change', show)
  }, [theme])
}
