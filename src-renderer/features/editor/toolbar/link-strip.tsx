import { safeLink } from '@shared/article/safe-link.ts'
import { type Editor, getMarkRange } from '@tiptap/core'
import { useState } from 'react'
import { useWords } from '../../../copy/words.tsx'
import css from './toolbar.module.css'

type Props = { readonly editor: Editor; readonly onClose: () => void }

/** Sets, changes or removes the address of the selected words; only safe addresses are taken. */
export function LinkStrip({ editor, onClose }: Props) {
  const words = useWords()
  const before = String(editor.getAttributes('link').href ?? '')
  const [address, setAddress] = useState(before)
  const [refused, setRefused] = useState(false)
  const close = () => {
    onClose()
    editor.view.focus()
  }
  const set = () => {
    const typed = address.trim()
    const href = safeLink(typed) ?? (/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(typed) ? safeLink(`https://${typed}`) : null)
    if (href === null) return setRefused(true)
    putLink(editor, href)
    close()
  }
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetMark('link').run()
    close()
  }
  return (
    <form
      className={css.strip}
      data-own-undo=""
      onSubmit={(event) => {
        event.preventDefault()
        set()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the strip opens because the person asked for it
        autoFocus
        className={css.address}
        value={address}
        aria-label={words('editor.linkAddress')}
        placeholder="https://"
        aria-invalid={refused}
        onChange={(event) => {
          setAddress(event.target.value)
          setRefused(false)
        }}
      />
      <button type="submit" className={css.word}>
        {words('editor.linkSet')}
      </button>
      {before !== '' && (
        <button type="button" className={css.word} onClick={remove}>
          {words('editor.linkRemove')}
        </button>
      )}
      <button type="button" className={css.word} onClick={close}>
        {words('editor.close')}
      </button>
      {refused && (
        <span className={css.refused} role="status">
          {words('editor.linkRefused')}
        </span>
      )}
    </form>
  )
}

function putLink(editor: Editor, href: string): void {
  const { selection, schema } = editor.state
  const link = schema.marks.link
  if (!link) return
  const range = selection.empty ? getMarkRange(selection.$from, link) : selection
  if (range) editor.view.dispatch(editor.state.tr.addMark(range.from, range.to, link.create({ href })))
  else editor.view.dispatch(editor.state.tr.insert(selection.from, schema.text(href, [link.create({ href })])))
}
