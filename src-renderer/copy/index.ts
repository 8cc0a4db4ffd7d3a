export { type Facts, fill, type Language, printInstant, printNumber } from './fill.ts'
export {
  checkText,
  failureText,
  isWord,
  LanguageProvider,
  useLanguage,
  useWords,
  type WordKey,
  type Words,
  wordsOf,
} from './words.tsx'
