import { type Profile, ROLES } from '@shared/contract/operations.ts'

/** Who acts while nobody was chosen: the only profile, or the one that holds every role; null when there is neither. */
export function standIn(profiles: readonly Profile[]): string | null {
  const [only, ...others] = profiles
  const everyone = profiles.find(({ roles }) => ROLES.every((role) => roles.includes(role)))
  return (others.length === 0 ? only : everyone)?.id ?? null
}
