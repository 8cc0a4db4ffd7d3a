import { type LongOperation, useRunningWork, useWork } from '../client/index.ts'
import { useWords } from '../copy/index.ts'
import { Banner, Button, useSeconds } from '../ui/index.ts'

const COMMANDS: Readonly<Record<LongOperation, string>> = {
  'library.verify': 'library-care',
  'trash.empty': 'empty-trash',
  'backup.run': 'backup',
  'backup.inspect': 'restore-backup',
  'backup.merge': 'restore-backup',
  'backup.restoreInto': 'restore-backup',
}

/** Long work whose dialog was closed: how far it is, and the ways back to it and to stop it. */
export function WorkBanners({ onCommand }: { readonly onCommand: (command: string) => void }) {
  return useRunningWork().map(([name]) => <WorkBanner key={name} name={name} onCommand={onCommand} />)
}

type WorkBannerProps = { readonly name: LongOperation; readonly onCommand: (command: string) => void }

function WorkBanner({ name, onCommand }: WorkBannerProps) {
  const w = useWords()
  const { running, stop } = useWork(name)
  const seconds = useSeconds(running?.since ?? null)
  if (!running) return null
  const { done, total, stopping } = running
  const time = w('work.time', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
  return (
    <Banner
      kind="info"
      counting
      actions={
        <>
          <Button onClick={() => onCommand(COMMANDS[name])}>{w('work.show')}</Button>
          <Button disabled={stopping} onClick={stop}>
            {w(stopping ? 'work.stopping' : 'work.stop')}
          </Button>
        </>
      }
    >
      {w(`work.${name}`)} · {total > 0 ? `${w('work.done', { done, total })} · ` : ''}
      {time}
    </Banner>
  )
}
