import type { Photo } from '@shared/article/article.ts'
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useState } from 'react'
import { useWords } from '../../../copy/words.tsx'
import { type DraftFields, useField } from '../fields/draft-fields.ts'
import { cleanLine } from '../paste/clean-paste.ts'
import { type PhotoDesk, picturesIn } from './photo-desk.ts'
import { isBareName, whatPhotoWants } from './photo-missing.ts'
import css from './photos.module.css'

type Props = {
  readonly draft: DraftFields
  readonly desk: PhotoDesk
  readonly editable: boolean
  readonly onNext: () => void
}
const NO_PHOTO: Photo = { media: null, caption: '', credit: '', alt: '' }

/** The lead photo where it prints, with caption, credit and alternative text typed under it. */
export function LeadPhoto({ draft, desk, editable, onNext }: Props) {
  const words = useWords()
  const photo = useField(draft, 'leadPhoto')
  const [adding, setAdding] = useState(false)

  const take = async (file: File | undefined) => {
    if (!file || !editable) return
    setAdding(true)
    const added = await desk.add(file)
    setAdding(false)
    const before = draft.get().leadPhoto ?? NO_PHOTO
    if (added)
      draft.patch({
        leadPhoto: {
          ...before,
          media: added.media,
          caption: before.caption || added.caption,
          credit: before.credit || added.credit,
        },
      })
  }
  const choose = async () => take((await desk.choose(false))[0])
  const onDrop = (event: DragEvent) => {
    const [file] = picturesIn(event.dataTransfer)
    if (!file) return
    event.preventDefault()
    void take(file)
  }
  const onPaste = (event: ClipboardEvent) => {
    const [file] = picturesIn(event.clipboardData)
    if (!file) return
    event.preventDefault()
    void take(file)
  }
  const wants = photo ? whatPhotoWants(photo) : null

  return (
    <figure
      className={css.figure}
      data-field="leadPhoto"
      aria-busy={adding}
      onDrop={onDrop}
      onPaste={onPaste}
      onDragOver={(event) => event.preventDefault()}
    >
      {photo?.media ? (
        <div className={css.frame}>
          <img src={desk.address(photo.media)} alt={photo.alt} draggable={false} />
          {editable && (
            <div className={css.acts}>
              <button type="button" onClick={choose}>
                {words('editor.photoReplace')}
              </button>
              <button type="button" onClick={() => draft.patch({ leadPhoto: null })}>
                {words('editor.photoRemove')}
              </button>
            </div>
          )}
        </div>
      ) : (
        editable && (
          <button type="button" className={css.empty} onClick={choose}>
            <b>{adding ? words('editor.photoAdding') : words('editor.photoChoose')}</b>
            <span>
              {words('editor.leadPhoto')}, {words('editor.photoDrop')}
            </span>
          </button>
        )
      )}
      {photo && (
        <>
          <div className={css.captionRow}>
            <PhotoLine draft={draft} part="caption" longest={2000} editable={editable} />
            <span className={css.creditBox}>
              {isBareName(photo.credit) && <span aria-hidden="true">{words('editor.creditLabel').trim()}</span>}
              <PhotoLine draft={draft} part="credit" longest={300} editable={editable} />
            </span>
          </div>
          <PhotoLine draft={draft} part="alt" longest={1000} editable={editable} onNext={onNext} />
          {wants && (
            <p className={css.missing}>
              <span aria-hidden="true">!</span> {words(wants)}
            </p>
          )}
        </>
      )}
    </figure>
  )
}

type LineProps = {
  readonly draft: DraftFields
  readonly part: 'caption' | 'credit' | 'alt'
  readonly longest: number
  readonly editable: boolean
  readonly onNext?: () => void
}

function PhotoLine({ draft, part, longest, editable, onNext }: LineProps) {
  const words = useWords()
  const photo = useField(draft, 'leadPhoto') ?? NO_PHOTO
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (onNext) onNext()
    else
      event.currentTarget
        .closest('figure')
        ?.querySelector<HTMLElement>(part === 'caption' ? '[data-part=credit]' : '[data-part=alt]')
        ?.focus()
  }
  return (
    <textarea
      className={css[part]}
      data-part={part}
      rows={1}
      spellCheck={false}
      aria-label={part === 'alt' ? words('editor.altLabel') : words(`editor.${part}`)}
      placeholder={words(`editor.${part}`)}
      maxLength={longest}
      readOnly={!editable}
      value={photo[part]}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain')
        if (text === '') return
        event.preventDefault()
        document.execCommand('insertText', false, cleanLine(text))
      }}
      onChange={(event) =>
        draft.patch({
          leadPhoto: { ...(draft.get().leadPhoto ?? NO_PHOTO), [part]: event.target.value.replace(/\n/g, ' ') },
        })
      }
    />
  )
}
