import { z } from 'zod'
import { articleSchema, fieldsSchema, mediaIdSchema, ulidSchema } from '../article/article.ts'
import { bodySchema } from '../article/body-check.ts'
import { calendarDate } from '../article/calendar-date.ts'
import { STATES } from '../article/decision.ts'

const state = z.enum(STATES)
const id = z.strictObject({ id: ulidSchema })
/** `basedOn` names the generation the person saw; a mismatch is `article/changed-elsewhere`. */
const onGeneration = { id: ulidSchema, basedOn: z.int().nonnegative() }
const nothing = z.strictObject({})

export const ROLES = ['reporter', 'editor', 'approver', 'exporter'] as const
export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: z.string().trim().min(1).max(120),
  penName: z.string().max(120),
  organisation: z.string().max(200),
  roles: z.array(z.enum(ROLES)).min(1).max(4),
})
export const settingsSchema = z.strictObject({
  language: z.enum(['vi', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  organisation: z.strictObject({
    id: z.string().min(1).max(60),
    name: z.string().max(200),
    address: z.string().max(500),
    siteUrl: z.string().max(500),
  }),
  /** Folder that exports go to; empty: `exports` in the library's parent. */
  exportFolder: z.string().max(1000),
  sections: z.array(z.string().max(120)).max(100),
  genres: z.array(z.strictObject({ id: z.string().max(60), vi: z.string().max(80), en: z.string().max(80) })).max(50),
})
const rowSchema = z.strictObject({
  id: ulidSchema,
  generation: z.int(),
  title: z.string(),
  state,
  byline: z.string(),
  updatedOn: calendarDate.nullable(),
  savedAt: z.string(),
  words: z.int(),
  trashedAt: z.string().nullable(),
  createdBy: z.string(),
  returnedReason: z.string().nullable(),
})
const openedSchema = z.strictObject({
  article: articleSchema,
  generation: z.int(),
  state,
  contentHash: z.string(),
  trashedAt: z.string().nullable(),
  /** Set when the article cannot be changed here. */
  readOnly: z.enum(['newer-version', 'library-locked', 'read-only-folder']).nullable(),
  /** Set when the main file was bad and another copy was read. */
  recoveredFrom: z.enum(['backup', 'version']).nullable(),
})
const lineTag = z.enum(['title', 'updatedOn', 'sapo', 'body', 'caption', 'byline', 'source', 'drop'])
const taggedLineSchema = z.strictObject({
  tag: lineTag,
  text: z.string().max(200_000),
  sure: z.boolean(),
  /** For a crosshead, list item or table row read from HTML. */
  block: z.enum(['paragraph', 'h2', 'h3', 'bullet', 'ordered', 'gallery']),
})
const intakeFile = z.strictObject({ name: z.string().max(500), data: z.base64() })
const proposalSchema = z.strictObject({
  title: z.string().nullable(),
  updatedOn: calendarDate.nullable(),
  eventOn: calendarDate.nullable(),
  sapo: z.string().nullable(),
  captions: z.array(z.string()),
  byline: z.string().nullable(),
  source: z.string().nullable(),
})
export const proposalOfFileSchema = z.strictObject({
  file: z.string(),
  lines: z.array(taggedLineSchema).max(20_000),
  proposal: proposalSchema,
  warnings: z.array(
    z.strictObject({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  /** What was cleaned on the way in: counts. */
  cleaned: z.strictObject({ indents: z.int(), blanks: z.int() }),
})
const errorSchema = z.strictObject({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
const checkIssueSchema = z.strictObject({
  /** Code of the check: `photo/missing-alt`. */
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where to jump: a field's name, a block's id, or the whole article. */
  place: z.union([
    z.strictObject({ field: z.string() }),
    z.strictObject({ block: z.string() }),
    z.strictObject({ whole: z.literal(true) }),
  ]),
})
const action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('submit'), note: z.string().max(2000) }),
  z.strictObject({ kind: z.literal('startEditing') }),
  z.strictObject({ kind: z.literal('return'), reason: z.string().trim().min(1).max(2000) }),
  z.strictObject({ kind: z.literal('approve'), contentHash: z.string(), signedWarnings: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('publish'), address: z.url({ protocol: /^https?$/ }), publishedOn: calendarDate }),
])
const exportProfile = z.enum(['portal', 'page'])
const written = z.strictObject({
  id: ulidSchema,
  generation: z.int(),
  state,
  contentHash: z.string(),
  savedAt: z.string(),
})

/** Every operation: what goes in, what comes out. Hosts check `input`; `value` documents and is checked in tests. */
export const operations = {
  'session.get': {
    input: nothing,
    value: z.strictObject({
      host: z.enum(['electron', 'local-web', 'cli', 'fake']),
      version: z.string(),
      /** What this door can do beyond the rest. */
      canChooseFolder: z.boolean(),
      library: z.strictObject({
        path: z.string(),
        readOnly: z.enum(['library-locked', 'read-only-folder', 'newer-version']).nullable(),
        empty: z.boolean(),
        lockedBy: z.string().nullable(),
      }),
      settings: settingsSchema,
      profiles: z.array(profileSchema),
      profile: profileSchema.nullable(),
      recovered: z.array(z.strictObject({ id: z.string(), from: z.string(), quarantine: z.string() })),
    }),
  },
  'settings.save': { input: settingsSchema, value: settingsSchema },
  'profiles.save': { input: profileSchema, value: z.array(profileSchema) },
  'profiles.choose': { input: z.strictObject({ id: z.string() }), value: profileSchema },
  'articles.list': {
    input: z.strictObject({
      view: z.union([state, z.enum(['inbox', 'all', 'trash'])]),
      query: z.string().max(500),
      sort: z.enum(['newest', 'oldest', 'title']),
    }),
    value: z.strictObject({ rows: z.array(rowSchema), counts: z.record(z.string(), z.int()) }),
  },
  'articles.get': { input: id, value: openedSchema },
  'articles.create': {
    input: z.strictObject({ fields: fieldsSchema.partial(), body: bodySchema.optional() }),
    value: openedSchema,
  },
  'articles.save': {
    input: z.strictObject({ ...onGeneration, fields: fieldsSchema, body: bodySchema }),
    value: written.extend({
      /** Set when someone else saved first: this text was kept whole as a new article with this id. */
      conflictCopy: ulidSchema.nullable(),
    }),
  },
  'articles.duplicate': { input: id, value: openedSchema },
  'articles.trash': { input: id, value: written },
  'articles.restore': { input: id, value: written },
  'articles.decide': { input: z.strictObject({ ...onGeneration, action }), value: written },
  'articles.check': { input: id, value: z.array(checkIssueSchema) },
  'media.add': {
    input: z.strictObject({ name: z.string().max(500), data: z.base64() }),
    value: z.strictObject({
      media: mediaIdSchema,
      width: z.int(),
      height: z.int(),
      format: z.string(),
      /** From the file's own metadata, empty when none. */
      caption: z.string(),
      credit: z.string(),
    }),
  },
  'intake.read': {
    input: z.union([
      z.strictObject({ files: z.array(intakeFile).max(50), encoding: z.enum(['windows-1258', 'tcvn3']).optional() }),
      z.strictObject({ pasted: z.strictObject({ html: z.string().max(5_000_000), text: z.string().max(5_000_000) }) }),
    ]),
    value: z.array(z.union([proposalOfFileSchema, z.strictObject({ file: z.string(), error: errorSchema })])),
  },
  'intake.accept': {
    input: z.strictObject({
      file: z.string(),
      lines: z.array(taggedLineSchema).max(20_000),
      eventOn: calendarDate.nullable(),
      /** Fill this empty article in place of making a new one. */
      into: z.strictObject(onGeneration).optional(),
    }),
    value: openedSchema,
  },
  'export.preview': {
    input: z.strictObject({ id: ulidSchema, profile: exportProfile }),
    value: z.strictObject({
      /** The exported document itself; photos point at the host's media addresses. */
      html: z.string(),
      plain: z.string(),
      metadata: z.array(z.strictObject({ key: z.string(), label: z.string(), text: z.string() })),
    }),
  },
  'export.run': {
    input: z.strictObject({
      ids: z.array(ulidSchema).min(1).max(10_000),
      profile: exportProfile,
      includeDrafts: z.boolean(),
      dir: z.string().max(1000).nullable(),
    }),
    value: z.strictObject({
      dir: z.string(),
      exported: z.array(z.strictObject({ id: ulidSchema, dir: z.string(), files: z.array(z.string()) })),
      refused: z.array(z.strictObject({ id: ulidSchema, reasons: z.array(errorSchema) })),
    }),
  },
  'library.verify': {
    input: nothing,
    value: z.strictObject({
      articles: z.int(),
      media: z.int(),
      problems: z.array(z.strictObject({ file: z.string(), code: z.string() })),
    }),
  },
  'library.loadSeeds': { input: nothing, value: z.strictObject({ created: z.int() }) },
  'host.chooseFolder': { input: nothing, value: z.strictObject({ dir: z.string().nullable() }) },
} as const

export type Operations = typeof operations
export type OperationName = keyof Operations
export type InputOf<N extends OperationName> = z.input<Operations[N]['input']>
export type ValueOf<N extends OperationName> = z.output<Operations[N]['value']>
/** `facts` fill the sentence that copy/ holds for `code`. */
export type Failure = { readonly code: string; readonly facts?: Readonly<Record<string, string | number>> }
export type Envelope<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }
/** Things that happen to a library, told to every open window. */
export type LibraryEvent =
  | { readonly type: 'articles.changed'; readonly id: string; readonly generation: number }
  | { readonly type: 'settings.changed' }
  /** A menu command of the desktop window: `new-article`, `export`, … */
  | { readonly type: 'command'; readonly command: string }

export type Profile = z.infer<typeof profileSchema>
export type Role = (typeof ROLES)[number]
export type Settings = z.infer<typeof settingsSchema>
export type Row = z.infer<typeof rowSchema>
export type Opened = z.infer<typeof openedSchema>
export type TaggedLine = z.infer<typeof taggedLineSchema>
export type LineTag = TaggedLine['tag']
export type ProposalOfFile = z.infer<typeof proposalOfFileSchema>
export type CheckIssue = z.infer<typeof checkIssueSchema>
export type ExportProfile = z.infer<typeof exportProfile>
export type Action = z.infer<typeof action>

/** A failure as a value. */
export const failed = (code: string, facts?: Failure['facts']): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: facts ? { code, facts } : { code },
})
export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
