export { type Facts, type Language, printInstant, printNumber } from './fill.ts'
export { printSize } from './print-size.ts'
export {
  checkText,
  failureText,
  isWord,
  LanguageProvider,
  useLanguage,
  useWords,
  type WordKey,
  type Words,
} from './words.tsx'
