import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aBody } from '@shared/article/article.testing.ts'
import { EMPTY_FIELDS } from '@shared/article/article.ts'
import type { BackupReport, ValueOf } from '@shared/contract/operations.ts'
import { tree } from '../../store/backup/backup.testing.ts'
import { aNewsroom, aPicture } from '../services.testing.ts'

export type Newsroom = Awaited<ReturnType<typeof aNewsroom>>

/** Makes a backup in the newsroom's own folder and answers with the file. */
export async function backedUp(newsroom: Newsroom): Promise<string> {
  return (await newsroom.do('backup.run', { task: 'backup', folder: null })).file
}

export const inspect = (newsroom: Newsroom, file: string): Promise<BackupReport> =>
  newsroom.do('backup.inspect', { task: 'inspect', file })

/** Looks at a backup and merges what it saw. */
export async function merged(newsroom: Newsroom, file: string): Promise<ValueOf<'backup.merge'>> {
  const { manifestHash } = await inspect(newsroom, file)
  return newsroom.do('backup.merge', { task: 'merge', file, manifestHash })
}

/** A draft with a text; answers with its id. */
export async function wrote(newsroom: Newsroom, title: string, text = `${title}: bà con ra đồng từ sớm.`) {
  const { article } = await newsroom.do('articles.create', { fields: { ...EMPTY_FIELDS, title }, body: aBody(text) })
  return article.id
}

/** Saves another text into an article. */
export async function rewrote(newsroom: Newsroom, id: string, text: string): Promise<void> {
  const { article, generation } = await newsroom.do('articles.get', { id })
  await newsroom.do('articles.save', { id, basedOn: generation, fields: article.fields, body: aBody(text) })
}

/** Everything that a backup must bring back: articles, versions with their names, decisions, originals, settings. */
export async function everythingIn({ library }: Newsroom) {
  const articles = []
  for (const { id } of library.list()) {
    const read = await library.read(id)
    if (!read.ok) throw new Error(read.error.code)
    const { rows: listed, damaged } = await library.versions.list(id)
    // Two versions of one save stand in no order.
    const rows = listed.toSorted((one, other) => (one.version < other.version ? -1 : 1))
    const log = await readFile(join(library.dir, 'articles', id, 'decisions.jsonl'), 'utf8')
    articles.push({ article: read.value.article, generation: read.value.generation, rows, damaged, log })
  }
  const { settings, profiles } = library.config()
  return { articles, media: await tree(join(library.dir, 'media')), settings, profiles }
}

/** A newsroom with photos, versions with names, decisions, an article in the trash and settings of its own. */
export async function aBusyNewsroom(): Promise<Newsroom> {
  const newsroom = await aNewsroom()
  const photo = await newsroom.do('media.add', { name: 'ruong.jpg', data: (await aPicture()).toString('base64') })
  const lead = { media: photo.media, caption: 'Bà con ra đồng', credit: 'Minh An', alt: 'Người gặt lúa' }
  const { article } = await newsroom.do('articles.create', {
    fields: { ...EMPTY_FIELDS, title: 'Được mùa vụ đông', leadPhoto: lead },
    body: aBody('Sáng nay bà con ra đồng từ sớm.'),
  })
  newsroom.passMinutes(10)
  await rewrote(newsroom, article.id, 'Sáng nay bà con ra đồng từ rất sớm.')
  await newsroom.do('versions.name', { id: article.id, version: null, name: 'Trước khi gửi' })
  newsroom.passMinutes(10)
  await rewrote(newsroom, article.id, 'Sáng nay bà con ra đồng từ rất sớm, trời trong.')
  const { generation } = await newsroom.do('articles.get', { id: article.id })
  await newsroom.do('articles.decide', {
    id: article.id,
    basedOn: generation,
    action: { kind: 'submit', note: 'Xin duyệt' },
  })
  await wrote(newsroom, 'Họp dân bàn đường mới')
  await newsroom.do('articles.trash', { id: await wrote(newsroom, 'Bài viết nhầm') })
  const settings = newsroom.library.config().settings
  await newsroom.do('settings.save', { ...settings, sections: ['Thời sự', 'Nông nghiệp'] })
  await newsroom.do('profiles.save', {
    ...{ id: 'nguoi-moi', name: 'Đỗ Văn Mới', penName: '', organisation: '', roles: ['reporter'] },
  })
  return newsroom
}
