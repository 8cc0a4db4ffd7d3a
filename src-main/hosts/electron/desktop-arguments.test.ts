import { describe, expect, it } from 'vitest'
import { desktopArguments } from './desktop-arguments.ts'

describe('the command line of the desktop window', () => {
  it('takes the library from --library, in both spellings, from the working folder', () => {
    expect(desktopArguments(['toa-soan', '--library', 'kho'], '/nha')).toEqual({ libraryDir: '/nha/kho', files: [] })
    expect(desktopArguments(['toa-soan', '--library=/kho'], '/nha')).toEqual({ libraryDir: '/kho', files: [] })
  })
  it('takes text pages and packages as opened files, nothing else', () => {
    const argv = ['toa-soan', '--hidden', 'out/main/electron.js', 'tin.TXT', '/b/trang.html', 'goi.tinbai', 'anh.exe']
    expect(desktopArguments(argv, '/a').files).toEqual(['/a/tin.TXT', '/b/trang.html', '/a/goi.tinbai'])
  })
  it('does not take a --library without a folder as a library', () => {
    expect(desktopArguments(['toa-soan', '--library'], '/a')).toEqual({ libraryDir: null, files: [] })
  })
})
