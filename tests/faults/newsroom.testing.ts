import { createHash } from 'node:crypto'
import type { Envelope, InputOf, OperationName, Profile, ValueOf } from '@shared/contract/operations.ts'
import { ulid } from 'ulid'
import { createIntake } from '../../src-main/intake/read-file.ts'
import { createPictures } from '../../src-main/media/pictures.ts'
import { createExporter } from '../../src-main/services/export-articles.ts'
import { createServices } from '../../src-main/services/services.ts'
import type { StoreFs } from '../../src-main/store/disk/store-fs.ts'
import { type Library, openLibrary } from '../../src-main/store/library.ts'

/** Every operation of the program over a library whose disk and clock are given. */
export type Newsroom = {
  readonly library: Library
  call<N extends OperationName>(name: N, input: InputOf<N>): Promise<Envelope<ValueOf<N>>>
  close(): Promise<void>
}

/** Who does all the work. */
const DESK: Profile = {
  ...{ id: 'toa-soan', name: 'Võ Thanh Sơn', penName: '', organisation: '' },
  roles: ['reporter', 'editor', 'approver', 'exporter'],
}

/** Opens the library, waits for its list and wires the operations. */
export async function openNewsroom(given: {
  readonly dir: string
  readonly fs: StoreFs
  readonly now: () => Date
  /** Told of what nobody expected. */
  readonly onBug: (operation: string, cause: unknown) => void
}): Promise<Newsroom> {
  const { dir, fs, now, onBug } = given
  const opened = await openLibrary({ dir, now, newId: () => ulid(), door: 'test', fs })
  if (!opened.ok) throw new Error(`not open: ${JSON.stringify(opened.error)}`)
  const library = opened.value
  await library.ready
  if (library.readOnly) throw new Error(`read-only: ${library.readOnly}`)
  const { settings, profiles } = library.config()
  if (!profiles.some(({ id }) => id === DESK.id)) await library.writeConfig({ settings, profiles: [...profiles, DESK] })
  const pictures = createPictures({ locate: library.media.locate })
  let blocks = 0
  const services = createServices({
    library,
    now,
    newId: () => ulid(),
    newBlockId: () => String(blocks++).padStart(12, '0'),
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    exporter: createExporter({ pictures, now, settings: () => library.config().settings }),
    intake: createIntake(),
    version: '0.1.0',
    door: 'test',
    onBug,
  })
  return {
    library,
    // The contract ties each name to its value.
    call: (name, input) => services.call(name, input, { profileId: DESK.id }) as Promise<Envelope<never>>,
    async close() {
      services.close()
      await library.close()
    },
  }
}
