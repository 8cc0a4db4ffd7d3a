// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { createTextBoxUndo } from './text-box-undo.ts'
import { directionOfKey } from './use-undo.ts'

let time = 0
let undo = createTextBoxUndo(() => time)
let box: HTMLInputElement
beforeEach(() => {
  time = 1000
  undo = createTextBoxUndo(() => time)
  box = document.body.appendChild(document.createElement('input'))
})

const type = (text: string, pause = 50, into = box) => {
  for (const letter of text) {
    time += pause
    undo.before(into)
    into.value += letter
    undo.after(into)
  }
}
const step = (direction: 'undo' | 'redo', at = box) => {
  undo.step(direction, at)
  return at.value
}

describe('the undo of a search box', () => {
  it('takes back what was typed since the last pause, and does it again', () => {
    type('chợ')
    time += 2000
    type(' phiên')
    expect([step('undo'), step('undo'), step('undo')]).toEqual(['chợ', '', ''])
    expect([step('redo'), step('redo'), step('redo')]).toEqual(['chợ', 'chợ phiên', 'chợ phiên'])
    step('undo')
    type(' quê')
    expect([step('redo'), step('undo')]).toEqual(['chợ quê', 'chợ'])
  })

  it('is heard by whoever listens to the box, as typing is', () => {
    type('chợ')
    const heard: string[] = []
    box.addEventListener('input', () => heard.push(box.value))
    step('undo')
    expect(heard).toEqual([''])
  })

  it('stays in its box: it never goes on in another, or in a text that the program put there', () => {
    const other = document.body.appendChild(document.createElement('input'))
    type('một')
    type('hai', 50, other)
    expect([step('undo', other), step('undo', other), box.value]).toEqual(['', '', 'một'])
    box.value = 'do chương trình điền'
    expect(step('undo')).toBe('do chương trình điền')
  })

  it('leaves alone what may not be changed and what is no text box', () => {
    type('một')
    box.readOnly = true
    expect(step('undo')).toBe('một')
    undo.before(document.body)
    undo.after(document.body)
    undo.step('undo', document.body)
    undo.step('undo', null)
  })
})

describe('the keys of undo', () => {
  const key = (name: string, held: Partial<KeyboardEvent> = {}) =>
    directionOfKey({ key: name, ctrlKey: true, metaKey: false, altKey: false, shiftKey: false, ...held })
  it('are those that everyone knows', () => {
    expect([key('z'), key('Z'), key('y'), key('Z', { shiftKey: true })]).toEqual(['undo', 'undo', 'redo', 'redo'])
  })
  it('leave Alt+Z and plain letters to Unikey', () => {
    expect([
      key('z', { ctrlKey: false, altKey: true }),
      key('z', { altKey: true }),
      key('z', { ctrlKey: false }),
    ]).toEqual([null, null, null])
  })
})
