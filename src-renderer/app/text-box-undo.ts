/** The undo of the text boxes outside the article: search boxes, dialogs, a date that is half typed. */
export type TextBoxUndo = {
  /** Told before and after every input in the window. */
  readonly before: (target: EventTarget | null) => void
  readonly after: (target: EventTarget | null) => void
  /** Takes the last words typed into this box back, or does them again; nothing anywhere else. */
  readonly step: (direction: 'undo' | 'redo', target: EventTarget | null) => void
}

type TextBox = HTMLInputElement | HTMLTextAreaElement
type Typed = { readonly past: readonly string[]; readonly future: readonly string[]; value: string; time: number }

const NOT_TYPED = ['checkbox', 'radio', 'file', 'color', 'range', 'button', 'submit', 'date']
const PAUSE_MS = 700
const LONGEST = 100

export const isTextBox = (target: EventTarget | null): target is TextBox =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !NOT_TYPED.includes(target.type))

/**
 * The browser has one undo for the whole page: in a search box with nothing left to take back it goes on in the
 * article, past the article's own history. So its undo is never used, and each box has its own.
 */
export function createTextBoxUndo(now: () => number): TextBoxUndo {
  const boxes = new WeakMap<TextBox, Typed>()
  let stepping = false
  const known = (box: TextBox): Typed => {
    const typed = boxes.get(box)
    // A box that was filled or emptied by the program begins again.
    return typed?.value === box.value ? typed : { past: [], future: [], value: box.value, time: 0 }
  }
  return {
    before(target) {
      if (isTextBox(target)) boxes.set(target, known(target))
    },
    after(target) {
      const typed = isTextBox(target) ? boxes.get(target) : undefined
      if (!isTextBox(target) || !typed || stepping || typed.value === target.value) return
      const goesOn = typed.past.length > 0 && typed.future.length === 0 && now() - typed.time <= PAUSE_MS
      const past = goesOn ? typed.past : [...typed.past, typed.value].slice(-LONGEST)
      boxes.set(target, { past, future: [], value: target.value, time: now() })
    },
    step(direction, target) {
      if (!isTextBox(target) || target.readOnly || target.disabled) return
      const { past, future, value } = known(target)
      const [from, to] = direction === 'undo' ? [past, future] : [future, past]
      const next = from.at(-1)
      if (next === undefined) return
      const [shorter, longer] = [from.slice(0, -1), [...to, value]]
      const [nextPast, nextFuture] = direction === 'undo' ? [shorter, longer] : [longer, shorter]
      boxes.set(target, { past: nextPast, future: nextFuture, value: next, time: 0 })
      stepping = true
      fill(target, next)
      stepping = false
    },
  }
}

/** As if it had been typed: whoever listens to the box hears of it. */
function fill(box: TextBox, value: string): void {
  const prototype = box instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  // React watches the property on the element itself; its own setter would hide the change.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(box, value)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}
