import type { Failure } from '@shared/contract/operations.ts'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { en } from './en.ts'
import { type Facts, fill, type Language } from './fill.ts'
import { vi } from './vi.ts'

export type { Failure }
export type WordKey = keyof typeof vi
/** The sentence of a key in the language on the screen, its facts filled in. */
export type Words = (key: WordKey, facts?: Facts) => string

const LanguageContext = createContext<Language>('vi')

export function LanguageProvider({
  language,
  children,
}: {
  readonly language: Language
  readonly children: ReactNode
}) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

export function useLanguage(): Language {
  return useContext(LanguageContext)
}

export function useWords(): Words {
  const language = useLanguage()
  return useMemo(() => wordsOf(language), [language])
}

/** The words of one language, for code that no component calls. */
export function wordsOf(language: Language): Words {
  const sentences = language === 'vi' ? vi : en
  return (key, facts) => fill(sentences[key], facts, language)
}

/** What happened, what is safe, what to do; a code without a sentence of its own gets the common one with the code in it. */
export function failureText(w: Words, failure: Failure): string {
  const key = `error.${failure.code}`
  if (!isWord(key)) return w('error.unknown', { code: failure.code })
  const check = `check.${failure.facts?.check ?? ''}`
  // The fact names the check by its code; what the check itself would fill in is not known here.
  return isWord(check) ? w(key, { ...failure.facts, check: w(check).replace(/\{\w+\}/g, '…') }) : w(key, failure.facts)
}

/** The sentence of a check; unknown checks show their code. */
export function checkText(w: Words, issue: { readonly code: string; readonly facts: Facts }): string {
  const key = `check.${issue.code}`
  return isWord(key) ? w(key, issue.facts) : issue.code
}

export function isWord(key: string): key is WordKey {
  return Object.hasOwn(vi, key)
}
