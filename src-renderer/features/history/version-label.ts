import type { VersionRow } from '../../client/index.ts'
import { printInstant, type Words } from '../../copy/index.ts'

/** What a version is called: its name, or why it was kept. */
export const versionWhat = ({ name, reason }: VersionRow, w: Words): string =>
  name === null ? w(`version.reason.${reason}`) : w('version.named', { name })

/** A version on one line of a list of choices: when, what, whose. */
export const versionLabel = (version: VersionRow, w: Words, now: Date): string =>
  [printInstant(version.at, now), versionWhat(version, w), version.byName].filter((part) => part !== '').join(' · ')
