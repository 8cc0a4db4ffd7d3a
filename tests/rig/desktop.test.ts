import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { builtProgram } from './built-program.ts'
import { launchRigBrowser, type Rig, type RigOptions, startRig } from './start-rig.ts'

type ToaSoan = {
  call(name: string, input: unknown): Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>
  on(listener: (event: { type: string; command?: string }) => void): () => void
}
type TestPage = { toaSoan: ToaSoan; heard: { type: string; command?: string }[] }

let browser: Browser
let home = ''
let runs = 0
const rigs: Rig[] = []

beforeAll(async () => {
  browser = await launchRigBrowser()
  home = await mkdtemp(join(tmpdir(), 'rig-'))
})
afterEach(async () => {
  for (const rig of rigs.splice(0)) {
    await rig.close()
    expect(rig.problems).toEqual([])
  }
})
afterAll(async () => {
  await browser.close()
  await rm(home, { recursive: true, force: true })
})

const start = async (options: Partial<RigOptions> = {}): Promise<Rig> => {
  runs += 1
  const userData = options.userData ?? join(home, `person-${runs}`)
  const rig = await startRig({
    outDir: builtProgram(),
    browser,
    args: ['--library', join(userData, 'library')],
    ...options,
    userData,
  })
  rigs.push(rig)
  return rig
}
const call = (page: Page, name: string, input: unknown = {}) =>
  page.evaluate(([operation, given]) => (window as unknown as TestPage).toaSoan.call(operation, given), [
    name,
    input,
  ] as const)
const listen = (page: Page) =>
  page.evaluate(() => {
    const here = window as unknown as TestPage
    here.heard = []
    here.toaSoan.on((event) => here.heard.push(event))
  })
const heard = (page: Page) => page.evaluate(() => (window as unknown as TestPage).heard)
const signIn = async (page: Page): Promise<string> => {
  const profile = { id: 'khanh-trinh', name: 'Khánh Trình', penName: '', organisation: '', roles: ['reporter'] }
  await call(page, 'profiles.save', profile)
  expect(await call(page, 'profiles.choose', { id: profile.id })).toMatchObject({ ok: true })
  return profile.id
}
const commands = async (page: Page) =>
  (await heard(page)).flatMap((event) => (event.type === 'command' ? [event.command] : []))

describe('the desktop window', () => {
  it('opens on its own page, in a sandbox, with app:// and media:// as its only schemes', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    expect(await page.title()).toBe('Tòa Soạn')
    const facts = await rig.securityFacts()
    expect([facts.sandboxEnabled, Object.keys(facts.schemes)]).toEqual([true, ['app', 'media']])
    expect(facts.schemes.app).not.toHaveProperty('bypassCSP')
  })

  it('gives the page two functions, and neither Node nor Electron', async () => {
    const page = await (await start()).firstWindow()
    const seen = await page.evaluate(() => [
      Object.keys((window as unknown as TestPage).toaSoan).sort(),
      ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
      Object.isFrozen((window as unknown as TestPage).toaSoan),
    ])
    expect(seen).toEqual([['call', 'on'], [], true])
  })

  it('answers a call, refuses an unknown operation and a wrong input with a code', async () => {
    const page = await (await start()).firstWindow()
    const session = await call(page, 'session.get')
    expect(session).toMatchObject({ ok: true, value: { host: 'electron', canChooseFolder: true } })
    expect((await call(page, 'articles.burn')).ok).toBe(false)
    expect((await call(page, 'articles.get', { id: '../../etc/passwd' })).ok).toBe(false)
  })

  it('tells the page what changed in the library', async () => {
    const page = await (await start()).firstWindow()
    await signIn(page)
    await listen(page)
    const made = await call(page, 'articles.create', { fields: { title: 'Xuân về trên bản Hưng' } })
    expect(made.ok).toBe(true)
    await expect.poll(() => heard(page)).toContainEqual(expect.objectContaining({ type: 'articles.changed' }))
  })

  it('refuses a call from any frame but its own page', async () => {
    const rig = await start()
    const own = { url: 'app://toasoan/index.html', origin: 'app://toasoan', top: true }
    const ask = (frame: typeof own) => rig.invokeAs(frame, 'toasoan:call', 'session.get', {})
    expect(await ask(own)).toMatchObject({ ok: true, value: { ok: true } })
    for (const foreign of [
      { ...own, top: false },
      { ...own, url: 'https://evil.example/', origin: 'https://evil.example' },
      { ...own, origin: 'null' },
      { ...own, url: 'app://toasoan.evil/index.html', origin: 'app://toasoan.evil' },
      { ...own, url: 'about:srcdoc' },
    ]) {
      expect(await ask(foreign)).toEqual({ ok: true, value: { ok: false, error: { code: 'session/foreign-sender' } } })
    }
  })

  it('lets the person choose the folder of an export', async () => {
    const rig = await start({
      dialogs: [{ kind: 'showOpenDialog', answer: { canceled: false, filePaths: ['/nha/xuat'] } }],
    })
    const page = await rig.firstWindow()
    expect(await call(page, 'host.chooseFolder')).toEqual({ ok: true, value: { dir: '/nha/xuat' } })
  })
})

describe('leaving the window', () => {
  it('stays on its page, and asks before a web page opens in the browser', async () => {
    const rig = await start({
      dialogs: [
        { kind: 'showMessageBox', answer: { response: 0 } },
        { kind: 'showMessageBox', answer: { response: 1 } },
      ],
    })
    const page = await rig.firstWindow()
    const before = page.url()
    await page.evaluate(() => window.location.assign('https://chinhphu.example/tin'))
    await expect.poll(() => rig.asked.map((one) => one.kind)).toEqual(['showMessageBox', 'openExternal'])
    expect(rig.asked).toMatchObject([
      { options: { message: 'Mở địa chỉ bên ngoài?', detail: 'https://chinhphu.example/tin', cancelId: 1 } },
      { options: 'https://chinhphu.example/tin' },
    ])
    await page.evaluate(() => window.open('https://chinhphu.example/khac'))
    await expect
      .poll(() => rig.asked.map((one) => one.kind))
      .toEqual(['showMessageBox', 'openExternal', 'showMessageBox'])
    expect(page.url()).toBe(before)
    expect(page.context().pages()).toHaveLength(1)
  })

  it('never follows file:, http: or a program of the machine, and does not even ask', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    await page.evaluate(() => window.location.assign('http://evil.example/'))
    await page.evaluate(() => window.open('http://evil.example/'))
    await page.evaluate(() => window.location.assign('/other.html'))
    expect(await call(page, 'session.get')).toMatchObject({ ok: true })
    expect(rig.asked).toEqual([])
  })

  it('has no network, no camera, no place, no notices', async () => {
    const rig = await start()
    await rig.firstWindow()
    for (const url of [
      'https://tracker.example/p.gif',
      'http://127.0.0.1:1/',
      'file:///etc/passwd',
      'ws://a.example/',
    ]) {
      expect(await rig.request(url)).toEqual({ stopped: 'by-guard' })
    }
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'hid',
      'fileSystem',
    ]) {
      expect(await rig.askPermission(permission, 'app://toasoan/index.html')).toEqual({
        request: false,
        check: false,
        device: false,
      })
    }
    const foreign = await rig.askPermission('clipboard-sanitized-write', 'https://evil.example/')
    expect(foreign).toEqual({ request: false, check: false, device: false })
  })

  it('runs no script but its own files, and reaches nothing by fetch', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.body.append(script)
      return fetch('https://tracker.example/').catch(() => {})
    })
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    expect(rig.takeProblems(/Content Security Policy|tracker\.example/).length).toBeGreaterThanOrEqual(2)
  })
})

describe('media://', () => {
  it('refuses what is not a photo of the library', async () => {
    const rig = await start()
    await rig.firstWindow()
    for (const bad of ['abc', '..%2f..%2flibrary.json', `${'a'.repeat(64)}/x`]) {
      expect(await rig.request(`media://photo/${bad}`)).toMatchObject({ status: 400 })
    }
    expect(await rig.request(`media://photo/${'a'.repeat(64)}`)).toMatchObject({ status: 404 })
  })

  it('shows an added photo in the page', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    const { default: sharp } = await import('sharp')
    const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#3a6' } })
      .jpeg()
      .toBuffer()
    const added = await call(page, 'media.add', { name: 'cay-xanh.jpg', data: photo.toString('base64') })
    expect(added).toMatchObject({ ok: true, value: { width: 900, height: 600 } })
    const { media } = added.value as { media: string }
    const width = await page.evaluate(async (hash) => {
      const image = new Image()
      image.src = `media://photo/${hash}?w=640`
      await image.decode()
      return image.naturalWidth
    }, media.slice('media:'.length))
    expect(width).toBe(640)
  })
})

describe('the menu', () => {
  it('is Vietnamese, and becomes English with the settings', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    const top = () => rig.menus.bar.map((menu) => menu.label)
    expect(top()).toEqual(['Tệp', 'Sửa', 'Chèn', 'Định dạng', 'Bài viết', 'Xem', 'Trợ giúp'])
    const session = await call(page, 'session.get')
    const { settings } = session.value as { settings: object }
    expect(await call(page, 'settings.save', { ...settings, language: 'en' })).toMatchObject({ ok: true })
    await expect.poll(top).toEqual(['File', 'Edit', 'Insert', 'Format', 'Article', 'View', 'Help'])
  })

  it('sends its commands to the page', async () => {
    const rig = await start({ dialogs: [{ kind: 'showMessageBox', answer: { response: 0 } }] })
    const page = await rig.firstWindow()
    await listen(page)
    await rig.chooseMenu('Trợ giúp', 'Phím tắt')
    await expect.poll(() => commands(page)).toEqual(['shortcuts'])
    await rig.chooseMenu('Trợ giúp', 'Về Tòa Soạn')
    await expect.poll(() => rig.asked.length).toBe(1)
  })

  it('writes and inserts in the open article', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    await signIn(page)
    await page.reload()
    await call(page, 'articles.create', { fields: { title: 'Mùa hoa ban' } })
    await page.getByRole('button', { name: /^Tất cả bài/ }).click()
    await page.getByRole('option', { name: 'Mùa hoa ban' }).click()
    const body = page.getByRole('textbox', { name: 'Thân bài', exact: true })
    await body.click()
    await page.keyboard.type('Hoa nở trắng đồi.')
    await page.keyboard.press('Control+a')
    await rig.chooseMenu('Định dạng', 'Đậm')
    await body.locator('strong', { hasText: 'Hoa nở trắng đồi.' }).waitFor()
    await rig.chooseMenu('Sửa', 'Hoàn tác')
    await body.locator('strong').waitFor({ state: 'detached' })
    const chooser = page.waitForEvent('filechooser')
    await rig.chooseMenu('Chèn', 'Ảnh…')
    expect((await chooser).isMultiple()).toBe(true)
  })

  it('offers cut, copy and paste on the right button where they can be used', async () => {
    const rig = await start()
    await rig.firstWindow()
    await rig.rightClick({ isEditable: true, selectionText: 'bản Hưng' })
    await rig.rightClick({ isEditable: false, selectionText: '' })
    const popups = () => rig.menus.popups.map((entries) => entries.map((entry) => entry.label))
    await expect.poll(popups).toEqual([['Cắt', 'Chép', 'Dán', 'Dán chữ không định dạng', 'Chọn tất cả']])
  })
})

describe('one program, coming and going', () => {
  it('a second start hands its file to the first and ends', async () => {
    const userData = join(home, 'twice')
    const first = await start({ userData })
    const page = await first.firstWindow()
    await listen(page)
    await call(page, 'articles.list', { view: 'all', query: '', sort: 'newest' })
    const file = join(home, 'tin-thôn.txt')
    await writeFile(file, 'Thôn Bình Minh khánh thành đường mới\n')
    const second = await startRig({ outDir: builtProgram(), userData, browser, args: [file] })
    expect([await second.ended, second.problems]).toEqual([0, []])
    const handed = async () => (await commands(page)).find((command) => command?.startsWith('bring-in:'))
    await expect.poll(handed).toMatch(/^bring-in:\/opened\/[0-9a-f-]{36}:tin-thôn\.txt$/)
    // The window fetched the words by that address, once, and offers to bring them in.
    await page.getByRole('dialog').getByText('Bình Minh').first().waitFor()
  })

  it('says what it cannot open yet', async () => {
    const rig = await start({
      dialogs: [
        { kind: 'showMessageBox', answer: { response: 0 } },
        { kind: 'showMessageBox', answer: { response: 0 } },
      ],
    })
    await rig.firstWindow()
    await rig.openFile(join(home, 'goi.tinbai'))
    await rig.openFile(join(home, 'missing.txt'))
    await expect
      .poll(() => rig.asked.map((one) => (one.options as { message: string }).message))
      .toEqual(['Bản này chưa đọc được gói bài .tinbai', 'Không đọc được tệp: missing.txt'])
  })

  it('asks the page to save before it closes, when the computer sleeps and when it locks', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    await signIn(page)
    await listen(page)
    await rig.computer('suspend')
    await rig.computer('lock-screen')
    await expect.poll(() => commands(page)).toEqual(['flush', 'flush'])
    // The save that a flush starts must be in the library although the window is closing.
    await page.evaluate(() => {
      const { toaSoan } = window as unknown as TestPage
      toaSoan.on((event) => {
        if (event.command === 'flush') void toaSoan.call('articles.create', { fields: { title: 'Viết đến phút cuối' } })
      })
    })
    const userData = join(home, `person-${runs}`)
    rigs.splice(0)
    await rig.close()
    expect(rig.problems).toEqual([])
    const again = await start({ userData, args: ['--library', join(userData, 'library')] })
    const list = await call(await again.firstWindow(), 'articles.list', { view: 'all', query: '', sort: 'newest' })
    expect(JSON.stringify(list)).toContain('Viết đến phút cuối')
  })

  it('remembers its place, and the person who works here', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    await rig.moveWindow({ x: 120, y: 80, width: 1200, height: 700 })
    const profile = await signIn(page)
    const userData = join(home, `person-${runs}`)
    rigs.splice(0)
    await rig.close()
    expect(rig.problems).toEqual([])
    const again = await (await start({ userData, args: ['--library', join(userData, 'library')] })).firstWindow()
    expect(again.viewportSize()).toEqual({ width: 1200, height: 700 })
    expect(await call(again, 'session.get')).toMatchObject({ ok: true, value: { profile: { id: profile } } })
  })

  it('comes back by itself after a crash, and asks when it keeps crashing', async () => {
    const rig = await start({ dialogs: [{ kind: 'showMessageBox', answer: { response: 0 } }] })
    const page = await rig.firstWindow()
    for (const _ of [1, 2]) {
      const loaded = page.waitForEvent('load')
      await rig.crashWindow()
      await loaded
    }
    expect(await call(page, 'session.get')).toMatchObject({ ok: true })
    const loaded = page.waitForEvent('load')
    await rig.crashWindow()
    await loaded
    expect(rig.asked).toMatchObject([{ options: { message: 'Cửa sổ vừa dừng nhiều lần liên tiếp' } }])
  })

  it('says so when the library cannot be opened, and ends', async () => {
    const userData = join(home, 'broken')
    const file = join(home, 'not-a-folder')
    await writeFile(file, 'x')
    const rig = await startRig({
      outDir: builtProgram(),
      userData,
      browser,
      args: ['--library', file],
      dialogs: [{ kind: 'showMessageBox', answer: { response: 0 } }],
    })
    expect([await rig.ended, rig.problems]).toEqual([0, []])
    expect(rig.asked).toMatchObject([{ options: { type: 'error', message: 'Chưa mở được kho bài' } }])
  })
})
