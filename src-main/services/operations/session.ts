import { done, failed, type Profile } from '@shared/contract/operations.ts'
import type { Context, Handler } from '../context.ts'
import { inNfc } from '../in-nfc.ts'

/** What a window needs to draw its first frame. */
export const getSession: Handler<'session.get'> = (_, context) => {
  const { library, door, version, chooseFolder } = context
  const { settings, profiles } = library.config()
  return done({
    host: door === 'test' ? 'fake' : door,
    version,
    canChooseFolder: chooseFolder !== undefined,
    library: {
      path: library.dir,
      readOnly: library.readOnly,
      empty: library.count() === 0,
      lockedBy: library.lockedBy,
      indexing: library.indexing,
      missing: library.missing().length,
    },
    settings,
    profiles: [...profiles],
    profile: profiles.find(({ id }) => id === context.who.profileId) ?? null,
    recovered: library.recovered.map(({ id, from, quarantine }) => ({ id, from, quarantine })),
  })
}

export const saveSettings: Handler<'settings.save'> = async (input, context) => {
  // A folder's name stays byte for byte as the disk has it.
  const settings = { ...inNfc(input), exportFolder: input.exportFolder }
  const written = await context.library.writeConfig({ settings, profiles: context.library.config().profiles })
  if (!written.ok) return written
  context.announce({ type: 'settings.changed' })
  return done(settings)
}

/** Adds the profile, or replaces the one with its id. */
export const saveProfile: Handler<'profiles.save'> = async (input, context) => {
  const profile = inNfc(input)
  const { settings, profiles } = context.library.config()
  const next = profiles.some(({ id }) => id === profile.id)
    ? profiles.map((known) => (known.id === profile.id ? profile : known))
    : [...profiles, profile]
  const written = await context.library.writeConfig({ settings, profiles: next })
  if (!written.ok) return written
  context.announce({ type: 'settings.changed' })
  return done(next)
}

/** The host remembers the choice; here it is only looked up. Error: `profile/not-found`. */
export const chooseProfile: Handler<'profiles.choose'> = ({ id }, context) => {
  const profile = profileWithId(context, id)
  return profile ? done(profile) : failed('profile/not-found')
}

const profileWithId = ({ library }: Context, id: string): Profile | undefined =>
  library.config().profiles.find((profile) => profile.id === id)
