import type { CliWords } from './cli-words.ts'
import { wordsEn } from './words-en.ts'
import { wordsVi } from './words-vi.ts'

/** The words in one language. */
export function wordsFor(language: 'vi' | 'en'): CliWords {
  const words = language === 'en' ? wordsEn : wordsVi
  const check = (code: string) => words.checks[code] ?? code
  return {
    ...words,
    check,
    failure({ code, facts = {} }) {
      const known: Record<string, string | number> = { ...facts, code }
      if (typeof facts.check === 'string') known.check = check(facts.check)
      const sentence = words.failures[code] ?? words.failures.unknown ?? code
      return sentence.replace(/\{([a-z]+)\}/g, (_, name: string) => String(known[name] ?? ''))
    },
  }
}
