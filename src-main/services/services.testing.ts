import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Envelope, InputOf, LibraryEvent, OperationName, ValueOf } from '@shared/contract/operations.ts'
import { ulid } from 'ulid'
import { createIntake } from '../intake/read-file.ts'
import { createPictures } from '../media/pictures.ts'
import { openLibrary } from '../store/library.ts'
import { createExporter } from './export-articles.ts'
import { createServices } from './services.ts'

/** A newsroom over a real library in a temporary folder; its clock stands until it is moved. */
export async function aNewsroom(
  over: {
    seedsDir?: string
    chooseFolder?: () => Promise<string | null>
    chooseBackup?: () => Promise<string | null>
    /** Puts a library where this one is going to be opened. */
    prepare?: (dir: string) => Promise<unknown>
  } = {},
) {
  const root = await mkdtemp(join(tmpdir(), 'toa-soan-services-'))
  const dir = join(root, 'library')
  let instant = Date.parse('2026-10-25T02:00:00.000Z')
  let blocks = 0
  const now = () => new Date(instant)
  await over.prepare?.(dir)
  const opened = await openLibrary({ dir, now, newId: () => ulid(), door: 'test' })
  if (!opened.ok) throw new Error(opened.error.code)
  const library = opened.value
  await library.ready
  const pictures = createPictures({ locate: library.media.locate })
  const bugs: unknown[] = []
  const events: LibraryEvent[] = []
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
    onBug: (_, cause) => bugs.push(cause),
    ...over,
  })
  services.on((event) => events.push(event))
  const call = <N extends OperationName>(name: N, input: InputOf<N>, profileId: string | null = 'toa-soan') =>
    services.call(name, input, { profileId }) as Promise<Envelope<ValueOf<N>>>
  return {
    root,
    library,
    services,
    bugs,
    events,
    call,
    now,
    /** The value of an operation that must succeed. */
    async do<N extends OperationName>(
      name: N,
      input: InputOf<N>,
      profileId: string | null = 'toa-soan',
    ): Promise<ValueOf<N>> {
      const answer = await call(name, input, profileId)
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
      return answer.value
    },
    passMinutes: (minutes: number) => {
      instant += minutes * 60_000
    },
    async leave() {
      services.close()
      await library.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** A one-colour JPEG, made on the spot. */
export async function aPicture(): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp({ create: { width: 800, height: 600, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer()
}
