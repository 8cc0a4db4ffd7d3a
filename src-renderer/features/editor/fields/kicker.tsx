import { useSession } from '../../../client/index.ts'
import { useLanguage } from '../../../copy/words.tsx'
import { type DraftFields, useField } from './draft-fields.ts'
import css from './fields.module.css'

/** Section and genre above the title, as printed; they are chosen in the side panel. */
export function Kicker({ draft }: { readonly draft: DraftFields }) {
  const section = useField(draft, 'section')
  const genre = useField(draft, 'genre')
  const language = useLanguage()
  const session = useSession()
  const known = session?.ok ? session.value.settings.genres.find(({ id }) => id === genre) : undefined
  return (
    <p className={css.kicker}>
      {section !== '' && <span>{section}</span>}
      {section !== '' && genre !== '' && <span aria-hidden="true">·</span>}
      {genre !== '' && <span>{known?.[language] ?? genre}</span>}
    </p>
  )
}
