import type { ProposalOfFile } from '@shared/contract/operations.ts'
import { createIntake } from './read-file.ts'

const utf8 = new TextEncoder()

/** Reads a page that a test wrote as text; fails the test when it is refused. */
export async function readPageText(text: string, name = 'trang.txt'): Promise<ProposalOfFile> {
  const read = await createIntake().readFile({ name, bytes: utf8.encode(text) })
  if (!read.ok) throw new Error(`refused: ${read.error.code}`)
  return read.value
}

/** Body paragraphs as a reader counts them: no gallery heading. */
export const paragraphsOf = ({ lines }: ProposalOfFile): readonly string[] =>
  lines.filter((line) => line.tag === 'body' && line.block !== 'gallery').map((line) => line.text)

/** A counter in place of random block ids. */
export function countingIds(): () => string {
  let next = 0
  return () => String(next++).padStart(12, 'b')
}
