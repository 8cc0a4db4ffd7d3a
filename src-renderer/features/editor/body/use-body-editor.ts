import type { ArticleFields, BodyNode } from '@shared/article/article.ts'
import { articleExtensions } from '@shared/article/body/extensions.ts'
import { Figure } from '@shared/article/body/figure.ts'
import { Gallery } from '@shared/article/body/gallery.ts'
import type { JSONContent } from '@tiptap/core'
import { Dropcursor, Gapcursor, UndoRedo } from '@tiptap/extensions'
import { type Editor, useEditor } from '@tiptap/react'
import { useEffect, useRef } from 'react'
import type { Words } from '../../../copy/words.tsx'
import { FoundMarks } from '../find/found-marks.ts'
import { PagePaste, type Pasted } from '../paste/page-paste.ts'
import type { PhotoDesk } from '../photos/photo-desk.ts'
import { ArticleUndo } from '../undo/article-undo.ts'
import { BlockIdKeeper } from './block-id-keeper.ts'
import css from './body.module.css'
import { FigureKeys } from './figure-keys.ts'
import { FROM_STORE } from './from-store.ts'
import { galleryWithView } from './gallery-view.ts'
import { IncomingPhotos } from './insert-photos.ts'
import { figureWithView } from './photo-view.ts'
import { TableKeys } from './table-keys.ts'
import { UNDO_OPTIONS, UndoGroups } from './undo-groups.ts'
import { WriteBelow } from './write-below.ts'
import { WritingKeys } from './writing-keys.ts'

/** From this many blocks on, blocks off the screen are not laid out. */
const LONG_ARTICLE = 60

type Parts = {
  readonly fields: ArticleFields
  readonly body: BodyNode
  readonly editable: boolean
  readonly desk: PhotoDesk
  readonly words: Words
  readonly onEdit: () => void
  readonly onLeave: () => void
  readonly onLink: () => void
  readonly offerPage: (pasted: Pasted) => boolean
}

/** The body's editor, made once per article; React draws nothing when it changes. */
export function useBodyEditor(parts: Parts): Editor {
  const latest = useRef(parts)
  useEffect(() => {
    latest.current = parts
  })
  const editor = useEditor(
    {
      extensions: bodyExtensions(parts, latest),
      content: contentOf(parts.body),
      editable: parts.editable,
      injectCSS: false,
      immediatelyRender: true,
      shouldRerenderOnTransaction: false,
      // A reporter who types "- " or "1. " means it; and no rule may rewrite text inside a composition.
      enableInputRules: false,
      enablePasteRules: false,
      editorProps: {
        attributes: ({ doc }) => ({
          class: `${css.body} ${doc.childCount > LONG_ARTICLE ? css.long : ''}`,
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': parts.words('editor.body'),
          spellcheck: 'false',
          'data-field': 'body',
          'data-hint':
            doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.firstChild.childCount === 0
              ? parts.words('editor.bodyHint')
              : '',
        }),
      },
      onTransaction: ({ transaction, appendedTransactions }) => {
        if (transaction.getMeta(FROM_STORE)) return
        if ([transaction, ...appendedTransactions].some(({ docChanged }) => docChanged)) latest.current.onEdit()
      },
      onBlur: () => latest.current.onLeave(),
    },
    [],
  )
  useEffect(() => {
    if (editor.isEditable !== parts.editable) editor.setEditable(parts.editable, false)
  }, [editor, parts.editable])
  return editor
}

// The same JSON; Tiptap's type only leaves out that it is not changed.
const contentOf = (body: BodyNode): JSONContent => body as JSONContent

function bodyExtensions({ desk, words }: Parts, latest: { readonly current: Parts }) {
  const view = { desk, words }
  const schema = articleExtensions().map((extension) => {
    if (extension === Figure) return figureWithView(view)
    return extension === Gallery ? galleryWithView(view) : extension
  })
  return [
    ...schema,
    UndoRedo.configure(UNDO_OPTIONS),
    UndoGroups,
    ArticleUndo.configure({ fields: () => latest.current.fields }),
    Gapcursor,
    Dropcursor.configure({ color: 'var(--accent)', width: 2 }),
    BlockIdKeeper,
    FigureKeys,
    TableKeys,
    WriteBelow,
    IncomingPhotos.configure({ desk, addingWords: words('editor.photoAdding') }),
    PagePaste.configure({ offerPage: (pasted: Pasted) => latest.current.offerPage(pasted) }),
    WritingKeys.configure({ onLink: () => latest.current.onLink() }),
    FoundMarks,
  ]
}
