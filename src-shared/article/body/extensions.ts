import type { Extensions } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Text } from '@tiptap/extension-text'
import { Crosshead } from './crosshead.ts'
import { Figure, FigureCaption, FigureCredit } from './figure.ts'
import { Gallery } from './gallery.ts'
import { BulletList, ListItem, OrderedList } from './lists.ts'
import { Bold, Italic, Link, Subscript, Superscript, Underline } from './marks.ts'
import { Paragraph } from './paragraph.ts'
import { Quote } from './quote.ts'
import { Table, TableCell, TableHeader, TableRow } from './table.ts'

/** The Tiptap extensions that are the document schema, for the editor and for every check. */
export const articleExtensions = (): Extensions => [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Crosshead,
  BulletList,
  OrderedList,
  ListItem,
  Quote,
  Figure,
  FigureCaption,
  FigureCredit,
  Gallery,
  Table,
  TableRow,
  TableHeader,
  TableCell,
  Bold,
  Italic,
  Underline,
  Subscript,
  Superscript,
  Link,
]
