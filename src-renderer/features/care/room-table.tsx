import type { LibraryStatus } from '../../client/index.ts'
import { printNumber, printSize, useLanguage, useWords } from '../../copy/index.ts'
import { Skeleton } from '../../ui/index.ts'
import styles from './care.module.css'

const PARTS = ['articles', 'versions', 'media', 'trash', 'quarantine'] as const

/** How many files each part of the library has and the room that they take. */
export function RoomTable({ room }: { readonly room: LibraryStatus['room'] }) {
  const w = useWords()
  const language = useLanguage()
  const all = PARTS.reduce((sum, part) => sum + room[part].bytes, 0)
  const files = PARTS.reduce((sum, part) => sum + room[part].files, 0)
  return (
    <section className={styles.section}>
      <h3>
        {w('status.room')}
        {room.complete ? null : <span className={styles.beside}>{w('status.room.measuring')}</span>}
      </h3>
      {!room.complete && files === 0 ? (
        <Skeleton lines={5} />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{w('status.room.part')}</th>
              <th scope="col" className={styles.figure}>
                {w('status.room.files')}
              </th>
              <th scope="col" className={styles.figure}>
                {w('status.room.bytes')}
              </th>
            </tr>
          </thead>
          <tbody>
            {PARTS.map((part) => (
              <tr key={part}>
                <th scope="row">{w(`status.room.${part}`)}</th>
                <td className={styles.figure}>{printNumber(room[part].files, language)}</td>
                <td className={styles.figure}>{printSize(room[part].bytes, language)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{w('status.room.all')}</th>
              <td className={styles.figure}>{printNumber(files, language)}</td>
              <td className={styles.figure}>{printSize(all, language)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  )
}
