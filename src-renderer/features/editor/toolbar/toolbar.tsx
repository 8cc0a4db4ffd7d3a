import { useEditorState } from '@tiptap/react'
import {
  Bold,
  Heading2,
  Heading3,
  Image,
  Images,
  Italic,
  Link,
  List,
  ListOrdered,
  Quote,
  Redo2,
  Subscript,
  Superscript,
  Table,
  Underline,
  Undo2,
} from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { EditorWord } from '../../../copy/parts/editor.vi.ts'
import { useWords } from '../../../copy/words.tsx'
import { runWritingCommand, type Sheet, type WritingCommand } from '../body/writing-commands.ts'
import type { Direction } from '../undo/step-back.ts'
import { activeFormats } from './active-formats.ts'
import { TableStrip } from './table-strip.tsx'
import css from './toolbar.module.css'
import { WordCount } from './word-count.tsx'

type Tool = {
  readonly command: WritingCommand
  readonly word: EditorWord
  readonly keys: string
  readonly icon: ReactNode
  readonly shows: string
}

const MARKS: readonly Tool[] = [
  { command: 'bold', word: 'editor.bold', keys: 'Ctrl+B', icon: <Bold />, shows: 'bold' },
  { command: 'italic', word: 'editor.italic', keys: 'Ctrl+I', icon: <Italic />, shows: 'italic' },
  { command: 'underline', word: 'editor.underline', keys: 'Ctrl+U', icon: <Underline />, shows: 'underline' },
  { command: 'superscript', word: 'editor.superscript', keys: 'Ctrl+.', icon: <Superscript />, shows: 'superscript' },
  { command: 'subscript', word: 'editor.subscript', keys: 'Ctrl+,', icon: <Subscript />, shows: 'subscript' },
]
const BLOCKS: readonly Tool[] = [
  { command: 'heading-2', word: 'editor.heading2', keys: 'Ctrl+Alt+2', icon: <Heading2 />, shows: 'heading2' },
  { command: 'heading-3', word: 'editor.heading3', keys: 'Ctrl+Alt+3', icon: <Heading3 />, shows: 'heading3' },
  { command: 'bullet-list', word: 'editor.bullets', keys: 'Ctrl+Alt+8', icon: <List />, shows: 'bulletList' },
  { command: 'ordered-list', word: 'editor.numbers', keys: 'Ctrl+Alt+7', icon: <ListOrdered />, shows: 'orderedList' },
  { command: 'quote', word: 'editor.quote', keys: 'Ctrl+Alt+9', icon: <Quote />, shows: 'blockquote' },
]
const INSERTS: readonly Tool[] = [
  { command: 'insert-link', word: 'editor.link', keys: 'Ctrl+Alt+K', icon: <Link />, shows: 'link' },
  { command: 'insert-photo', word: 'editor.insertPhoto', keys: '', icon: <Image />, shows: 'figure' },
  { command: 'insert-gallery', word: 'editor.insertGallery', keys: '', icon: <Images />, shows: 'gallery' },
  { command: 'insert-table', word: 'editor.insertTable', keys: '', icon: <Table />, shows: 'table' },
]

type Props = Sheet & { readonly editable: boolean; readonly onStep: (direction: Direction) => void }

/** The bar under the page. It draws again only when one of its buttons changes. */
export const Toolbar = memo(function Toolbar({ editor, desk, editable, openStrip, onStep }: Props) {
  const words = useWords()
  const active = useEditorState({ editor, selector: ({ editor: { state } }) => activeFormats(state) }).split(' ')
  const show = ({ command, word, keys, icon, shows }: Tool) => (
    <button
      key={word}
      type="button"
      className={css.tool}
      aria-label={words(word)}
      title={keys ? `${words(word)} (${keys})` : words(word)}
      aria-pressed={active.includes(shows)}
      // The caret stays where it is when a button is pressed.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runWritingCommand(command, { editor, desk, openStrip })}
    >
      {icon}
    </button>
  )
  const step = (word: 'editor.undo' | 'editor.redo', keys: string, can: boolean, icon: ReactNode, run: () => void) => (
    <button
      type="button"
      className={css.tool}
      aria-label={words(word)}
      title={`${words(word)} (${keys})`}
      disabled={!can}
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      {icon}
    </button>
  )
  if (!editable)
    return (
      <div className={css.tools}>
        <WordCount editor={editor} />
      </div>
    )
  return (
    <div className={css.area}>
      {active.includes('table') && <TableStrip editor={editor} />}
      <div className={css.tools} role="toolbar" aria-label={words('editor.tools')}>
        {MARKS.map(show)}
        <span className={css.part} />
        {BLOCKS.map(show)}
        <span className={css.part} />
        {INSERTS.map(show)}
        <span className={css.part} />
        {step('editor.undo', 'Ctrl+Z', active.includes('canUndo'), <Undo2 />, () => onStep('undo'))}
        {step('editor.redo', 'Ctrl+Y', active.includes('canRedo'), <Redo2 />, () => onStep('redo'))}
        <WordCount editor={editor} />
      </div>
    </div>
  )
})
