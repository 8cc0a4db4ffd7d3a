import { useQueryClient } from '@tanstack/react-query'
import { useSession } from '../client/index.ts'
import { LanguageProvider } from '../copy/index.ts'
import { FailureNote, Skeleton, ToastProvider } from '../ui/index.ts'
import styles from './newsroom-window.module.css'
import { NewsroomWindow } from './newsroom-window.tsx'
import { useTheme } from './use-theme.ts'

/** The session first: without it there is neither language nor library. */
export function App() {
  const session = useSession()
  const queries = useQueryClient()
  const settings = session?.ok ? session.value.settings : null
  useTheme(settings)
  if (!session) {
    return (
      <div className={styles.window} aria-busy="true">
        <Skeleton lines={9} />
        <Skeleton lines={14} />
      </div>
    )
  }
  if (!session.ok)
    return (
      <FailureNote failure={session.error} onRetry={() => void queries.invalidateQueries({ queryKey: ['session'] })} />
    )
  return (
    <LanguageProvider language={session.value.settings.language}>
      <ToastProvider>
        <NewsroomWindow session={session.value} />
      </ToastProvider>
    </LanguageProvider>
  )
}
