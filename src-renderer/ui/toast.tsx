import { Toast as Base } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../copy/words.tsx'
import { Button, IconButton } from './button.tsx'
import styles from './toast.module.css'

export type Tell = (text: string, action?: { readonly label: string; readonly onChoose: () => void }) => void

/** Short news that nobody must have seen; failures go to a dialog or a banner. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Provider timeout={6000} limit={2}>
      {children}
      <Base.Portal>
        <Base.Viewport className={styles.viewport}>
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

export function useTell(): Tell {
  const { add } = Base.useToastManager()
  return (text, action) => {
    add({ title: text, ...(action ? { actionProps: { children: action.label, onClick: action.onChoose } } : {}) })
  }
}

function Toasts() {
  const w = useWords()
  const { toasts } = Base.useToastManager()
  return toasts.map((toast) => (
    <Base.Root key={toast.id} toast={toast} className={styles.toast}>
      <Base.Content className={styles.content}>
        <Base.Title className={styles.text} render={<p />} />
        {toast.actionProps ? <Base.Action render={<Button kind="link" />} /> : null}
        <Base.Close render={<IconButton label={w('action.close')} />}>
          <X />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ))
}
