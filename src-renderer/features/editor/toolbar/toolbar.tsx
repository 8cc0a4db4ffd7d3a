import { type Editor, useEditorState } from '@tiptap/react'
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
import { insertGallery } from '../body/insert-gallery.ts'
import { insertPhotos } from '../body/insert-photos.ts'
import { insertTable } from '../body/table-keys.ts'
import type { PhotoDesk } from '../photos/photo-desk.ts'
import { activeFormats } from './active-formats.ts'
import { TableStrip } from './table-strip.tsx'
import css from './toolbar.module.css'
import { WordCount } from './word-count.tsx'

type Tool = {
  readonly word: EditorWord
  readonly keys: string
  readonly icon: ReactNode
  readonly shows: string
  readonly run: (editor: Editor) => void
}
const mark = (word: EditorWord, name: string, keys: string, icon: ReactNode): Tool => ({
  word,
  keys,
  icon,
  shows: name,
  run: (editor) => editor.chain().focus().toggleMark(name).run(),
})

const MARKS: readonly Tool[] = [
  mark('editor.bold', 'bold', 'Ctrl+B', <Bold key="b" />),
  mark('editor.italic', 'italic', 'Ctrl+I', <Italic key="i" />),
  mark('editor.underline', 'underline', 'Ctrl+U', <Underline key="u" />),
  mark('editor.superscript', 'superscript', 'Ctrl+.', <Superscript key="sup" />),
  mark('editor.subscript', 'subscript', 'Ctrl+,', <Subscript key="sub" />),
]
const BLOCKS: readonly Tool[] = [
  {
    word: 'editor.heading2',
    keys: 'Ctrl+Alt+2',
    icon: <Heading2 />,
    shows: 'heading2',
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    word: 'editor.heading3',
    keys: 'Ctrl+Alt+3',
    icon: <Heading3 />,
    shows: 'heading3',
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    word: 'editor.bullets',
    keys: 'Ctrl+Alt+8',
    icon: <List />,
    shows: 'bulletList',
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    word: 'editor.numbers',
    keys: 'Ctrl+Alt+7',
    icon: <ListOrdered />,
    shows: 'orderedList',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    word: 'editor.quote',
    keys: 'Ctrl+Alt+9',
    icon: <Quote />,
    shows: 'blockquote',
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
]

type Props = {
  readonly editor: Editor
  readonly desk: PhotoDesk
  readonly editable: boolean
  readonly onLink: () => void
}

/** The bar under the page. It draws again only when one of its buttons changes. */
export const Toolbar = memo(function Toolbar({ editor, desk, editable, onLink }: Props) {
  const words = useWords()
  const active = useEditorState({ editor, selector: ({ editor: { state } }) => activeFormats(state) }).split(' ')
  const photos = async () => insertPhotos(editor.view, desk, await desk.choose(true), editor.state.selection.to)
  const gallery = async () => insertGallery(editor, desk, await desk.choose(true))
  const inserts: readonly Tool[] = [
    { word: 'editor.link', keys: 'Ctrl+Alt+K', icon: <Link />, shows: 'link', run: onLink },
    { word: 'editor.insertPhoto', keys: '', icon: <Image />, shows: 'figure', run: () => void photos() },
    { word: 'editor.insertGallery', keys: '', icon: <Images />, shows: 'gallery', run: () => void gallery() },
    { word: 'editor.insertTable', keys: '', icon: <Table />, shows: 'table', run: insertTable },
  ]
  const show = ({ word, keys, icon, shows, run }: Tool) => (
    <button
      key={word}
      type="button"
      className={css.tool}
      aria-label={words(word)}
      title={keys ? `${words(word)} (${keys})` : words(word)}
      aria-pressed={active.includes(shows)}
      // The caret stays where it is when a button is pressed.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(editor)}
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
        {inserts.map(show)}
        <span className={css.part} />
        {step('editor.undo', 'Ctrl+Z', active.includes('canUndo'), <Undo2 />, () =>
          editor.chain().focus().undo().run(),
        )}
        {step('editor.redo', 'Ctrl+Y', active.includes('canRedo'), <Redo2 />, () =>
          editor.chain().focus().redo().run(),
        )}
        <WordCount editor={editor} />
      </div>
    </div>
  )
})
