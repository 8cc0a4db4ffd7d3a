import { describe, expect, it } from 'vitest'
import { call, desktopRigs, heard, listen, signIn, type TestPage } from './desktop.testing.ts'

const { start } = desktopRigs()

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

  it('lets the person choose the folder of an export and the file of a backup', async () => {
    const rig = await start({
      dialogs: [
        { kind: 'showOpenDialog', answer: { canceled: false, filePaths: ['/nha/xuat'] } },
        { kind: 'showOpenDialog', answer: { canceled: false, filePaths: ['/nha/kho.zip'] } },
        { kind: 'showOpenDialog', answer: { canceled: true, filePaths: [] } },
      ],
    })
    const page = await rig.firstWindow()
    expect(await call(page, 'host.chooseFolder')).toEqual({ ok: true, value: { dir: '/nha/xuat' } })
    expect(await call(page, 'host.chooseBackup')).toEqual({ ok: true, value: { file: '/nha/kho.zip' } })
    expect(await call(page, 'host.chooseBackup')).toEqual({ ok: true, value: { file: null } })
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
