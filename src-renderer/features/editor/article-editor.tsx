import { EditorContent } from '@tiptap/react'
import { type KeyboardEvent, useCallback, useImperativeHandle, useRef, useState } from 'react'
import { type Failure, useClient } from '../../client/index.ts'
import { failureText, useWords } from '../../copy/words.tsx'
import css from './article-editor.module.css'
import type { ArticleEditorProps } from './article-editor.types.ts'
import { snapshotOf } from './body/body-snapshot.ts'
import { putCaret } from './body/put-caret.ts'
import { useBodyEditor } from './body/use-body-editor.ts'
import { runWritingCommand } from './body/writing-commands.ts'
import { BylineField } from './fields/byline-field.tsx'
import { DateField } from './fields/date-field.tsx'
import { createDraftFields } from './fields/draft-fields.ts'
import { Kicker } from './fields/kicker.tsx'
import { LineField } from './fields/line-field.tsx'
import { FindBar } from './find/find-bar.tsx'
import { jumpTo } from './jump.ts'
import type { Pasted } from './paste/page-paste.ts'
import { LeadPhoto } from './photos/lead-photo.tsx'
import { createPhotoDesk } from './photos/photo-desk.ts'
import { useRememberedPlace } from './place/use-remembered-place.ts'
import type { Autosave } from './saving/autosave.ts'
import { showAsChange } from './saving/show-as-change.ts'
import { useAutosave } from './saving/use-autosave.ts'
import { useStoredChanges } from './saving/use-stored-changes.ts'
import { LinkStrip } from './toolbar/link-strip.tsx'
import { Toolbar } from './toolbar/toolbar.tsx'
import { showStored } from './undo/put-state.ts'
import { type Direction, stepBack } from './undo/step-back.ts'
import { useUndoJournal } from './undo/use-undo-journal.ts'

/** The article in the order and look of the printed page, saved as it is typed. */
export function ArticleEditor(props: ArticleEditorProps) {
  return <OpenArticle key={props.opened.article.id} {...props} />
}

function OpenArticle({
  opened,
  undo = null,
  editable: allowed = true,
  onOpenIntake,
  onSaved,
  onStatus,
  onConflict,
  ref,
}: ArticleEditorProps) {
  const { article } = opened
  const editable = allowed && opened.readOnly === null && opened.trashedAt === null
  const client = useClient()
  const words = useWords()
  const page = useRef<HTMLDivElement>(null)
  const autosaveRef = useRef<Autosave | null>(null)
  const [refused, setRefused] = useState<Failure | null>(null)
  const [strip, setStrip] = useState<'none' | 'link' | 'find' | 'replace'>('none')
  const onEdit = useCallback(() => autosaveRef.current?.touch(), [])
  const [desk] = useState(() => createPhotoDesk(client, setRefused))
  const onLink = useCallback(() => setStrip('link'), [])

  const offerPage = (pasted: Pasted): boolean => {
    const { title, sapo, leadPhoto } = draft.get()
    const { doc } = editor.state
    const empty =
      title.trim() === '' &&
      sapo.trim() === '' &&
      leadPhoto === null &&
      doc.childCount === 1 &&
      doc.textContent.trim() === ''
    if (!empty || !doc.firstChild?.isTextblock || !editable) return false
    onOpenIntake(pasted)
    return true
  }
  const editor = useBodyEditor({
    fields: article.fields,
    body: article.body,
    editable,
    desk,
    words,
    onEdit,
    onLeave: () => void autosave.flush(),
    onLink,
    offerPage,
  })
  const [draft] = useState(() => createDraftFields(editor))
  const journal = useUndoJournal(editor, article, undo)
  const snapshot = () => ({ fields: draft.get(), body: snapshotOf(editor.state.doc) })
  const autosave = useAutosave({
    client,
    id: article.id,
    generation: opened.generation,
    stored: { fields: article.fields, body: article.body },
    savedAt: article.savedAt,
    snapshot,
    journal,
    onStatus: (status) => onStatus?.(status),
    onSaved: (saved) => onSaved?.(saved),
    onConflict: ({ copyId, sentTitle, copyTitle }) => {
      // The copy carries its own title; what was typed since then wins.
      if (copyTitle !== null && draft.get().title === sentTitle) draft.replace({ ...draft.get(), title: copyTitle })
      onConflict?.({ copyId })
    },
  })
  autosaveRef.current = autosave

  useStoredChanges({
    opened,
    autosave,
    snapshot,
    show: (stored) => {
      showStored(editor, stored)
      journal.begin()
    },
  })

  const keepPlace = useRememberedPlace(article.id, page, editor)

  const step = useCallback(
    (direction: Direction) => {
      if (editable && page.current) stepBack(direction, editor, page.current)
    },
    [editor, editable],
  )
  useImperativeHandle(ref, () => ({
    flush: () => {
      keepPlace()
      return autosave.flush()
    },
    jumpTo: (place) => (page.current ? jumpTo(place, page.current, editor) : false),
    current: () => ({ ...snapshot(), generation: autosave.generation }),
    patchFields: draft.patch,
    onFields: draft.subscribe,
    showAsChange: (stored) => {
      if (!autosave.settled || autosave.moved) return false
      const text = { fields: stored.article.fields, body: stored.article.body }
      autosave.adopt(stored.generation, text)
      showAsChange(editor, text)
      return true
    },
    undo: () => step('undo'),
    redo: () => step('redo'),
    openFind: (replacing) => setStrip(replacing ? 'replace' : 'find'),
    focus: () => editor.view.focus(),
    run: (command) =>
      (editable || command === 'find') && runWritingCommand(command, { editor, desk, openStrip: setStrip }),
  }))

  const toBody = () => putCaret(editor, 0)
  const goTo = (selector: string) => page.current?.querySelector<HTMLElement>(selector)?.focus()
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    const key = event.key.toLowerCase()
    if (key !== 'f' && key !== 'h') return
    event.preventDefault()
    setStrip(key === 'h' ? 'replace' : 'find')
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+F and Ctrl+H of everything inside
    <div className={css.article} onKeyDown={onKeyDown} onBlur={() => void autosave.flush()}>
      {(strip === 'find' || strip === 'replace') && (
        <FindBar editor={editor} editable={editable} replacing={strip === 'replace'} onClose={() => setStrip('none')} />
      )}
      <div className={css.page} ref={page}>
        <article className={css.sheet} aria-label={words('editor.article')} lang="vi">
          <Kicker draft={draft} />
          <h1 className={css.title}>
            <LineField
              draft={draft}
              name="title"
              label={words('editor.title')}
              placeholder={words('editor.title')}
              longest={500}
              editable={editable}
              onNext={() => goTo('[data-field=sapo]')}
              onPastePage={offerPage}
            />
          </h1>
          <div className={css.dates}>
            <DateField draft={draft} name="updatedOn" label={words('editor.updatedOn')} editable={editable} />
            <DateField draft={draft} name="eventOn" label={words('editor.eventOn')} editable={editable} />
          </div>
          <LineField
            draft={draft}
            name="sapo"
            label={words('editor.sapo')}
            placeholder={words('editor.sapo')}
            longest={4000}
            editable={editable}
            onNext={toBody}
            onPastePage={offerPage}
          />
          <LeadPhoto draft={draft} desk={desk} editable={editable} onNext={toBody} />
          <EditorContent editor={editor} />
          <LineField
            draft={draft}
            name="source"
            label={words('editor.sourceLabel')}
            placeholder={editable ? words('editor.source') : ''}
            longest={300}
            editable={editable}
            onNext={() => goTo('[data-field=bylines]')}
          />
          <BylineField draft={draft} editable={editable} />
        </article>
      </div>
      {refused && (
        <div className={css.refused} role="alert">
          {failureText(words, refused)}
          <button type="button" onClick={() => setRefused(null)}>
            {words('editor.close')}
          </button>
        </div>
      )}
      {strip === 'link' && <LinkStrip editor={editor} onClose={() => setStrip('none')} />}
      <Toolbar editor={editor} desk={desk} editable={editable} openStrip={setStrip} onStep={step} />
    </div>
  )
}
