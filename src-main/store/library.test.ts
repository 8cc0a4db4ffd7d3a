import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aDecision, aDraft, aFolder, aLibrary, faultyFs, granted, titled, tryOpen } from './store.testing.ts'

describe('a library', () => {
  it('is made in an empty folder with settings and one profile per role', async () => {
    const dir = await aFolder()
    const library = await aLibrary(join(dir, 'thu-vien'))
    expect(library.readOnly).toBeNull()
    expect(library.config().profiles.map(({ roles }) => roles.join())).toEqual([
      'reporter',
      'editor',
      'approver',
      'exporter',
      'reporter,editor,approver,exporter',
    ])
    expect(library.config().settings.genres[0]).toEqual({ id: 'tin', vi: 'Tin', en: 'News item' })
    expect(library.list()).toEqual([])
  })

  it('keeps an acknowledged save over a restart, with its row in the list', async () => {
    const dir = await aFolder()
    const article = aDraft('Mùa gặt sớm ở cánh đồng Bàu')
    const first = await aLibrary(dir)
    expect(await first.commit(article, 0)).toEqual({
      ok: true,
      value: { generation: 1, savedAt: '2026-10-25T02:00:00.000Z' },
    })
    const { id } = first
    await first.close()

    const again = await aLibrary(dir)
    expect(again.id).toBe(id)
    const read = granted(await again.read(article.id))
    expect(read).toEqual({
      article: { ...article, savedAt: '2026-10-25T02:00:00.000Z' },
      generation: 1,
      recoveredFrom: null,
      readOnly: null,
    })
    expect(again.list()).toMatchObject([
      { id: article.id, generation: 1, title: 'Mùa gặt sớm ở cánh đồng Bàu', state: 'draft', createdBy: 'phong-vien' },
    ])
  })

  it('refuses a save based on an older generation and names the newer one', async () => {
    const library = await aLibrary(await aFolder())
    const article = aDraft('Bản đầu')
    await library.commit(article, 0)
    await library.commit(titled(article, 'Bản hai'), 1)
    const refused = { ok: false, error: { code: 'article/changed-elsewhere', facts: { generation: 2 } } }
    expect(await library.commit(titled(article, 'Bản của người khác'), 1)).toEqual(refused)
    expect(await library.commit(titled(article, 'Bài mới trùng mã'), 0)).toEqual(refused)
    expect(granted(await library.read(article.id)).article.fields.title).toBe('Bản hai')
  })

  it('answers article/not-found for an id that was never here, and never makes it up', async () => {
    const library = await aLibrary(await aFolder())
    const unknown = aDraft('Chưa từng có')
    expect(await library.read(unknown.id)).toMatchObject({ error: { code: 'article/not-found' } })
    expect(await library.commit(unknown, 3)).toMatchObject({ error: { code: 'article/not-found' } })
    expect(await library.read('../../etc')).toMatchObject({ error: { code: 'article/not-found' } })
    expect(await library.commit({ ...unknown, id: '../x' }, 0)).toMatchObject({ error: { code: 'article/invalid' } })
  })

  it('refuses a history that lost a decision', async () => {
    const library = await aLibrary(await aFolder())
    const article = aDraft('Bài có lịch sử')
    await library.commit(article, 0)
    expect(await library.commit({ ...article, decisions: [] }, 1)).toMatchObject({
      error: { code: 'article/history-rewritten' },
    })
  })

  it('takes saves that wait together: the last text is written once, each is answered with its own generation', async () => {
    const dir = await aFolder()
    const fs = faultyFs()
    const library = await aLibrary(dir, fs)
    const article = aDraft('Bản 1')
    fs.failAt(0, '')
    const answers = await Promise.all(
      [0, 1, 2, 3].map((basedOn) => library.commit(titled(article, `Bản ${basedOn + 1}`), basedOn)),
    )
    expect(answers.map((answer) => granted(answer).generation)).toEqual([1, 2, 3, 4])
    const read = granted(await library.read(article.id))
    expect([read.generation, read.article.fields.title]).toEqual([4, 'Bản 4'])
    const backup = await readFile(join(dir, 'articles', article.id, 'article.json.bak'), 'utf8')
    expect(backup).toContain('"generation":1,')
  })

  it('opens for reading when another opener holds it, and says who', async () => {
    const dir = await aFolder()
    const first = await aLibrary(dir)
    const article = aDraft('Người thứ nhất')
    await first.commit(article, 0)
    const second = await aLibrary(dir)
    expect([second.readOnly, second.lockedBy]).toEqual(['library-locked', `test/${process.pid}`])
    expect(granted(await second.read(article.id)).article.fields.title).toBe('Người thứ nhất')
    expect(await second.commit(titled(article, 'Người thứ hai'), 1)).toMatchObject({
      error: { code: 'library/read-only' },
    })
    expect(await second.writeConfig(second.config())).toMatchObject({ error: { code: 'library/read-only' } })
    expect(await second.media.add(new Uint8Array([1]), 'a.jpg')).toMatchObject({ error: { code: 'library/read-only' } })
    await second.close()
    expect((await first.commit(titled(article, 'Vẫn là người thứ nhất'), 1)).ok).toBe(true)
    await first.close()
    const third = await aLibrary(dir)
    expect(third.readOnly).toBeNull()
  })

  it('opens a read-only folder for reading', async () => {
    const dir = await aFolder()
    const writer = await aLibrary(dir)
    const article = aDraft('Trên đĩa chỉ đọc')
    await writer.commit(article, 0)
    await writer.close()
    for (const errno of ['EROFS', 'EACCES']) {
      const fs = faultyFs()
      fs.failAlways(errno, ['createNew', 'rename', 'link', 'unlink', 'mkdir'])
      const library = await aLibrary(dir, fs)
      expect(library.readOnly).toBe('read-only-folder')
      expect(library.list()).toHaveLength(1)
      expect(granted(await library.read(article.id)).generation).toBe(1)
      expect(await library.commit(article, 1)).toMatchObject({ error: { code: 'library/read-only' } })
    }
  })

  it('keeps settings and profiles over a restart and refuses ones it could not read back', async () => {
    const dir = await aFolder()
    const first = await aLibrary(dir)
    const { settings, profiles } = first.config()
    expect(await first.writeConfig({ settings: { ...settings, sections: ['Đời sống'] }, profiles })).toEqual({
      ok: true,
      value: null,
    })
    expect(await first.writeConfig({ settings, profiles: [] })).toMatchObject({ error: { code: 'library/invalid' } })
    await first.close()
    expect((await aLibrary(dir)).config().settings.sections).toEqual(['Đời sống'])
  })

  it('never gives default settings to a library whose library.json is gone', async () => {
    const dir = await aFolder()
    const first = await aLibrary(dir)
    await first.commit(aDraft('Còn đây'), 0)
    await first.close()
    await rm(join(dir, 'library.json'))
    await rm(join(dir, 'library.json.bak'), { force: true })
    expect(await tryOpen(dir)).toMatchObject({ error: { code: 'library/damaged' } })
    expect(await readdir(dir)).not.toContain('library.json')
  })

  it('opens a library of a newer version for reading and changes no file', async () => {
    const dir = await aFolder()
    const first = await aLibrary(dir)
    const article = aDraft('Bài của bản mới')
    await first.commit(article, 0)
    await first.close()
    const { seal, unseal } = await import('./disk/envelope.ts')
    for (const path of [join(dir, 'library.json'), join(dir, 'articles', article.id, 'article.json')]) {
      const opened = unseal(await readFile(path))
      if (!opened.sound) throw new Error('a sound file')
      const data = { ...(opened.sealed.data as object), laterPart: true }
      await writeFile(path, seal({ ...opened.sealed, schemaVersion: 99, data }))
    }
    const before = await readFile(join(dir, 'library.json'), 'utf8')
    const library = await aLibrary(dir)
    expect(library.readOnly).toBe('newer-version')
    expect(granted(await library.read(article.id))).toMatchObject({ readOnly: 'newer-version', generation: 1 })
    expect(await library.commit(article, 1)).toMatchObject({ error: { code: 'library/read-only' } })
    expect(await readFile(join(dir, 'library.json'), 'utf8')).toBe(before)
  })

  it('shows one article of a newer version for reading and refuses to save over it', async () => {
    const dir = await aFolder()
    const first = await aLibrary(dir)
    const article = aDraft('Chỉ bài này mới')
    await first.commit(article, 0)
    await first.close()
    const { seal, unseal } = await import('./disk/envelope.ts')
    const path = join(dir, 'articles', article.id, 'article.json')
    const opened = unseal(await readFile(path))
    if (!opened.sound) throw new Error('a sound file')
    await writeFile(path, seal({ ...opened.sealed, schemaVersion: 99 }))
    const library = await aLibrary(dir)
    expect(library.readOnly).toBeNull()
    expect(granted(await library.read(article.id)).readOnly).toBe('newer-version')
    expect(await library.commit(article, 1)).toMatchObject({ error: { code: 'library/read-only' } })
  })

  it('builds its index again when the index is gone, false or damaged', async () => {
    const dir = await aFolder()
    const first = await aLibrary(dir)
    const [one, two] = [aDraft('Bài một'), aDraft('Bài hai')]
    await first.commit(one, 0)
    await first.commit(two, 0)
    await first.close()
    const rows = first.list()
    const index = join(dir, 'index.json')
    for (const spoil of [() => rm(index), () => writeFile(index, '{"rows":[]}'), () => writeFile(index, '')]) {
      await spoil()
      const library = await aLibrary(dir)
      expect(library.list()).toEqual(rows)
      await library.close()
    }
  })

  it('reads again only what changed behind the index, and remembers what went missing', async () => {
    const dir = await aFolder()
    const first = await aLibrary(dir)
    const [kept, changed, gone] = [aDraft('Giữ nguyên'), aDraft('Đã sửa'), aDraft('Mất thư mục')]
    for (const article of [kept, changed, gone]) await first.commit(article, 0)
    await first.close()
    const { seal, unseal } = await import('./disk/envelope.ts')
    const path = join(dir, 'articles', changed.id, 'article.json')
    const opened = unseal(await readFile(path))
    if (!opened.sound) throw new Error('a sound file')
    await writeFile(path, seal({ ...opened.sealed, generation: 7, data: titled(changed, 'Sửa ở máy khác') }))
    await rm(join(dir, 'articles', gone.id), { recursive: true })
    const fs = faultyFs()
    const read: string[] = []
    const library = await aLibrary(dir, {
      ...fs,
      readFile: (file) => {
        read.push(file)
        return fs.readFile(file)
      },
    })
    expect(library.list()).toHaveLength(2)
    expect(library.list().find(({ id }) => id === kept.id)).toMatchObject({ title: 'Giữ nguyên', generation: 1 })
    expect(library.list().find(({ id }) => id === changed.id)).toMatchObject({ title: 'Sửa ở máy khác', generation: 7 })
    expect(read.some((file) => file.includes(kept.id))).toBe(false)
    expect(await library.read(gone.id)).toMatchObject({ error: { code: 'article/damaged' } })
    expect((await library.verify()).problems).toContainEqual({ file: `articles/${gone.id}`, code: 'article/missing' })
  })

  it('chains the decisions in the audit log and notices a line that was changed', async () => {
    const dir = await aFolder()
    const library = await aLibrary(dir)
    const article = aDraft('Bài gửi duyệt')
    await library.commit(article, 0)
    const submitted = {
      ...article,
      decisions: [...article.decisions, { ...aDecision(), kind: 'submit', note: 'Nhờ xem giúp' }],
    }
    await library.commit(submitted as typeof article, 1)
    const log = join(dir, 'articles', article.id, 'decisions.jsonl')
    const lines = (await readFile(log, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ sequence, decision }) => [sequence, decision.kind])).toEqual([
      [1, 'create'],
      [2, 'submit'],
    ])
    expect(lines[1].previous).toBe(lines[0].hash)
    expect(await library.verify()).toMatchObject({ articles: 1, media: 0, problems: [] })
    await writeFile(log, (await readFile(log, 'utf8')).replace('Lê Minh An', 'Người khác'))
    expect((await library.verify()).problems).toEqual([
      { file: `articles/${article.id}/decisions.jsonl`, code: 'decisions/chain-broken' },
    ])
  })
})
