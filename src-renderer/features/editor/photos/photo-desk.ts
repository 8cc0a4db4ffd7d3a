import type { Client, Failure } from '../../../client/index.ts'
import { cleanLine } from '../paste/clean-paste.ts'

export type NewPhoto = { readonly media: string; readonly caption: string; readonly credit: string }
/** Where photos come from and where they are shown; passed to everything on the page that handles one. */
export type PhotoDesk = {
  /** Puts a picture file into the media store; null and `onRefused` when it is refused. */
  readonly add: (file: File) => Promise<NewPhoto | null>
  /** Asks the person for picture files. */
  readonly choose: (several: boolean) => Promise<readonly File[]>
  readonly address: (media: string) => string
}

const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/gif,image/avif'
const isPicture = (file: File): boolean =>
  file.type.startsWith('image/') || /\.(jpe?g|png|webp|gif|avif)$/i.test(file.name)

export const picturesIn = (transfer: DataTransfer | null): readonly File[] =>
  [...(transfer?.files ?? [])].filter(isPicture)

export function createPhotoDesk(client: Client, onRefused: (failure: Failure) => void): PhotoDesk {
  return {
    add: async (file) => {
      const answer = await client.call('media.add', { name: file.name || 'anh', data: await base64Of(file) })
      if (!answer.ok) {
        onRefused(answer.error)
        return null
      }
      const { media, caption, credit } = answer.value
      return { media, caption: cleanLine(caption), credit: cleanLine(credit) }
    },
    choose: askForFiles,
    address: (media) => client.mediaUrl(media, 1280),
  }
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}

function askForFiles(several: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = PICTURE_TYPES
    input.multiple = several
    input.onchange = () => resolve([...(input.files ?? [])])
    input.oncancel = () => resolve([])
    input.click()
  })
}
