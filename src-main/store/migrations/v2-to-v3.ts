/** Version 3 knows three more kinds of decisions; an article of version 2 has none of them. */
export const articleV2ToV3 = (article: Readonly<Record<string, unknown>>): unknown => ({ ...article, schemaVersion: 3 })

/** Version 3 keeps in the settings when and where the library is backed up. */
export function libraryV2ToV3(library: Readonly<Record<string, unknown>>): unknown {
  const settings = typeof library.settings === 'object' && library.settings !== null ? library.settings : {}
  return { ...library, settings: { ...settings, backup: { folder: '', everyHours: 24 } } }
}
