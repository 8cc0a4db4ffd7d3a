import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useWords } from '../../../copy/words.tsx'
import css from './find.module.css'
import { type FindOptions, type Found, findInBody } from './find-in-body.ts'
import { type Shown, showFound } from './found-marks.ts'

type Props = {
  readonly editor: Editor
  readonly editable: boolean
  readonly replacing: boolean
  readonly onClose: () => void
}
const NOTHING: Shown = { found: [], at: -1 }

/** Ctrl+F and Ctrl+H: finds in the body, with or without case, diacritics and word edges; replaces one or all. */
export function FindBar({ editor, editable, replacing, onClose }: Props) {
  const words = useWords()
  const [wanted, setWanted] = useState(() => selectedText(editor))
  const [replacement, setReplacement] = useState('')
  const [options, setOptions] = useState<FindOptions>({ matchCase: false, wholeWord: false, matchMarks: true })
  const [shown, setShown] = useState(NOTHING)

  const search = (near: number) => {
    const found = findInBody(editor.state.doc, wanted, options)
    const next = found.findIndex(({ from }) => from >= near)
    show(editor, setShown, found, found.length === 0 ? -1 : Math.max(0, next))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: searches again when what is asked changes, not when the answer does
  useEffect(() => search(editor.state.selection.from), [wanted, options, editor])
  useEffect(() => {
    return () => {
      if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(showFound, NOTHING))
    }
  }, [editor])

  const walk = (step: 1 | -1) => {
    const found = findInBody(editor.state.doc, wanted, options)
    if (found.length > 0) show(editor, setShown, found, (shown.at + step + found.length) % found.length)
  }
  const replaceOne = () => {
    const place = findInBody(editor.state.doc, wanted, options)[shown.at]
    if (!place) return
    replaceAt(editor, [place], replacement)
    search(place.from + replacement.length)
  }
  const replaceAll = () => {
    replaceAt(editor, findInBody(editor.state.doc, wanted, options), replacement)
    search(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      onClose()
      editor.view.focus()
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      walk(event.shiftKey ? -1 : 1)
    }
  }
  const option = (name: keyof FindOptions, label: string) => (
    <label className={css.option}>
      <input
        type="checkbox"
        checked={options[name]}
        onChange={(event) => setOptions({ ...options, [name]: event.target.checked })}
      />{' '}
      {label}
    </label>
  )
  const count =
    shown.found.length === 0
      ? words('editor.findNone')
      : words('editor.findCount', { at: shown.at + 1, all: shown.found.length })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the inputs inside
    <div className={css.bar} onKeyDown={onKeyDown} data-own-undo="">
      <div className={css.row}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the bar opens because the person asked for it
          autoFocus
          className={css.text}
          aria-label={words('editor.find')}
          placeholder={words('editor.find')}
          value={wanted}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setWanted(event.target.value)}
        />
        <span className={css.count} role="status">
          {wanted.trim() === '' ? '' : count}
        </span>
        <button type="button" className={css.act} onClick={() => walk(-1)}>
          {words('editor.findPrevious')}
        </button>
        <button type="button" className={css.act} onClick={() => walk(1)}>
          {words('editor.findNext')}
        </button>
        <button type="button" className={css.act} onClick={onClose}>
          {words('editor.close')}
        </button>
      </div>
      {replacing && editable && (
        <div className={css.row}>
          <input
            className={css.text}
            aria-label={words('editor.replaceWith')}
            placeholder={words('editor.replaceWith')}
            value={replacement}
            onChange={(event) => setReplacement(event.target.value)}
          />
          <button type="button" className={css.act} onClick={replaceOne}>
            {words('editor.replaceOne')}
          </button>
          <button type="button" className={css.act} onClick={replaceAll}>
            {words('editor.replaceAll')}
          </button>
        </div>
      )}
      <div className={css.row}>
        {option('matchCase', words('editor.findCase'))}
        {option('wholeWord', words('editor.findWord'))}
        {option('matchMarks', words('editor.findMarks'))}
      </div>
    </div>
  )
}

function show(editor: Editor, setShown: (shown: Shown) => void, found: readonly Found[], at: number): void {
  const shown = { found, at }
  setShown(shown)
  const tr = editor.state.tr.setMeta(showFound, shown)
  const place = found[at]
  if (place) tr.setSelection(TextSelection.create(tr.doc, place.from, place.to)).scrollIntoView()
  editor.view.dispatch(tr)
}

/** Replaces back to front, so that earlier places stay where they are; one undo takes all of it back. */
function replaceAt(editor: Editor, places: readonly Found[], replacement: string): void {
  const { tr, schema, doc } = editor.state
  for (const { from, to } of places.toReversed()) {
    if (replacement === '') tr.delete(from, to)
    else tr.replaceWith(from, to, schema.text(replacement, doc.resolve(from + 1).marks()))
  }
  if (places.length > 0) editor.view.dispatch(tr)
}

/** What to look for at first: the marked words; never the caption of a chosen photo or parts of two blocks. */
const selectedText = ({ state: { doc, selection } }: Editor): string =>
  selection instanceof TextSelection && selection.$from.sameParent(selection.$to)
    ? doc.textBetween(selection.from, Math.min(selection.to, selection.from + 200), ' ', ' ')
    : ''
