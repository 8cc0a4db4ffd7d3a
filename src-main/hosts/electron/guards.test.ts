import { describe, expect, it } from 'vitest'
import { externalAddress, staysInside } from './guards.ts'

describe('leaving the window', () => {
  it('is possible for a web page and a letter', () => {
    expect(externalAddress('https://chinhphu.vn/a?b=1')?.href).toBe('https://chinhphu.vn/a?b=1')
    expect(externalAddress('mailto:toasoan@example.vn')?.protocol).toBe('mailto:')
  })
  it.each([
    'http://chinhphu.vn',
    'https://chinhphu.vn@evil.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id',
    'smb://may/chia-se',
    'tel:113',
    'not an address',
    '',
  ])('is refused for %j', (address) => {
    expect(externalAddress(address)).toBeNull()
  })
})

describe('requests of the window', () => {
  it.each(['app://toasoan/index.html', 'media://photo/aa?w=640', 'blob:app://toasoan/1'])(
    'lets %s through',
    (address) => expect(staysInside(address)).toBe(true),
  )
  it.each(['https://a.example/p.png', 'http://127.0.0.1:80/', 'ws://a.example', 'file:///a', 'ftp://a', 'data:,x', ''])(
    'stops %j',
    (address) => expect(staysInside(address)).toBe(false),
  )
})
