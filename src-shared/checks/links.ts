import { textBlocks } from '../article/body-text.ts'
import { type Check, inBlock, shouldLook } from './check.ts'

/** Link text that says nothing when read alone (TT 26/2020/TT-BTTTT asks for meaningful links). */
const EMPTY_WORDS =
  /^(tại đây|ở đây|đây|xem thêm|xem tiếp|chi tiết|xem chi tiết|bấm vào đây|nhấn vào đây|click|here|link|https?:\/\/\S+)$/iu

export const checkLinks: Check = ({ body }) =>
  textBlocks(body).flatMap(({ id, node }) =>
    (node.content ?? [])
      .filter(
        (child) => child.marks?.some(({ type }) => type === 'link') && EMPTY_WORDS.test((child.text ?? '').trim()),
      )
      .map((child) => shouldLook('link/text', inBlock(id), { text: (child.text ?? '').trim() })),
  )
