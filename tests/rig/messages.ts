/** What the rig's two processes say to each other: the main process under test, and the screen that the test looks at. */
export type MenuEntry = {
  readonly label: string
  readonly role: string | null
  readonly id: string | null
  readonly accelerator: string | null
  readonly registerAccelerator: boolean
  readonly separator: boolean
  readonly entries: readonly MenuEntry[]
}
export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type DialogKind = 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog' | 'openExternal'
export type Frame = { readonly url: string; readonly origin: string; readonly top: boolean }
export type Answered = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string }
export type ServedResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** The main process asks the screen. */
export type MainAsks = {
  'open-window': { in: { window: number; url: string; bounds: Bounds; preload: string }; out: null }
  'show-window': { in: { window: number }; out: null }
  'reload-window': { in: { window: number }; out: null }
  'destroy-window': { in: { window: number }; out: null }
  'run-script': { in: { window: number; code: string; userGesture: boolean }; out: unknown }
  'send-event': { in: { window: number; channel: string; args: unknown[] }; out: null }
  'ask-person': { in: { kind: DialogKind; options: unknown }; out: unknown }
  'set-menu': { in: { entries: MenuEntry[] }; out: null }
  'show-popup': { in: { entries: MenuEntry[] }; out: null }
  'report-problem': { in: { text: string }; out: null }
  'second-instance': { in: { argv: string[]; workingDir: string }; out: null }
  ended: { in: null; out: null }
}

/** The screen asks the main process. */
export type ScreenAsks = {
  'serve-request': {
    in: { url: string; method: string; headers: Record<string, string>; resourceType: string }
    out: ServedResponse | { readonly stopped: 'by-guard' | 'by-nobody' }
  }
  invoke: { in: { window: number; channel: string; args: unknown[]; frame: Frame }; out: Answered }
  navigate: { in: { window: number; url: string; topFrame: boolean }; out: { prevented: boolean } }
  'open-popup': { in: { window: number; url: string }; out: { action: string } }
  'window-event': {
    in: { window: number; event: 'ready-to-show' | 'did-finish-load' | 'close' | 'crash' | 'session-end' }
    out: null
  }
  'move-window': { in: { window: number; bounds: Bounds }; out: null }
  'context-menu': { in: { window: number; isEditable: boolean; selectionText: string }; out: null }
  'ask-permission': {
    in: { permission: string; url: string }
    out: { request: boolean; check: boolean; device: boolean }
  }
  'choose-menu': { in: { path: string[] }; out: null }
  'computer-event': { in: { event: 'suspend' | 'lock-screen' }; out: null }
  'app-event': {
    in: { event: 'second-instance'; argv: string[]; workingDir: string } | { event: 'open-file'; path: string }
    out: null
  }
  'security-facts': { in: null; out: { sandboxEnabled: boolean; schemes: Record<string, Record<string, boolean>> } }
  quit: { in: null; out: null }
}
