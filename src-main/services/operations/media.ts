import type { Handler } from '../context.ts'

/** Keeps the original of a picture; the same picture twice is kept once. */
export const addMedia: Handler<'media.add'> = ({ name, data }, { library }) =>
  library.media.add(Buffer.from(data, 'base64'), name)
